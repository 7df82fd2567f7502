from pathlib import Path

import pytest

from qunzhi.languages import Language
from qunzhi.pages.edition import Edition
from qunzhi.pages.templates import Templates
from qunzhi.prepare import prepare
from qunzhi.printing.document import document_of
from qunzhi.printing.numbered import parts_of
from qunzhi.printing.setting import files_of, pdf_of
from qunzhi.store import FOLDER
from tests.building import PROJECT
from tests.printing.printed import pages, site_named

REPORT = "annual-report-2023"

NUMBERED = {
    "zh": ("表1-1成员按类别统计", "表1-2培训计划完成情况", "图3-1各专业大类在校生数", "案例3-1双导师带徒"),
    "en": (
        "Table1-1Membersbytype",
        "Table1-2Trainingplannedandcompleted",
        "Figure3-1Studentsbyfieldofstudy",
        "Case3-1",
    ),
}
"""As the web edition numbers them."""

HEADINGS = {"zh": ("一、集团概况", "（一）成员", "1.实训车间"), "en": ("1Overview", "1.1Members", "3.1.1Theworkshop")}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_print_numbers_tables_charts_cases_and_headings_as_the_web_edition_does(lang: Language, tmp_path: Path) -> None:
    site = site_named("sample")
    media = prepare(site, tmp_path)[0]
    edition = Edition(site, lang, media)
    record = site.records[REPORT]
    parts = parts_of(edition, Templates((PROJECT / "overrides",)), record)
    made = pdf_of(document_of(edition, record, parts), files_of(site.root), tmp_path / FOLDER)
    found = "".join(pages(made))
    for words in (*NUMBERED[lang], *HEADINGS[lang]):
        assert words in found
