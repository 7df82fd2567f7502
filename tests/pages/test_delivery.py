"""Work reports as they were given: place and date, and whom they address."""

from pathlib import Path

import pytest

from tests.reading_pages import page, words
from tests.small_sites import findings_of, laid_over

FOLDER = "content/reports/work-2024"
GIVEN = "delivered: {place: {zh: 示例市, en: Example City}, date: 2024-11-28}\n"
HEAD = "---\ntitle: 2024年工作报告\nyear: 2024\ntype: annual\n"
FILES: dict[str, str | bytes | None] = {
    f"{FOLDER}/index.zh.md": f"{HEAD}{GIVEN}salutation: 各位代表：\n---\n\n前言。\n",
    f"{FOLDER}/index.en.md": "---\ntitle: Work report 2024\nsalutation: 'Representatives:'\n---\n\nForeword.\n",
    f"{FOLDER}/01-year.zh.md": "---\ntitle: 这一年\n---\n\n正文。\n",
    f"{FOLDER}/01-year.en.md": "---\ntitle: The year\n---\n\nText.\n",
}


def built(root: Path, files: dict[str, str | bytes | None]) -> Path:
    found = findings_of(laid_over(root / "here", files))
    assert [str(one) for one in found if one.severity == "error"] == []
    return root / "here" / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("work"), FILES)


@pytest.mark.parametrize(
    ("address", "lines", "text"),
    [
        ("", "（2024年11月28日 示例市） 各位代表：", "前言。"),
        ("en/", "(Example City, 28 November 2024) Representatives:", "Foreword."),
    ],
)
def test_place_date_and_salutation_stand_right_above_the_foreword(
    site: Path, address: str, lines: str, text: str
) -> None:
    for path in ("reports/work-2024", "reports/work-2024/whole"):
        tree = page(site, address + path)
        assert words(tree, "//div[@class='delivery']") == lines
        assert words(tree, "//div[@class='delivery']/following-sibling::div[1]").startswith(text)


def test_chapters_do_not_repeat_them(site: Path) -> None:
    assert not page(site, "reports/work-2024/year").xpath("//div[@class='delivery']")


def test_the_plain_text_has_them_between_title_and_foreword(site: Path) -> None:
    written = (site / "reports/work-2024/work-2024.txt").read_text("utf-8-sig")
    assert written.startswith("2024年工作报告\n\n（2024年11月28日　示例市）\n\n各位代表：\n\n前言。")


def test_english_readers_get_a_salutation_that_is_not_translated_marked_as_chinese(tmp_path: Path) -> None:
    english = "---\ntitle: Work report 2024\n---\n\nForeword.\n"
    tree = page(built(tmp_path, {**FILES, f"{FOLDER}/index.en.md": english}), "en/reports/work-2024")
    assert tree.xpath("//p[@class='delivery__salutation']/*[@lang='zh-CN']/text()") == ["各位代表："]


def test_a_report_that_addresses_nobody_has_no_such_lines(tmp_path: Path) -> None:
    files = {**FILES, f"{FOLDER}/index.zh.md": f"{HEAD}---\n\n前言。\n"}
    files[f"{FOLDER}/index.en.md"] = "---\ntitle: Work report 2024\n---\n\nForeword.\n"
    assert not page(built(tmp_path, files), "reports/work-2024").xpath("//div[@class='delivery']")
