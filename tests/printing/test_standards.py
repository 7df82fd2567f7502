"""What is printed is for archives (PDF/A-2a) and for everyone (PDF/UA-1), as veraPDF sees it."""

import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.browser.sites import built, shared_folder
from tests.building import PROJECT


def broken(*paths: Path) -> list[str]:
    """The rules that files break, one a line, in the environment that scripts/apart.sh has made."""
    command = [PROJECT / ".venv" / "pdf" / "bin" / "python", PROJECT / "tests" / "pdf_standards.py", *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.splitlines()
    assert sum(" checks" in line for line in told) == 2 * len(paths), "not every file has been looked at for both"
    return [line for line in told if " passed " not in line]


PRINTED = ("reports/*/*.pdf", "plans/*/*.pdf", "cases/**/cases-*.pdf")
"""Below the folder of a language."""


def printed(site: Path) -> list[Path]:
    return sorted(file for folder in (site, site / "en") for one in PRINTED for file in folder.glob(one))


def test_every_report_of_the_sample_site_keeps_both_standards(sample_site: Path) -> None:
    assert len(printed(sample_site)) >= 2
    assert broken(*printed(sample_site)) == []


def test_all_that_the_four_sites_print_keeps_both_standards(tmp_path_factory: pytest.TempPathFactory) -> None:
    sites = [
        built(name, shared_folder(tmp_path_factory)).folder for name in ("project", "ernan", "weifang", "chongqing")
    ]
    files = [file for site in sites for file in printed(site)]
    assert len(files) >= 16
    assert broken(*files) == []


def test_a_report_without_its_tags_would_be_noticed(sample_site: Path, tmp_path: Path) -> None:
    with pikepdf.open(printed(sample_site)[0]) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.Lang
        pdf.save(tmp_path / "untagged.pdf")
    found = " ".join(broken(tmp_path / "untagged.pdf"))
    assert "ua1 failed" in found and "2a failed" in found and "StructTreeRoot" in found
