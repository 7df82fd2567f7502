from pathlib import Path

import pypdfium2
import pytest

from qunzhi.site import Site
from tests.printing.printed import bookmarks, ink, pages
from tests.printing.sheet_site import set_of, sheet, site_folder
from tests.printing.tagged import says_what_it_is
from tests.small_sites import site_of

SHEETS = [(name, lang) for name in ("notice", "plan") for lang in ("zh", "en")] + [("charter", "zh"), ("simple", "zh")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(site_folder(tmp_path_factory.mktemp("sheets") / "site"))


@pytest.fixture(scope="module")
def printed(site: Site) -> dict[tuple[str, str], bytes]:
    return {one: set_of(site, sheet(site, *one)) for one in SHEETS}


@pytest.mark.parametrize(("name", "lang"), SHEETS)
def test_every_sheet_is_tagged_and_the_same_twice_and_has_nothing_in_its_margins(
    site: Site, printed: dict[tuple[str, str], bytes], name: str, lang: str
) -> None:
    found = printed[name, lang]
    assert set_of(site, sheet(site, name, lang)) == found
    says_what_it_is(found, title=site.records[name].title.pick("en" if lang == "en" else "zh"), lang=lang)
    assert all(words for words in pages(found))
    for left, top, right, bottom in ink(found):
        assert left >= 27 and right >= 25 and top >= 26 and bottom >= 15


def test_a_document_has_the_parts_of_an_official_one_in_their_order(printed: dict[tuple[str, str], bytes]) -> None:
    (words,) = pages(printed["notice", "zh"])
    assert words.startswith("示职发〔2024〕5号示例职教集团关于举办技能竞赛的通知各成员单位：请于四月底前报名")
    assert "五月。示例职教集团2024年3月28日" in words
    assert "效力现行" in words and "不带印章" in words and "—1—" in words
    assert "https://example.edu.cn/documents/notice/" in words


def test_a_document_in_english_has_them_in_english(printed: dict[tuple[str, str], bytes]) -> None:
    (words,) = pages(printed["notice", "en"])
    assert words.startswith("示职发〔2024〕5号NoticeoftheskillscontestMembers:Pleaseenter.ExampleGroup28March2024")


def test_a_long_document_is_numbered_on_the_outer_side_and_signed_below_its_last_line(
    printed: dict[tuple[str, str], bytes],
) -> None:
    found = pages(printed["charter", "zh"])
    assert len(found) >= 3
    assert [f"—{number}—" in words for number, words in enumerate(found, start=1)] == [True] * len(found)
    assert "第39条" in found[-1] and "示例职教集团2024年6月" in found[-1], "no signature stands on a page alone"
    sides = [left > right for left, _, right, _ in foot(printed["charter", "zh"])]
    assert sides == [number % 2 == 0 for number in range(len(found))]


def foot(content: bytes) -> list[tuple[float, float, float, float]]:
    """How far in the number of each page stands."""
    found = []
    with pypdfium2.PdfDocument(content) as opened:
        for page in opened:
            image = page.render(scale=1).to_pil().convert("L").point(lambda grey: 255 if grey < 250 else 0)
            width, height = image.size
            box = image.crop((0, height - 85, width, height)).getbbox()
            assert box is not None, "no number"
            found.append((box[0], box[1], width - box[2], box[3]))
    return found


def test_a_signature_that_the_text_has_itself_is_not_added(tmp_path: Path) -> None:
    root = site_folder(tmp_path / "site")
    text = root / "content/documents/notice/index.zh.md"
    text.write_text(text.read_text("utf-8") + "\n示例职教集团\n\n2024年3月28日\n", "utf-8")
    (words,) = pages(set_of(site_of(root), sheet(site_of(root), "notice")))
    assert words.count("2024年3月28日") == 1


def test_a_plan_has_its_facts_its_text_its_goals_and_its_board(printed: dict[tuple[str, str], bytes]) -> None:
    words = "".join(pages(printed["plan", "zh"]))
    assert words.startswith("三年计划规划期2022")
    assert "规划的由来。" in words and "实训基地4个15个" in words
    assert "1建设产业学院【" in words and "2提高比例【逾期未完成】" in words
    assert "责任单位：秘书处、示例学院、各中职学校达成标志：签约15个签订协议" in words
    assert "预期：5个，累计10个" in words and "进展：8个依据：" in words
    assert [title for _, title in bookmarks(printed["plan", "zh"])] == ["三年计划", "目标", "任务与进展"]


def test_the_board_of_several_years_lies_on_its_side_and_that_of_none_stands(
    printed: dict[tuple[str, str], bytes],
) -> None:
    assert sides(printed["plan", "zh"])[-1] is True
    assert sides(printed["simple", "zh"]) == [False]
    assert "工作举措1开会【未登记进展】召开理事会召开年会" in pages(printed["simple", "zh"])[0]


def sides(content: bytes) -> list[bool]:
    """Of each page: whether it is wider than high."""
    with pypdfium2.PdfDocument(content) as opened:
        return [page.get_width() > page.get_height() for page in opened]


def test_in_english_states_stand_in_brackets_of_english(printed: dict[tuple[str, str], bytes]) -> None:
    words = "".join(pages(printed["plan", "en"]))
    assert "Three-yearplan" in words and "Howtheplancameabout." in words and "[Late]" in words and "【" not in words
