"""What is printed is for archives (PDF/A-2a) and for everyone (PDF/UA-1), as veraPDF sees it."""

import subprocess
from pathlib import Path

import pikepdf

from tests.building import PROJECT


def broken(*paths: Path) -> list[str]:
    """The rules that files break, one a line, in the environment that scripts/apart.sh has made."""
    command = [PROJECT / ".venv" / "pdf" / "bin" / "python", PROJECT / "tests" / "pdf_standards.py", *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.splitlines()
    assert sum(" checks" in line for line in told) == 2 * len(paths), "not every file has been looked at for both"
    return [line for line in told if " passed " not in line]


def printed(site: Path) -> list[Path]:
    return sorted(site.glob("**/reports/*/*.pdf"))


def test_every_report_of_the_sample_site_keeps_both_standards(sample_site: Path) -> None:
    assert len(printed(sample_site)) >= 2
    assert broken(*printed(sample_site)) == []


def test_a_report_without_its_tags_would_be_noticed(sample_site: Path, tmp_path: Path) -> None:
    with pikepdf.open(printed(sample_site)[0]) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.Lang
        pdf.save(tmp_path / "untagged.pdf")
    found = " ".join(broken(tmp_path / "untagged.pdf"))
    assert "ua1 failed" in found and "2a failed" in found and "StructTreeRoot" in found
