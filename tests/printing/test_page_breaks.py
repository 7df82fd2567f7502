"""What stands together on a page, wherever on the page it begins."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from qunzhi.languages import Text
from qunzhi.load import load
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.printing.document import Document
from qunzhi.printing.lines import Node
from qunzhi.printing.numbered import Parts
from qunzhi.printing.setting import files_of, pdf_of
from qunzhi.printing.tables import table_node
from qunzhi.reports.model import Cell, Row, Table
from qunzhi.site import Site
from tests.printing.printed import MM, document, pages
from tests.printing.whole_report import REPORT, SVG, site_folder

ANYWHERE = range(20, 34)
"""Lines above: with these a page is full."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    found = load(site_folder(tmp_path_factory.mktemp("report") / "site")).site
    assert found is not None
    return found


def set_with(site: Site, **changed: Any) -> list[str]:
    """The pages of the report with some of its parts changed."""
    return pages(pdf_with(site, **changed))


def pdf_with(site: Site, **changed: Any) -> bytes:
    made: Document = document(site, REPORT, "zh", Parts(), Media({}, {}))
    tree = {**made.tree, "lists": [], **changed}
    return pdf_of(made._replace(tree=tree), files_of(site.root), Path(site.root))


def section(*body: Node, title: str = "正文") -> Node:
    return {"name": "", "number": "", "title": title, "lang": None, "note": "", "opening": None, "body": body}


def lines(count: int) -> list[Node]:
    return [{"t": "par", "body": ["一行"]} for _ in range(count)]


def table(site: Site, rows: int) -> Node:
    head = (Cell(Text("单位"), (1, 1)), Cell(Text("人数"), (1, 2)))
    body = [Row((Cell(Text(f"第{n}行"), (n + 1, 1)), Cell(Text("1"), (n + 1, 2)))) for n in range(rows)]
    made = Table("members", Text("成员一览"), (head,), tuple(body), 2, Text("统计"), Text("截至年底。"))
    return table_node(Edition(site, "zh", Media({}, {})), made, "表1-1")


def figure(name: str) -> Node:
    return {"t": "chart", "id": "", "label": name, "caption": [name], "svg": SVG, "width": 1, "alt": name, "below": []}


def page_of(found: list[str], words: str) -> int:
    return next(number for number, page in enumerate(found) if words in page)


@pytest.mark.parametrize("above", ANYWHERE)
def test_a_small_table_stands_with_its_caption_and_its_notes(site: Site, above: int) -> None:
    found = set_with(site, sections=[section(*lines(above), table(site, 6))])
    page = found[page_of(found, "成员一览")]
    assert "第0行" in page and "第5行" in page and "截至年底" in page and "来源：统计" in page


@pytest.mark.parametrize("above", ANYWHERE)
def test_a_long_table_begins_with_three_rows_at_least(site: Site, above: int) -> None:
    found = set_with(site, sections=[section(*lines(above), table(site, 40))])
    assert "第2行" in found[page_of(found, "成员一览")]


@pytest.mark.parametrize("above", ANYWHERE)
def test_a_figure_that_stays_does_not_overtake_one_that_has_moved(site: Site, above: int) -> None:
    heading: Node = {"t": "heading", "level": 2, "number": "", "body": ["下一节"]}
    body = (*lines(above), figure("先画"), *lines(1), heading, figure("后画"))
    found = "".join(set_with(site, sections=[section(*body)]))
    assert found.index("先画") < found.index("后画")


def test_no_chapter_stands_at_the_foot_of_a_page_of_the_contents(site: Site) -> None:
    heading: Node = {"t": "heading", "level": 2, "number": "", "body": ["节"]}
    for headings in (2, 3, 4):
        sections = [section(*[heading] * headings, title=f"第{n}章甲") for n in range(40)]
        found = set_with(site, sections=sections, breaks=False)
        contents = [page for page in found if page.count("....") > 8]
        assert len(contents) > 2
        assert all(page.rindex("节") > page.rindex("章甲") for page in contents)


@pytest.mark.parametrize("length", [*range(2, 90, 8), *range(38, 44)])
def test_the_page_of_what_a_list_names_stands_at_the_right_edge(site: Site, length: int) -> None:
    names = [{"id": "members", "label": "表1-1", "caption": ["名" * length]}]
    made = pdf_with(site, sections=[section(table(site, 2))], lists=[{"title": "表目录", "entries": names}])
    with pypdfium2.PdfDocument(made) as opened:
        words = opened[1].get_textpage()
        boxes = [words.get_charbox(n) for n in range(words.count_chars()) if words.get_text_range(n, 1) == "1"]
    assert max(right for _, _, right, _ in boxes) == pytest.approx((210 - 28) * MM, abs=2)


def test_columns_are_as_wide_as_what_stands_in_them_wherever_it_stands_in_the_file(site: Site) -> None:
    words = ("类", "一个很长的名称在此处")
    head = tuple(Cell(Text(one), (n + 1, 1)) for n, one in enumerate(words))
    row = Row(tuple(Cell(Text("1"), (n + 1, 2)) for n in range(2)))
    turned = Table("turned", Text("转置"), (head,), (row,), 2)
    made = table_node(Edition(site, "zh", Media({}, {})), turned, "")
    assert made["widths"] == [4, 20]
