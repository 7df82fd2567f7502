"""The numbers of tables: what a block declares of them, and what their headers say."""

from collections.abc import Iterator

from qunzhi.checks import table_ratios, table_rows, table_sums
from qunzhi.findings import Finding
from qunzhi.markup.blocks import TableBlock, TableCheck
from qunzhi.reports.figures import SERIAL, TableFigures
from qunzhi.reports.found import Asked, table_of, tables_asked
from qunzhi.reports.layout import unknown_column
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """The tables of every record, each once for all languages."""
    for record in (*site.records.values(), *site.held.values()):
        for one in tables_asked(site, record):
            table, _ = table_of(site, one)
            if table:
                yield from _table(TableFigures(table, site.units), one)


def _table(figures: TableFigures, one: Asked) -> Iterator[Finding]:
    assert isinstance(one.block, TableBlock)
    yield from table_sums.check(figures)
    serials = {n for n, column in enumerate(figures.columns) if column.name == SERIAL}
    known = set()
    for number, rule in enumerate(one.block.check):
        yield from _unknown(figures, one, number, rule)
        if not rule.says_something:
            yield Finding("QZ-T23", one.place(("check", number)), {"column": rule.column})
        yield from table_ratios.declared(figures, rule)
        column = figures.find(rule.column)
        if column is not None:
            known.add(column)
            serials |= {column} if rule.serial else set()
    yield from table_ratios.inferred(figures, frozenset(known))
    for column in sorted(serials):
        yield from table_rows.serial(figures, column)
    yield from table_rows.twice(figures)
    yield from table_rows.units(figures)


def _unknown(figures: TableFigures, one: Asked, number: int, rule: TableCheck) -> Iterator[Finding]:
    for field in ("column", "at_most", "share_of", "growth_of", "to"):
        name = getattr(rule, field)
        if name and figures.find(name) is None:
            yield unknown_column(one.place(("check", number, field)), name, figures.columns)
