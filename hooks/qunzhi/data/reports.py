"""The tables of reports: one file for both languages, the words of each column in both."""

from collections import Counter
from collections.abc import Iterable, Iterator

from qunzhi.data.columns import Column, Plain
from qunzhi.data.files import harmless
from qunzhi.data.tables import POSITION, Row, Table
from qunzhi.languages import Text
from qunzhi.records import Record
from qunzhi.reports.cells import grid, head_grid
from qunzhi.reports.figures import SERIAL
from qunzhi.reports.found import Asked, table_of, tables_asked
from qunzhi.reports.head import named_with_unit
from qunzhi.reports.layout import is_total_word
from qunzhi.reports.model import Cell
from qunzhi.reports.model import Table as Printed
from qunzhi.reports.numbering import label
from qunzhi.reports.outline import outline_of
from qunzhi.site import Site

ROLE = Column(
    "row",
    "word",
    "What the row is: body, or a sum of the rows above it. The words of a sum in a column of numbers are left out.",
    Text("行的性质", "Kind of row"),
    required=True,
    choices=("body", "subtotal", "total"),
)

_NOTHING = ("", "—", "/")


def report_tables(site: Site, reports: Iterable[Record]) -> Iterator[Table]:
    """Of published reports, each table in the order of its report."""
    for record in reports:
        numbers = {one.id: label(one) for one in outline_of(site, record.id).of("table")}
        for asked in tables_asked(site, record):
            printed, _ = table_of(site, asked)
            if printed:
                yield _table(site, record, printed, numbers.get(printed.id, Text("")))


def _table(site: Site, record: Record, printed: Printed, number: Text) -> Table:
    caption, name = printed.caption, printed.id
    return Table(
        f"{record.section}/{record.id}/{name}",
        Text(f"{number.zh} {caption.zh}".strip(), f"{number.pick('en')} {caption.pick('en')}".strip()),
        (POSITION, ROLE, *(column for column, _ in _columns(printed))),
        lambda: _rows(site, record.id, name),
        (POSITION.name,),
        doc=(record.title, *([printed.note] if printed.note else [])),
        source=printed.source,
    )


def _rows(site: Site, report: str, name: str) -> Iterator[Row]:
    """Read anew from the report: whoever asks for rows is to have looked at its text."""
    asked = next(one for one in tables_asked(site, site.records[report]) if one.block.id == name)
    printed = _printed(site, asked)
    columns = [cells for _, cells in _columns(printed)]
    for number, (row, *values) in enumerate(zip(printed.rows, *columns, strict=True), start=1):
        yield (number, row.role, *values)


def _printed(site: Site, asked: Asked) -> Printed:
    printed, _ = table_of(site, asked)
    assert printed, "what cannot be read stops the build"
    return printed


def _columns(printed: Printed) -> list[tuple[Column, list[Plain]]]:
    """Each column with its values, from the top."""
    heads = [list(dict.fromkeys(cells)) for cells in zip(*head_grid(printed), strict=True)]
    names = list(_names(heads))
    columns = zip(*map(_unmerged, grid(printed)), strict=True)
    return [_column(printed, *one) for one in zip(names, heads, columns, strict=True)]


_EMPTY = Cell(Text("", ""), (0, 0))


def _unmerged(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row in which a cell that reaches over several columns stands in the first of them."""
    return tuple(_EMPTY if cell is last else cell for last, cell in zip((None, *row), row, strict=False))


def _names(heads: list[list[Cell]]) -> Iterator[str]:
    """`2022年/计划`; a name that stands twice, or none, has the number of its column behind it."""
    found = ["/".join(filter(None, (named_with_unit(cell.text.zh)[0] for cell in cells))) for cells in heads]
    counts = Counter(found) + Counter((POSITION.name, ROLE.name))
    for number, name in enumerate(found, start=1):
        yield harmless(name) if name and counts[name] == 1 else f"{harmless(name)}#{number}"


def _column(printed: Printed, name: str, head: list[Cell], cells: tuple[Cell, ...]) -> tuple[Column, list[Plain]]:
    is_percent = all(cell.text.zh.endswith("%") for cell in cells if cell.number is not None)
    is_number = _counts(printed, cells) and (is_percent or not any(cell.text.zh.endswith("%") for cell in cells))
    title = Text(*("/".join(filter(None, (c.text.pick(lang) for c in head))) for lang in ("zh", "en")))
    doc = _unit(head) or ("Unit: %" if is_number and is_percent else "")
    if not is_number:
        return Column(name, "text", doc, title), [_words(cell) for cell in cells]
    values = [cell.number for cell in cells] if name == SERIAL else list(_once(cells))
    merged = "" if len([v for v in values if v is not None]) == sum(c.number is not None for c in cells) else _MERGED
    return Column(name, "number", ". ".join(filter(None, (doc, merged))), title), values


_MERGED = "A number that holds for several rows stands in the first of them"


def _unit(head: list[Cell]) -> str:
    """`Unit: 万元 / CNY 10,000`, as the lowest cell of the header says that has one."""
    for cell in reversed(head):
        if unit := named_with_unit(cell.text.zh)[1]:
            english = named_with_unit(cell.text.pick("en"))[1]
            return f"Unit: {unit} / {english}" if english not in ("", unit) else f"Unit: {unit}"
    return ""


def _counts(printed: Printed, cells: tuple[Cell, ...]) -> bool:
    """Whether a column holds numbers alone, but for what says that there is none and for the words of sums."""
    rows = zip(printed.rows, cells, strict=True)
    words = [(row.role, cell.text.zh) for row, cell in rows if cell.number is None and cell.text.zh not in _NOTHING]
    has_numbers = any(cell.number is not None for cell in cells)
    return has_numbers and all(role != "body" and is_total_word(said) for role, said in words)


def _words(cell: Cell) -> Plain:
    return {"zh": cell.text.zh, "en": cell.text.en} if cell.text.zh else None


def _once(cells: tuple[Cell, ...]) -> Iterator[Plain]:
    """The numbers of a column, merged ones once: so that it can be added up."""
    for last, cell in zip((None, *cells), cells, strict=False):
        yield None if cell is last else cell.number
