"""What a feed tells: the newest records, of the whole group or about one member."""

from collections.abc import Iterable

from qunzhi.kinds import KINDS
from qunzhi.pages.edition import Edition
from qunzhi.records import Record

FEED_LENGTH = 20
"""Entries of a feed: about a term's news."""

FEED_KINDS = ("activity", "notice", "case", "document", "plan", "report")
"""Kinds that are news; members, registers and albums are not."""


def newest(edition: Edition) -> list[Record]:
    """The newest records of the group."""
    return _newest(edition, (r for kind in KINDS if kind.name in FEED_KINDS for r in edition.site.of(kind)))


def newest_about(edition: Edition, member: Record) -> list[Record]:
    """The newest records that mention a member."""
    site = edition.site
    mentioning = (site.records[name] for name in site.mentions.get(member.id, ()))
    return _newest(edition, (record for record in mentioning if record.kind.name in FEED_KINDS))


def feed_path(member: Record) -> str:
    """Address of a member's feed, from the root of the language."""
    return f"{member.address}feed.xml"


def updated(record: Record) -> str:
    """The day of its last change, or of its publication; "" where neither is known."""
    day = record.facts.updated or record.facts.published
    return day.isoformat() if day else ""


def _newest(edition: Edition, records: Iterable[Record]) -> list[Record]:
    """Those that have a day of publication and can be read in the language."""
    found = [r for r in records if r.facts.published and r.written_in(edition.lang)]
    found.sort(key=updated, reverse=True)
    return found[:FEED_LENGTH]
