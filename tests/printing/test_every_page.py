"""Every page of the reports of the four sites, and of the book of the one that has none, drawn and read back.

What is to be found there, the web edition tells and the pages themselves; nothing here knows a word of the content.
"""

from pathlib import Path

import pytest

from tests.browser.sites import built, shared_folder
from tests.building import PROJECT, SITES
from tests.printing import paper_checks as checks
from tests.printing.paper import Margins, Paper, paper
from tests.printing.web_edition import Web, web, web_of_book
from tests.reading_pages import page

FOLDERS = {"project": PROJECT, **{name: SITES / name for name in ("ernan", "weifang", "chongqing")}}
PREFIXES = {"zh": "", "en": "en/"}
PLACES = [
    *(
        (site, f"reports/{index.parent.name}/")
        for site, folder in FOLDERS.items()
        for index in sorted(folder.glob("content/reports/*/index.zh.md"))
    ),
    ("chongqing", "cases/"),
]
"""Pages with a publication to download. The source of Chongqing is a feature of two cases, and no report."""

PRINTED = [(site, f"{prefix}{place}", lang) for site, place in PLACES for lang, prefix in PREFIXES.items()]

BOOK = Margins(top=32, bottom=28, left=28, right=28)
OFFICIAL = Margins(top=37, bottom=35, left=28, right=26)
"""GB/T 9704-2012, 5.2.1."""


class Report:
    """A publication in one language, on paper and on the web."""

    def __init__(self, site: Path, name: str, address: str, lang: str) -> None:
        self.site, self.address, self.lang = site, address, lang
        self.margins = OFFICIAL if name == "weifang" else BOOK
        self.is_report = "reports/" in address

    @property
    def files(self) -> set[Path]:
        """To which its page leads."""
        links = page(self.site, self.address).xpath("//a[@type='application/pdf']/@href")
        return {(self.site / self.address / link).resolve() for link in links}

    @property
    def paper(self) -> Paper:
        (file,) = self.files
        return paper(file, self.margins)

    @property
    def web(self) -> Web:
        return (web if self.is_report else web_of_book)(self.site, self.address)


@pytest.fixture(scope="module", params=PRINTED, ids=lambda one: f"{one[0]}-{one[2]}")
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    name, address, lang = request.param
    return Report(built(name, shared_folder(tmp_path_factory)).folder, name, address, lang)


def test_each_of_the_four_sites_is_looked_at_in_both_languages() -> None:
    assert {(site, lang) for site, _, lang in PRINTED} == {(site, lang) for site in FOLDERS for lang in PREFIXES}


def test_the_page_of_the_report_leads_to_the_file(report: Report) -> None:
    (file,) = report.files
    assert file.is_relative_to(report.site.resolve() / report.address)
    assert file.read_bytes().startswith(b"%PDF-1.7")


def test_pages_are_numbered_one_after_the_other(report: Report) -> None:
    assert len(checks.body(report.paper)) > 4 and checks.front(report.paper)
    assert checks.wrong_numbers_of_pages(report.paper) == []


def test_the_contents_and_lists_name_all_that_has_a_number_in_the_order_of_the_web_edition(report: Report) -> None:
    assert len(report.web.headings) > 25 if report.is_report else len(report.web.headings) > 1
    assert checks.not_listed(report.paper, report.web, report.lang) == []


def test_what_the_contents_and_lists_name_stands_on_that_page(report: Report) -> None:
    assert checks.not_where_listed(report.paper, report.lang) == []


def test_captions_and_numbers_of_the_web_edition_stand_in_the_text(report: Report) -> None:
    assert report.web.numbers
    assert checks.not_told(report.paper, report.web) == []


def test_each_page_names_the_report_and_its_chapter_above_the_text(report: Report) -> None:
    assert checks.wrong_running_heads(report.paper, report.web, report.lang) == []


def test_no_letter_is_an_empty_box(report: Report) -> None:
    assert report.paper.tofu == ()


def test_no_page_is_empty(report: Report) -> None:
    assert checks.nearly_empty(report.paper) == []


def test_nothing_stands_in_the_margins(report: Report) -> None:
    assert checks.over_the_margin(report.paper, report.margins) == []
