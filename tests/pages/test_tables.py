from pathlib import Path

import pytest
from lxml import html

from tests.reports.table_site import PAGE, built_site, table_site

CSV = """序号,学院,2022年,,备注
,,计划（人）,完成（人）,
1,机电<学院>,"1,020",18,新设
2,信息学院,—,41,
合计,,1020,59,
"""
MORE = "head: 2\nnote: {zh: 不含兼职。, en: Without those of 兼职.}\n"
WORDS = "机电<学院>: Mechanics & more\n学院: College\n2022年: '2022'\n计划（人）: Planned\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(table_site(tmp_path_factory.mktemp("tables"), CSV, MORE, words=WORDS))


def _page(site: Path, lang: str = "") -> html.HtmlElement:
    return html.fromstring((site / lang / PAGE / "index.html").read_text("utf-8"))


def _row(table: html.HtmlElement, number: int) -> list[tuple[str, str, str]]:
    cells = table.xpath(f"(.//tr)[{number}]/*")
    return [(cell.tag, cell.text_content(), cell.get("class") or "") for cell in cells]


def test_a_table_has_a_caption_a_header_with_scope_and_merged_cells(site: Path) -> None:
    (table,) = _page(site).xpath("//table")
    assert table.xpath("string(caption)") == "教职工统计"
    spans = [
        (th.text_content(), th.get("scope"), th.get("colspan"), th.get("rowspan")) for th in table.xpath("thead//th")
    ]
    assert spans == [
        ("序号", "col", None, "2"),
        ("学院", "col", None, "2"),
        ("2022年", "col", "2", None),
        ("备注", "col", None, "2"),
        ("计划（人）", "col", None, None),
        ("完成（人）", "col", None, None),
    ]


def test_rows_are_named_by_what_stands_behind_their_number(site: Path) -> None:
    (table,) = _page(site).xpath("//table")
    assert [th.text for th in table.xpath("tbody//th[@scope='row']")] == ["机电<学院>", "信息学院"]


def test_numbers_and_the_columns_that_stay_in_sight_are_marked(site: Path) -> None:
    (table,) = _page(site).xpath("//table")
    assert _row(table, 3) == [
        ("td", "1", "sheet__number sheet__stay sheet__stay--serial"),
        ("th", "机电<学院>", "sheet__stay sheet__stay--second"),
        ("td", "1,020", "sheet__number"),
        ("td", "18", "sheet__number"),
        ("td", "新设", ""),
    ]


def test_a_total_is_emphasised(site: Path) -> None:
    (table,) = _page(site).xpath("//table")
    assert [tr.get("class") for tr in table.xpath("tbody/tr")] == [None, None, "sheet__total"]


def test_the_box_that_scrolls_can_be_reached_and_is_called_by_the_caption(site: Path) -> None:
    (box,) = _page(site).xpath("//*[@id='table-staff']/*[@class='table-box']")
    assert (box.get("role"), box.get("tabindex"), box.get("aria-labelledby")) == ("region", "0", "table-staff-caption")
    assert box.xpath("string(//*[@id='table-staff-caption'])") == "教职工统计"


def test_in_english_words_come_from_the_glossary_and_what_it_lacks_is_marked_as_chinese(site: Path) -> None:
    (table,) = _page(site, "en").xpath("//table")
    assert table.xpath("string(caption)") == "Staff"
    found = {cell.text_content(): cell.get("lang") for cell in table.xpath(".//th | .//td") if cell.text_content()}
    assert {word: found[word] for word in ("No.", "College", "Mechanics & more", "信息学院", "Total", "18")} == {
        "No.": None,
        "College": None,
        "Mechanics & more": None,
        "信息学院": "zh-CN",
        "Total": None,
        "18": None,
    }


def test_source_and_note_stand_below_in_the_words_of_the_language(site: Path) -> None:
    (chinese,), (english,) = (_page(site, lang).xpath("//*[@class='sheet__below']") for lang in ("", "en"))
    assert "注：不含兼职。" in chinese.text_content() and "Note: Without those of 兼职." in english.text_content()
    assert english.xpath("string(.//span[@lang='zh-CN'])") == "兼职"
