"""The editions of a report of one of the test sites, made without building the site, and their tables read back."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import pypdfium2
from lxml import html
from openpyxl import load_workbook
from openpyxl.cell import MergedCell

from qunzhi.languages import PREFIX, Language
from qunzhi.load import load
from qunzhi.media import Media
from qunzhi.pages.templates import templates_of
from qunzhi.plan import plan
from tests.building import SITES
from tests.small_sites import bare_shell

Value = Decimal | str
"""What a cell says: a number wherever one stands alone."""

Grid = list[list[Value]]

_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?%?")


def value(words: str) -> Value:
    """`1,020` is 1020, `2.94%` is 2.94."""
    plain = " ".join(words.split())
    return Decimal(plain.replace(",", "").rstrip("%")) if _NUMBER.fullmatch(plain) else plain


@dataclass(frozen=True)
class Printed:
    """A table in one edition."""

    id: str
    caption: str
    """With its number."""
    rows: Grid
    """Below the header, merged cells once, where they begin."""


@dataclass(frozen=True)
class Editions:
    """The files of a report in which tables stand, by their addresses."""

    report: str
    files: dict[str, bytes]

    def address(self, lang: Language, name: str) -> str:
        return f"{PREFIX[lang]}reports/{self.report}/{name}"

    def web(self, lang: Language) -> "list[Web]":
        tree = html.fromstring(self.files[self.address(lang, "whole/index.html")].decode())
        return [Web(box) for box in tree.xpath("//div[contains(@class, 'sheet-box')]")]

    def workbook(self, lang: Language) -> list[Printed]:
        book = load_workbook(io.BytesIO(self.files[self.address(lang, f"{self.report}.xlsx")]))
        return [_sheet(book[name]) for name in book.sheetnames[1:]]

    def csv(self, lang: Language, name: str) -> list[list[str]]:
        return _csv(self.files[self.address(lang, f"tables/{name}.csv")])

    def open_data(self, name: str) -> list[list[str]]:
        return _csv(self.files[f"data/reports/{self.report}/{name}.csv"])

    @cached_property
    def resources(self) -> dict[str, Any]:
        """What the Data Package says of each table, by its id."""
        found = json.loads(self.files["data/datapackage.json"])["resources"]
        folder = f"reports/{self.report}/"
        return {one["path"][len(folder) : -4]: one for one in found if one["path"].startswith(folder)}

    def paper(self, lang: Language) -> str:
        """The words of the PDF, page by page; pdfium tells of a hyphen at the end of a line in its own way, and leaves
        no space between the rest of such a word and a number in the next column.
        """
        with pypdfium2.PdfDocument(self.files[self.address(lang, f"{self.report}.pdf")]) as opened:
            words = "\n".join(page.get_textpage().get_text_bounded() for page in opened)
        return re.sub(r"[\x02\ufffe]([^\W\d]+)(?=\d)", r"-\1 ", words).replace("\x02", "-").replace("\ufffe", "-")


def editions(site_name: str, report: str) -> Editions:
    """All that is made of a report and shows its tables, in both languages."""
    site = load(SITES / site_name).site
    assert site is not None
    steps = plan(site, bare_shell(site), templates_of(site.root), Media({}, {}))
    wanted = [(step, lang, report) for step in ("record", "print", "tables") for lang in ("zh", "en")]
    products = (product for step in (*wanted, ("data",)) for product in steps[step]())
    return Editions(report, {one.path: one.make() for one in products if _shows_tables(one.path, report)})


def _shows_tables(path: str, report: str) -> bool:
    named = path.endswith((f"{report}/whole/index.html", f"{report}.pdf", f"{report}.xlsx", "datapackage.json"))
    return named or (f"reports/{report}/" in path and path.endswith(".csv"))


class Web:
    """A table on a web page."""

    def __init__(self, box: Any) -> None:
        self._box = box
        self.id = box.get("id").removeprefix("table-")

    @property
    def printed(self) -> Printed:
        caption = " ".join("".join(self._box.xpath(".//caption//text()")).split())
        return Printed(self.id, caption, [[value(cell.text_content()) for cell in row] for row in self._rows])

    @property
    def _rows(self) -> Any:
        return self._box.xpath(".//tbody/tr")

    def grid(self) -> list[list[tuple[Value, int, int]]]:
        """A cell for each column: its value, and how many columns and rows it has come to reach here."""
        found: dict[tuple[int, int], tuple[Value, int, int]] = {}
        for number, row in enumerate(self._rows):
            column = 0
            for cell in row:
                while (number, column) in found:
                    column += 1
                for down in range(int(cell.get("rowspan", 1))):
                    for across in range(int(cell.get("colspan", 1))):
                        found[number + down, column + across] = value(cell.text_content()), across, down
        columns = 1 + max(column for _, column in found)
        return [[found[number, column] for column in range(columns)] for number in range(len(self._rows))]


def _sheet(sheet: Any) -> Printed:
    """Rows below the frozen header, as long as they have a border: what follows is source and note."""
    first = int(sheet.freeze_panes[1:])
    rows = [[c for c in row if not isinstance(c, MergedCell)] for row in sheet.iter_rows(min_row=first)]
    framed = [[cell for cell in row if cell.border.left.style] for row in rows]
    return Printed(sheet.title, sheet["A1"].value, [[_cell(cell) for cell in row] for row in framed if row])


def _cell(cell: Any) -> Value:
    if cell.data_type == "n" and cell.value is not None:
        return Decimal(str(cell.value)) * (100 if cell.number_format.endswith("%") else 1)
    return value(cell.value or "")


def _csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def segments(paper: str, captions: list[str]) -> Iterator[str]:
    """What stands on paper from each caption on to the next: its last place, for the first is the list in front."""
    begins = [list(re.finditer(r"\s*".join(map(re.escape, "".join(one.split()))), paper))[-1] for one in captions]
    ends = [*(begin.start() for begin in begins[1:]), len(paper)]
    yield from (paper[begin.end() : end] for begin, end in zip(begins, ends, strict=True))
