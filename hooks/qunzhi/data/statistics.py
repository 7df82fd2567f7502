"""What superiors ask a group for every year: members by type and date of joining, the charter, the media coverage."""

from collections import Counter
from collections.abc import Callable, Container, Iterator
from datetime import date
from urllib.parse import quote

from qunzhi.data.columns import Column, Plain
from qunzhi.data.public import is_published, readings, term
from qunzhi.data.tables import ID, URL, Row, Table
from qunzhi.kinds.member import Member
from qunzhi.languages import LANGUAGES, Language, Text
from qunzhi.records import Record
from qunzhi.select import lasts_on, units_on
from qunzhi.site import Site
from qunzhi.words import words

TYPES = "unit-types"
MEMBER_FIELDS = ("name", "type", "region", "industry", "role", "joined", "left", "count", "includes", "credit_code")
MEDIA_FIELDS = ("date", "outlet", "level", "title", "column", "link")
CHARTER_FIELDS = ("title", "number", "made", "status")


def statistics_tables(site: Site, files: Container[str]) -> Iterator[Table]:
    """The tables for which there are records. `files`: paths of those that are here."""
    if members(site):
        yield _by_type(site)
        yield _chosen(site, "members", listed(site, "members"), lambda: members(site), MEMBER_FIELDS)
    if coverage(site):
        yield _chosen(site, "media", Text("媒体报道目录", "Media coverage"), lambda: coverage(site), MEDIA_FIELDS)
    if charter(site):
        yield _charter(site, files)


def members(site: Site) -> tuple[Record, ...]:
    """All who belong or belonged to the group; partners do not."""
    return tuple(record for record in site.by_kind.get("member", ()) if record.facts.belongs)


def members_on(site: Site, day: date) -> tuple[Record, ...]:
    """Those who belonged to it on a day."""
    return tuple(record for record in members(site) if lasts_on(record, day))


def coverage(site: Site) -> tuple[Record, ...]:
    """What the media have told of the group."""
    return site.by_kind.get("media", ())


def listed(site: Site, name: str) -> Text:
    """Title of a table of members; where the sources do not list all, it says so."""
    key = f"data_statistics_{name}" + ("_part" if site.group.members_listed == "part" else "")
    titles: dict[Language, str] = {lang: words(lang)[key] for lang in LANGUAGES}
    return Text(titles["zh"], titles["en"])


def charter(site: Site) -> Record | None:
    """The group's charter, where it is published."""
    name = site.group.charter
    return site.records[name] if name and is_published(site, name) else None


def joined_by_type(site: Site, day: date) -> Counter[tuple[str, str]]:
    """How many units of each type joined in each year, of those who belong to the group on a day; "" for no date."""
    found: Counter[tuple[str, str]] = Counter()
    for record in members_on(site, day):
        joined = record.value("joined")
        found[str(record.value("type")), str(joined.first.year) if joined else ""] += units_on(site, record, day)
    return found


def _by_type(site: Site) -> Table:
    columns = (
        Column(
            "type", "term", "Type of the members.", Text("类型", "Type"), required=True, choices=site.terms.ids(TYPES)
        ),
        Column(
            "joined", "integer", "Year in which they joined; empty where it is not known.", Text("加入年份", "Joined")
        ),
        Column("count", "integer", "How many units.", Text("家数", "Number"), required=True),
        Column("day", "day", "The day for which they were counted.", Text("统计日期", "Day"), required=True),
    )
    return Table(
        "statistics/members-by-type",
        listed(site, "members-by-type"),
        columns,
        lambda: _counted(site),
        (),
    )


def _counted(site: Site) -> Iterator[Row]:
    found = joined_by_type(site, site.today)
    order = {name: position for position, name in enumerate(site.terms.ids(TYPES))}
    for kind, year in sorted(found, key=lambda pair: (order.get(pair[0], len(order)), pair[1] or "9999")):
        yield term(site, TYPES, kind), int(year) if year else None, found[kind, year], site.today.isoformat()


def _chosen(
    site: Site, name: str, title: Text, records: Callable[[], tuple[Record, ...]], fields: tuple[str, ...]
) -> Table:
    """Some fields of some records of one kind. `records` is asked with the rows: who makes them has looked at it."""
    found = {one[2]: one for one in readings(site, records()[0].kind.schema)}
    wanted = [found[field] for field in fields]

    def row(record: Record) -> Row:
        own: Iterator[Plain] = (make(_counted_as(site, record, field)) for _, make, field in wanted)
        return (record.id, *own, record.address)

    columns = (ID, *(column for column, _, _ in wanted), URL)
    return Table(f"statistics/{name}", title, columns, lambda: map(row, records()), ("id",))


def _counted_as(site: Site, record: Record, field: str) -> object:
    """A member without a count is one unit, and nobody is counted twice; the statistics say so."""
    is_count = field == "count" and isinstance(record.facts, Member)
    return units_on(site, record, site.today) if is_count else record.value(field)


def _charter(site: Site, present: Container[str]) -> Table:
    title, files = (
        Text("章程", "Charter"),
        Column("files", "address", "Addresses of its files.", Text("附件", "Files"), many=True),
    )

    def found() -> tuple[Record, ...]:
        return (document,) if (document := charter(site)) else ()

    def held(document: Record) -> list[str]:
        named = [one.file for one in document.value("attachments") or ()]
        return [document.address + quote(name) for name in named if f"{document.folder}/{name}" in present]

    table = _chosen(site, "charter", title, found, CHARTER_FIELDS)

    def rows() -> Iterator[Row]:
        return ((*row, held(document)) for row, document in zip(table.make(), found(), strict=True))

    return Table(table.name, table.title, (*table.columns, files), rows, ("id",))
