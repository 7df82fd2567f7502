from pathlib import Path

import pytest

from tests.attachments import plain_pdf
from tests.reading_pages import page, words
from tests.reports.report_site import FILES, REPORT, report_site
from tests.small_sites import findings_of

EDITIONS = """editions:
  - {file: draft.pdf, version: {zh: 征求意见稿, en: Draft for comments}, date: 2023-12-20, language: zh}
  - {file: first.pdf, version: {zh: 第一版, en: First edition}, date: 2024-01-15, language: zh}
"""


def edited(root: Path) -> Path:
    whole = FILES[f"{REPORT}/index.zh.md"]
    assert isinstance(whole, str)
    files = {f"{REPORT}/index.zh.md": whole.replace("type: annual\n", f"type: annual\n{EDITIONS}")}
    return report_site(root, {**files, f"{REPORT}/draft.pdf": plain_pdf(), f"{REPORT}/first.pdf": plain_pdf()})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = edited(tmp_path_factory.mktemp("editions") / "here")
    assert [str(one) for one in findings_of(root) if one.code.startswith(("QZ-F", "QZ-V"))] == []
    return root / "site"


def test_earlier_editions_are_downloads_of_the_report_newest_first(site: Path) -> None:
    (part,) = page(site, "reports/2023-report").xpath("//section[h2[@id='editions']]")
    assert words(part, "./h2") == "历次版本"
    assert [words(one, ".") for one in part.xpath(".//*[@class='file__title']")] == ["第一版", "征求意见稿"]
    assert "2024年1月15日" in words(part, ".//li[1]//p[@class='file__meta']")
    assert part.xpath(".//a[contains(@class, 'download')]/@download")[0] == "年度报告 第一版 2024年1月15日.pdf"
    assert part.xpath(".//a[contains(@class, 'download')]/@href")[0] == "../../reports/2023-report/first.pdf"
    assert (site / "reports/2023-report/first.pdf").read_bytes() == plain_pdf()


def test_the_english_page_calls_them_in_english(site: Path) -> None:
    (part,) = page(site, "en/reports/2023-report").xpath("//section[h2[@id='editions']]")
    assert words(part, "./h2") == "Earlier editions"
    assert words(part, ".//li[2]").startswith("Draft for comments PDF")


def test_chapters_do_not_repeat_them(site: Path) -> None:
    for address in ("overview", "whole"):
        assert page(site, f"reports/2023-report/{address}").xpath("//*[@id='editions']") == []


def test_an_edition_that_is_not_there_is_told(tmp_path: Path) -> None:
    root = edited(tmp_path / "here")
    (root / f"{REPORT}/first.pdf").unlink()
    assert [one.code for one in findings_of(root) if one.severity == "error"] == ["QZ-F12"]
