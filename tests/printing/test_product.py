from pathlib import Path

import pytest
from lxml import html

from tests.building import PROJECT
from tests.printing.printed import pages
from tests.small_sites import laid_over
from tests.test_renewal import activity, build, made_by

FOLDER = "content/reports/report-2024"
PDF = {"reports/report-2024/report-2024.pdf", "en/reports/report-2024/report-2024.pdf"}

FILES: dict[str, str | bytes | None] = {
    f"{FOLDER}/index.zh.md": "---\ntitle: 2024年度报告\nyear: 2024\ntype: annual\n---\n\n前言。\n",
    f"{FOLDER}/index.en.md": "---\ntitle: Annual report 2024\n---\n\nForeword.\n",
    f"{FOLDER}/01-year.zh.md": "---\ntitle: 这一年\n---\n\n见[[visit]]。\n",
    f"{FOLDER}/01-year.en.md": "---\ntitle: The year\n---\n\nSee [[visit]].\n",
    "content/activities/visit/index.zh.md": activity("参观工厂", "2024-03-01"),
    "content/activities/other/index.zh.md": activity("另一次活动", "2024-04-01"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid_over(tmp_path / "site", FILES)


def pdfs_of(made: set[str]) -> set[str]:
    return {path for path in made if path.endswith(".pdf")}


def test_a_report_is_printed_in_both_languages_and_offered_on_its_page(root: Path) -> None:
    build(root)
    out = root.parent / "out"
    for path in PDF:
        folder = out / Path(path).parent
        tree = html.fromstring((folder / "index.html").read_bytes())
        links = tree.xpath("//a[contains(@class, 'file__title')]/@href")
        assert [(folder / link).resolve() for link in links if link.endswith(".pdf")] == [out / path]
        assert (out / path).read_bytes().startswith(b"%PDF-1.7")
    assert "见参观工厂。" in "".join(pages((out / "reports/report-2024/report-2024.pdf").read_bytes()))


def test_a_report_without_an_english_title_is_offered_in_chinese(root: Path) -> None:
    laid_over(root, {f"{FOLDER}/index.en.md": None, f"{FOLDER}/01-year.en.md": None})
    build(root)
    page = (root.parent / "out/en/reports/report-2024/index.html").read_text("utf-8")
    assert "reports/report-2024/report-2024.pdf" in page and "en/reports/report-2024/report-2024.pdf" not in page
    assert not (root.parent / "out/en/reports/report-2024/report-2024.pdf").exists()


def test_a_withdrawn_report_is_not_printed(root: Path) -> None:
    withdrawn = "state: withdrawn\nwithdrawn: {date: 2024-12-01, reason: {zh: 有误, en: Mistaken}}\n---\n"
    text = str(FILES[f"{FOLDER}/index.zh.md"]).replace("---\n\n前言", f"{withdrawn}\n前言")
    build(laid_over(root, {f"{FOLDER}/index.zh.md": text}))
    assert not list((root.parent / "out").rglob("report-2024.pdf"))


def test_what_a_report_does_not_say_costs_it_nothing(root: Path) -> None:
    change: dict[str, str | bytes | None] = {
        "content/activities/other/index.zh.md": activity("另一次活动", "2024-04-01", "改了。")
    }
    made = made_by(root, change)
    assert made and pdfs_of(made) == set()


def test_a_report_is_printed_again_when_what_it_names_is_called_otherwise(root: Path) -> None:
    change: dict[str, str | bytes | None] = {"content/activities/visit/index.zh.md": activity("参观车间", "2024-03-01")}
    assert pdfs_of(made_by(root, change)) == PDF


def test_a_report_is_printed_again_when_a_chapter_changes(root: Path) -> None:
    change: dict[str, str | bytes | None] = {f"{FOLDER}/01-year.zh.md": "---\ntitle: 这一年\n---\n\n改了。\n"}
    assert "reports/report-2024/report-2024.pdf" in pdfs_of(made_by(root, change))


def test_a_site_brings_its_own_emblem_and_templates_of_print(root: Path) -> None:
    build(root)
    printed = (root.parent / "out/reports/report-2024/report-2024.pdf").read_bytes()
    emblem = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
    build(laid_over(root, {"overrides/assets/emblem.svg": emblem}))
    own = (root.parent / "out/reports/report-2024/report-2024.pdf").read_bytes()
    assert own != printed
    back = (
        (PROJECT / "overrides/print/back.typ")
        .read_text("utf-8")
        .replace("report.words.print_colophon", '"自己的版本页"')
    )
    build(laid_over(root, {"overrides/print/back.typ": back}))
    assert "自己的版本页" in pages((root.parent / "out/reports/report-2024/report-2024.pdf").read_bytes())[-1]
