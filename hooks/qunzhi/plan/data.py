"""Open data: tables as CSV and JSON, their schemas, the Data Package, and the pages that lead to them."""

from collections.abc import Iterator, Mapping
from functools import partial

from qunzhi.data.files import csv_bytes, json_bytes, pretty
from qunzhi.data.published import datapackage, json_schema
from qunzhi.data.published import schema_name as published_name
from qunzhi.data.release import Release
from qunzhi.data.staff import schema_name, staff_schema
from qunzhi.data.tables import Table
from qunzhi.identity import held_kinds
from qunzhi.kinds.kind import Kind
from qunzhi.languages import Language
from qunzhi.pages.open_data import FOLDER, STATISTICS, data_view
from qunzhi.pages.press import Press, Sheet
from qunzhi.pages.statistics import statistics_view
from qunzhi.pages.views import Link
from qunzhi.product import Product
from qunzhi.site import Site

ORIGIN = "content"


def products(presses: Mapping[Language, Press]) -> Iterator[Product]:
    """The files, once for both languages, then the pages."""
    press = presses["zh"]
    release = Release(press.edition.site, press.edition.media, press.shell.site_url)
    yield from files(release)
    forms = tuple(table.form for table in release.tables.values())
    for lang, one in presses.items():
        yield Product(f"{one.edition.url(FOLDER)}index.html", ORIGIN, partial(_page, one, release), (lang, forms))
        statistics = f"{one.edition.url(STATISTICS)}index.html"
        yield Product(statistics, ORIGIN, partial(_statistics, one), (lang,))


def files(release: Release) -> Iterator[Product]:
    """Every table in both forms with its schema, the schemas for staff, and the Data Package."""
    base, schemas = release.base, f"{release.base}{FOLDER}schemas/"
    for table in release.tables.values():
        given = table.form, base
        schema = partial(_published_schema, table, schemas)
        yield Product(f"{FOLDER}{table.name}.csv", ORIGIN, partial(csv_bytes, table, base), given)
        yield Product(f"{FOLDER}{table.name}.json", ORIGIN, partial(json_bytes, table, base), given)
        yield Product(f"{FOLDER}schemas/{published_name(table)}", ORIGIN, schema, given)
    for kind in held_kinds(release.site.root):
        path = f"{FOLDER}schemas/{schema_name(kind)}"
        yield Product(path, ORIGIN, partial(_staff_schema, release.site, kind, schemas), (kind.name, schemas))
    described = tuple((table.form, table.doc, table.source) for table in release.tables.values()), base
    yield Product(f"{FOLDER}datapackage.json", ORIGIN, partial(_package, release), described)


def _published_schema(table: Table, folder: str) -> bytes:
    return pretty(json_schema(table, folder))


def _staff_schema(site: Site, kind: Kind, folder: str) -> bytes:
    return pretty(staff_schema(site, kind, folder))


def _package(release: Release) -> bytes:
    return pretty(datapackage(release.site, release.tables, release.base))


def _page(press: Press, release: Release) -> bytes:
    edition = press.edition
    title = edition.words["page_data"]
    page = edition.page(title, (edition.home(), Link(title)))
    body = press.templates.render("qunzhi/data.html", {"page": page, "listing": data_view(edition, release)})
    return press.html(Sheet(FOLDER, "data", title, edition.words["data_intro"]), body)


def _statistics(press: Press) -> bytes:
    edition = press.edition
    title = edition.words["data_statistics"]
    above = (edition.home(), Link(edition.words["page_data"], edition.url(FOLDER)))
    page = edition.page(title, (*above, Link(title)))
    body = press.templates.render("qunzhi/statistics.html", {"page": page, "listing": statistics_view(edition)})
    return press.html(Sheet(STATISTICS, "data", title, edition.words["data_statistics_intro"]), body)
