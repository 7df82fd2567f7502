"""Files of the tables in the texts of a record: CSV, and a workbook of all."""

from collections.abc import Iterator
from functools import partial

from qunzhi.pages.press import Press
from qunzhi.pages.table_addresses import csv_address, workbook_address
from qunzhi.pages.table_files import record_workbook, table_csv
from qunzhi.product import Product
from qunzhi.records import Record
from qunzhi.reports.found import tables_shown


def of_record(press: Press, record_id: str) -> Iterator[Product]:
    """Every table of a public record in the edition's language; none of a record that has been taken back."""
    edition = press.edition
    record = edition.site.records[record_id]
    if record.facts.state == "withdrawn":
        return
    asked = tables_shown(edition.site, record)
    for one in asked:
        name = one.block.id
        given = edition.lang, record_id, name
        yield Product(csv_address(edition, one), one.body.path, partial(_csv, press, record_id, name), given)
    if asked:
        path = workbook_address(edition, record)
        yield Product(path, record.place.path, partial(_workbook, press, record_id), (edition.lang, record_id))


def _csv(press: Press, record_id: str, name: str) -> bytes:
    return table_csv(press.edition, press.edition.site.records[record_id], name)


def _workbook(press: Press, record_id: str) -> bytes:
    return record_workbook(press.edition, press.edition.site.records[record_id])


def holds_tables(record: Record) -> bool:
    """Whether any text of a record, in any language, has tables."""
    bodies = (record.bodies, *(chapter.bodies for chapter in record.chapters))
    return any("data" in passage.holds for those in bodies for passage in those.values())
