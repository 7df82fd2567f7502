"""Sheets and tables for tests, from a few lines of CSV."""

from qunzhi.findings import Finding, Place
from qunzhi.languages import Text
from qunzhi.reports.csv_sheets import read_csv
from qunzhi.reports.layout import Form, lay_out
from qunzhi.reports.model import Table

PATH = "content/reports/r/tables/t.csv"

PLAIN = Form()


def laid(csv: str, form: Form = PLAIN, **glossary: str) -> tuple[Table | None, list[Finding]]:
    """What becomes of a CSV, and what is told of it."""
    return lay_out(read_csv(PATH, csv.encode()), form, said(), glossary, lambda n: Place("block", 1, n + 1))


def table(csv: str, form: Form = PLAIN, **glossary: str) -> Table:
    """The table of a CSV in which nothing is wrong."""
    found, findings = laid(csv, form, **glossary)
    assert found and not findings, [str(finding) for finding in findings]
    return found


def said() -> Table:
    """A table as its block tells of it."""
    return Table("t", Text("统计表", "Table"), (), (), 0, path=PATH)


def shown(table: Table) -> list[list[str]]:
    """Its cells row by row, header first: words, and how far a cell reaches where it does."""
    rows = [*table.head, *(row.cells for row in table.rows)]
    return [[_shown(cell.text.zh, cell.across, cell.down) for cell in row] for row in rows]


def _shown(words: str, across: int, down: int) -> str:
    return words if across == down == 1 else f"{words} {across}x{down}"
