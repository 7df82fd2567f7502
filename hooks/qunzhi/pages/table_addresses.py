"""Where the tables of a record stand as files for download, from the site's root."""

from qunzhi.pages.edition import Edition
from qunzhi.records import Record
from qunzhi.reports.found import Asked


def csv_address(edition: Edition, one: Asked) -> str:
    """Of a table as CSV in the edition's language; "" where its record is not public."""
    record = edition.site.records.get(one.folder.rpartition("/")[2])
    return edition.url(f"{record.address}tables/{one.block.id}.csv") if record else ""


def workbook_address(edition: Edition, record: Record) -> str:
    """Of the workbook of all tables of a record."""
    return edition.url(f"{record.address}{record.id}.xlsx")
