from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from qunzhi.load import load
from qunzhi.site import Site
from tests.printing.printed import bookmarks, ink, pages, pdf
from tests.printing.whole_report import LONG, REPORT, ROWS, parts, site_folder

CASES = {"zh": "案例1-1", "en": "Case1-1"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    found = load(site_folder(tmp_path_factory.mktemp("report") / "site")).site
    assert found is not None
    return found


@pytest.fixture(scope="module")
def printed(site: Site, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pdf(site, REPORT, "zh", parts(), tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def found(printed: bytes) -> list[str]:
    return pages(printed)


def body_of(found: list[str]) -> str:
    """All but the cover, the contents and the lists."""
    return "".join(found)[len("".join(found[:2])) :]


def test_headings_bear_their_numbers_and_numbers_stand_for_references(found: list[str]) -> None:
    words = body_of(found)
    for expected in ("一、这一年", "（一）总体情况", "见表1-1和图1-1。", "“技能校园”建设见案例1-1。", "二、下一年"):
        assert expected in words


def test_numbers_are_found_with_their_units(found: list[str]) -> None:
    assert "34所，完成投资3.41亿元" in body_of(found)


def test_tables_figures_and_cases_are_listed_in_front_with_their_pages(found: list[str]) -> None:
    front = found[1]
    for title, entry in (("表目录", "表1-1成员一览"), ("图目录", "图1-1增长"), ("案例目录", "案例1-1双导师带徒")):
        assert title in front and f"{entry}..." in front.partition(title)[2]


def test_the_head_of_a_long_table_stands_on_every_page_that_it_reaches(found: list[str]) -> None:
    reached = [words for words in found if "第" in words and "单位" in words and "人数（人）" in words]
    assert len(reached) >= 2
    for number in range(1, ROWS):
        assert sum(f"第{number}单位" in words for words in reached) == 1
    assert "合计2415" in reached[-1] and "注：截至年底。" in "".join(found) and "来源：示例统计" in "".join(found)


def test_a_picture_stands_with_its_alternative_text_and_one_that_is_lost_says_so(
    printed: bytes, found: list[str]
) -> None:
    assert "图1-2学校大门" in body_of(found)
    assert "失传的照片（原图未入藏，仅存说明）" in body_of(found)
    with pikepdf.open(BytesIO(printed)) as opened:
        alternatives = {
            str(one["/Alt"])
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure" and "/Alt" in one
        }
    assert {"一座石门", "石门"} <= alternatives
    assert any(one.startswith("增长：成员：2023年 30") and "2024年 34" in one for one in alternatives)


def test_a_case_is_told_once_and_led_to_afterwards(found: list[str]) -> None:
    words = body_of(found)
    assert words.count("企业缺人") == 1
    assert words.count("据企业统计。") == 1, "a footnote that is cited twice"
    assert "实习岗位岗位钳工" in words, "a table of its own"
    assert "学徒36人" in words.replace("\u3000", "")


def test_headings_of_cases_are_none_of_the_contents(printed: bytes) -> None:
    titles = [words.replace(" ", "") for _, words in bookmarks(printed)]
    assert titles == [
        *("目录", "表目录", "图目录", "案例目录", "前言", "一、这一年", "（一）总体情况", "案例"),
        *("二、下一年", "打算", "印刷版说明"),
    ]


def test_the_english_edition_says_which_chapters_stand_in_chinese(site: Site) -> None:
    words = "".join(pages(pdf(site, REPORT, "en", parts())))
    assert "1Theyear" in words and "1.1Inbrief" in words
    assert "2下一年" in words and "standshereinChinese" in words


def test_the_cover_and_the_last_page_come_from_the_record(found: list[str]) -> None:
    for expected in ("示例职教集团", "2024年度报告", "理事会审定", "2025年1月2日"):
        assert expected in found[0]
    for expected in ("发布单位", "理事会审定", "思源宋体", "PDF/UA-1", "转载请注明来源"):
        assert expected in found[-1]


def test_nothing_stands_in_the_margins_however_long_a_word_is(printed: bytes, found: list[str]) -> None:
    assert all(left >= 27.5 and right >= 27.3 for left, _, right, _ in ink(printed))
    words = "".join(found).replace("\x02", "-")  # so PDFium calls a hyphen at the end of a line
    assert words.count(LONG) == 3, "in a line, in a cell and in code"


def test_two_builds_from_nothing_are_the_same_bytes(site: Site, printed: bytes, tmp_path: Path) -> None:
    assert pdf(site, REPORT, "zh", parts(), tmp_path / "cache") == printed
