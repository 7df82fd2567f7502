"""A changed file of a table makes exactly the pages anew that show it."""

import shutil
from pathlib import Path

import pytest

from qunzhi.build import examine, finish
from qunzhi.search import NoSearch
from tests.building import SITES
from tests.edits import count_anew
from tests.small_sites import bare_shell
from tests.test_incremental import from_nothing, outcome

REPORT = "content/reports/annual-report-2023"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "sample", tmp_path / "here" / "site", ignore=shutil.ignore_patterns(".cache"))
    return tmp_path / "here" / "site"


def _made(root: Path) -> set[str]:
    """What a build has to make."""
    examined, fresh = examine(root), root.with_name("fresh")
    fresh.mkdir(exist_ok=True)
    return set(finish(examined, bare_shell(examined.site), fresh, root.with_name("out"), NoSearch(), workers=1).times)


SHOWING = {
    f"{lang}reports/annual-report-2023/{path}"
    for lang in ("", "en/")
    for path in (
        *("overview/index.html", "whole/index.html", "index.html"),
        *("annual-report-2023.xlsx", "annual-report-2023.pdf"),
    )
}
"""Not the proof, which tells how many numbers a table has, and which of them are found wrong."""

OPEN = {
    "data/reports/annual-report-2023/members.csv",
    "data/reports/annual-report-2023/members.json",
    "data/datapackage.json",
    "data/index.html",
    "en/data/index.html",
}


def test_another_number_makes_the_pages_that_show_it_and_its_files_anew_and_nothing_else(root: Path) -> None:
    _made(root)
    path = root / REPORT / "tables" / "members.csv"
    path.write_text(path.read_text("utf-8").replace("12,33.3", "13,33.3").replace("36", "37"), "utf-8")
    files = {f"{lang}reports/annual-report-2023/tables/members.csv" for lang in ("", "en/")}
    assert _made(root) == SHOWING | files | OPEN


def test_a_file_written_again_as_it_was_makes_nothing_anew(root: Path) -> None:
    _made(root)
    path = root / REPORT / "tables" / "members.csv"
    path.write_bytes(path.read_bytes())
    assert _made(root) == set()


def test_a_glossary_of_its_own_is_noticed_when_it_comes_into_being(root: Path) -> None:
    _made(root)
    (root / REPORT / "tables" / "members.words.yml").write_text("类别: Kind of member\n", "utf-8")
    assert "en/reports/annual-report-2023/tables/members.csv" in _made(root)
    assert (
        b"Kind of member" in (root.with_name("out") / "en/reports/annual-report-2023/tables/members.csv").read_bytes()
    )


@pytest.mark.parametrize(("which", "line"), [(0, 1), (1, 4), (2, 3), (0, 2)])
def test_after_an_edit_of_a_table_a_build_gives_the_same_as_one_from_nothing(
    which: int, line: int, root: Path, tmp_path: Path
) -> None:
    outcome(root)
    count_anew(root, which, line)
    assert outcome(root) == from_nothing(root, tmp_path / "there")


def test_another_sentence_makes_its_chapter_and_what_holds_all_of_the_text_and_nothing_else(root: Path) -> None:
    _made(root)
    text = root / REPORT / "01-overview.zh.md"
    text.write_text(text.read_text("utf-8").replace("\n## 成员\n", "\n## 成员\n\n这一句是新写的。\n"), "utf-8")
    pages = (
        "overview/index.html",
        "whole/index.html",
        "index.html",
        "annual-report-2023.txt",
        "annual-report-2023.pdf",
    )
    assert _made(root) == {f"reports/annual-report-2023/{path}" for path in pages}


def test_another_form_of_a_table_makes_its_files_anew(root: Path) -> None:
    _made(root)
    text = root / REPORT / "01-overview.zh.md"
    text.write_text(text.read_text("utf-8").replace("tables/members.csv\n", "tables/members.csv\nhead: 1\n"), "utf-8")
    assert _made(root) >= {
        "reports/annual-report-2023/tables/members.csv",
        "data/reports/annual-report-2023/members.csv",
    }
