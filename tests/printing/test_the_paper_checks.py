"""The checks of a report in print do notice what they are for."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.printing import paper_checks as checks
from tests.printing.paper import Margins, Paper, Sheet, paper
from tests.printing.printed import pdf
from tests.printing.web_edition import Web
from tests.printing.whole_report import REPORT, parts, site_folder
from tests.small_sites import site_of

MARGINS = Margins(top=32, bottom=28, left=28, right=28)
BOX = (28.0, 32.0, 182.0, 250.0)

WEB = Web(
    title="某集团2024年度报告",
    chapters=("一、这一年", "二、下一年"),
    headings=("一、这一年", "（一）总体情况", "二、下一年"),
    captions={"table": ("表1-1成员一览",), "figure": (), "case": ()},
    numbers=frozenset(("34", "3.41")),
)


def sheet(*lines: str) -> Sheet:
    return Sheet(lines, (28.0, 17.0, 182.0, 22.6), BOX, (104.0, 279.0, 106.0, 281.0), 0.1)


HEAD = "某集团2024年度报告"
CONTENTS = sheet(
    f"{HEAD} 目录",
    *("目录", "前言 . . . . 1", "一、这一年 . . . . 1", "（一）总体", "情况 . . . . 1", "二、下一年 . . . . 2"),
    *("印刷版说明 . . . . 3", "表目录", "表 1-1 成员一览 . . . . 2", "i"),
)
GOOD = Paper(
    (
        sheet(HEAD),
        CONTENTS,
        sheet(f"{HEAD} 前言", "前言", "共34所。", "一、这一年", "（一）总体情况", "投资3.41亿元。", "1"),
        sheet(f"{HEAD} 一、这一年", "表 1-1 成员", "一览", "二、下一年", "2"),
        sheet(f"{HEAD} 印刷版说明", "印刷版说明", "3"),
    ),
    (),
)


def changed(at: int, old: str, new: str) -> Paper:
    """The good report with other words on one sheet."""
    lines = tuple(line.replace(old, new) for line in GOOD.sheets[at].lines)
    return with_sheet(at, GOOD.sheets[at]._replace(lines=lines))


def with_sheet(at: int, one: Sheet) -> Paper:
    return GOOD._replace(sheets=(*GOOD.sheets[:at], one, *GOOD.sheets[at + 1 :]))


def without(at: int) -> Paper:
    return GOOD._replace(sheets=(*GOOD.sheets[:at], *GOOD.sheets[at + 1 :]))


Check = Callable[[Paper], list[str]]

CHECKS: dict[str, Check] = {
    "numbers of pages": checks.wrong_numbers_of_pages,
    "lists": lambda it: checks.not_listed(it, WEB, "zh"),
    "places": lambda it: checks.not_where_listed(it, "zh"),
    "text": lambda it: checks.not_told(it, WEB),
    "heads": lambda it: checks.wrong_running_heads(it, WEB, "zh"),
    "empty": checks.nearly_empty,
    "margins": lambda it: checks.over_the_margin(it, MARGINS),
}

BROKEN: dict[str, tuple[str, Paper]] = {
    "a page is missing": ("numbers of pages", without(3)),
    "a list is numbered like the text": ("numbers of pages", with_sheet(1, sheet(*CONTENTS.lines[:-1], "1"))),
    "a chapter is not among the contents": ("lists", changed(1, "二、下一年", "二、别的")),
    "a table is not listed": ("lists", changed(1, "成员一览", "别的")),
    "a table is listed twice": ("lists", with_sheet(1, sheet(*CONTENTS.lines[:-1], "表 1-2 又一 . . . 2", "i"))),
    "a chapter stands on another page": ("places", changed(1, "二、下一年 . . . . 2", "二、下一年 . . . . 1")),
    "a table stands on another page": ("places", changed(1, "成员一览 . . . . 2", "成员一览 . . . . 1")),
    "a heading is mentioned but does not stand there": ("places", changed(3, "二、下一年", "见二、下一年")),
    "a caption is not in the text": ("text", changed(3, "1-1", "1-2")),
    "a number is not in the text": ("text", changed(2, "34", "43")),
    "a part of a number is in the text": ("text", changed(2, "3.41", "13.41")),
    "a head names another chapter": ("heads", changed(3, f"{HEAD} 一、这一年", f"{HEAD} 二、别的")),
    "a head names no chapter": ("heads", changed(3, f"{HEAD} 一、这一年", HEAD)),
    "a head names another report": ("heads", changed(3, HEAD, "某集团")),
    "there is no head": ("heads", changed(4, f"{HEAD} 印刷版说明", "印刷版说明")),
    "a page has no ink": ("empty", with_sheet(3, GOOD.sheets[3]._replace(body=None, share=0.0))),
    "a page has a line alone": ("empty", with_sheet(3, GOOD.sheets[3]._replace(share=0.002))),
    "a page has no words": ("empty", with_sheet(3, sheet(HEAD, "2"))),
    "a table is too wide": ("margins", with_sheet(3, GOOD.sheets[3]._replace(body=(28, 32, 184, 250)))),
    "a line hangs out on the left": ("margins", with_sheet(3, GOOD.sheets[3]._replace(body=(26, 32, 182, 250)))),
    "a table is too long": ("margins", with_sheet(3, GOOD.sheets[3]._replace(body=(28, 32, 182, 271)))),
    "a picture reaches the head": ("margins", with_sheet(3, GOOD.sheets[3]._replace(body=(28, 27, 182, 250)))),
    "a head is too wide": ("margins", with_sheet(3, GOOD.sheets[3]._replace(head=(28, 17, 190, 22)))),
}


@pytest.mark.parametrize("check", CHECKS)
def test_a_good_report_passes(check: str) -> None:
    assert CHECKS[check](GOOD) == []


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_noticed(case: str) -> None:
    check, broken = BROKEN[case]
    assert CHECKS[check](broken)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checked")
    made = folder / "made.pdf"
    made.write_bytes(pdf(site_of(site_folder(folder / "site")), REPORT, "zh", parts()))
    return made


def drawn_over(file: Path, content: bytes) -> Paper:
    """A file with something more on its fourth page."""
    changed = file.with_name(f"{len(content)}.pdf")
    with pikepdf.open(file) as opened:
        opened.pages[3].contents_add(opened.make_stream(b"Q q " + content), prepend=False)
        opened.save(changed)
    return paper(changed, MARGINS)


def test_a_page_as_it_is_made_has_neither_tofu_nor_ink_in_its_margins(file: Path) -> None:
    read = paper(file, MARGINS)
    assert read.tofu == () and checks.over_the_margin(read, MARGINS) == []


def test_a_letter_that_its_font_lacks_is_noticed_whatever_text_lies_beneath_it(file: Path) -> None:
    with pikepdf.open(file) as opened:
        font = next(iter(opened.pages[3].resources.Font.keys())).encode()
    assert drawn_over(file, b"BT " + font + b" 12 Tf 100 500 Td [<0003> 12 <00050000>] TJ ET").tofu


def test_a_stroke_in_the_margin_is_noticed(file: Path) -> None:
    (told,) = checks.over_the_margin(drawn_over(file, b"0.5 g 530 400 20 20 re f"), MARGINS)
    assert told.startswith("sheet 4: body")


def test_a_page_painted_white_is_noticed(file: Path) -> None:
    assert checks.nearly_empty(drawn_over(file, b"1 g 0 0 600 850 re f")) == ["sheet 4"]
