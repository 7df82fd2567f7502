from pathlib import Path

import pytest

from qunzhi.languages import Text
from qunzhi.pieces import site_pieces
from qunzhi.reports.model import Numbered
from qunzhi.reports.numbering import heading_number, heading_paths, label, numeral
from qunzhi.reports.outline import outline_of
from tests.reports.report_site import REPORT, report_site
from tests.small_sites import site_of


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")])
def test_numbers_are_written_in_chinese(number: int, words: str) -> None:
    assert numeral(number) == words


def test_headings_bear_the_numbers_of_official_documents_in_chinese_and_decimal_ones_in_english() -> None:
    found = [heading_number(path) for path in heading_paths([2, 3, 3, 4, 2, 3], (2,))]
    assert [one.zh for one in found] == ["（一）", "1.", "2.", "（1）", "（二）", "1."]
    assert [one.en for one in found] == ["2.1", "2.1.1", "2.1.2", "2.1.2.1", "2.2", "2.2.1"]


def test_a_level_that_is_left_out_leaves_no_hole_in_the_numbers() -> None:
    assert list(heading_paths([2, 4, 4, 3, 2])) == [(1,), (1, 1), (1, 2), (1, 3), (2,)]


def test_below_the_fourth_level_headings_have_no_number() -> None:
    assert heading_number((1, 1, 1, 1, 1)) == Text("", "")


def test_chapters_and_their_headings_are_numbered_and_the_foreword_is_not(tmp_path: Path) -> None:
    outline = outline_of(site_of(report_site(tmp_path / "site")), "2023-report")
    assert [(one.number.zh, one.title.zh, one.number.en, one.title.en) for one in outline.headings] == [
        ("", "致读者", "", "To the reader"),
        ("一、", "集团概况", "1", "Overview"),
        ("（一）", "成员", "1.1", "Members"),
        ("1.", "牵头单位", "1.1.1", "Lead"),
        ("2.", "其他", "1.1.2", "Others"),
        ("（二）", "活动", "1.2", "Events"),
        ("二、", "人才培养", "2", "Training"),
        ("（一）", "专业", "2.1", "Programmes"),
    ]
    assert (outline.headings[3].anchor, outline.headings[3].anchor_en) == ("牵头单位", "lead")


def test_charts_pictures_and_cases_are_counted_by_chapter(tmp_path: Path) -> None:
    outline = outline_of(site_of(report_site(tmp_path / "site")), "2023-report")
    assert [(one.id, one.sort, one.number, one.chapter) for one in outline.items] == [
        ("by-sector", "figure", "2-1", "training"),
        ("by-year", "figure", "2-2", "training"),
        ("gate", "figure", "2-3", "training"),
        ("mentors", "case", "2-1", "training"),
    ]
    assert [one.caption for one in outline.items] == [
        Text("按产业", "By sector"),
        Text("历年", "Over the years"),
        Text("校门", "The gate"),
        Text("双导师", "Two mentors"),
    ]
    assert [one.id for one in outline.of("case")] == ["mentors"]


def test_a_report_without_chapters_counts_from_one_and_numbers_its_own_headings(tmp_path: Path) -> None:
    alone = "---\ntitle: 简报\npublished: 2024-02-01\nyear: 2023\ntype: annual\n---\n\n## 成员\n\n![门](Gate.jpg)\n"
    root = report_site(tmp_path / "site", {"content/reports/brief/index.zh.md": alone})
    outline = outline_of(site_of(root), "brief")
    assert [(one.number, one.title.zh) for one in outline.headings] == [(Text("一、", "1"), "成员")]
    assert outline.items == (Numbered("gate", "figure", "1", "", Text("门")),)
    assert label(outline.items[0]) == Text("图1", "Figure 1")


def test_what_is_not_public_has_no_number(tmp_path: Path) -> None:
    case = "---\ntitle: 双导师\nyear: 2023\nshape: practice\nstate: draft\n---\n"
    root = report_site(
        tmp_path / "site", {"content/cases/mentors/index.zh.md": case, "content/cases/mentors/index.en.md": None}
    )
    assert outline_of(site_of(root), "2023-report").of("case") == ()


def test_headings_of_english_texts_with_another_structure_are_not_taken_for_translations(tmp_path: Path) -> None:
    root = report_site(tmp_path / "site", {f"{REPORT}/01-overview.en.md": "---\ntitle: Overview\n---\n\n## Events\n"})
    titles = [one.title for one in outline_of(site_of(root), "2023-report").headings if one.chapter == "overview"]
    assert titles[1:] == [Text("成员"), Text("牵头单位"), Text("其他"), Text("活动")]


def test_other_records_have_no_numbers(tmp_path: Path) -> None:
    assert outline_of(site_of(report_site(tmp_path / "site")), "mentors").items == ()


def test_the_outline_is_a_piece_that_changes_with_headings_and_not_with_every_word(tmp_path: Path) -> None:
    before, after, reworded = (outlines_after(tmp_path / name, words) for name, words in EDITS.items())
    assert before != after
    assert before == reworded


EDITS = {
    "as-it-is": "## 成员\n\n一句。\n",
    "another-heading": "## 单位\n\n一句。\n",
    "reworded": "## 成员\n\n又一句。\n",
}


def outlines_after(root: Path, words: str) -> object:
    root = report_site(root, {f"{REPORT}/01-overview.zh.md": f"---\ntitle: 集团概况\n---\n\n{words}"})
    return site_pieces(site_of(root), {})["outline"]["2023-report"]
