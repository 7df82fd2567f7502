"""Atom feeds (RFC 4287): one of the group in each language, and one of each member that is in the news."""

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import escape

from qunzhi.languages import HTML_LANG
from qunzhi.pages.edition import Edition
from qunzhi.pages.news import feed_path, newest, newest_about, updated
from qunzhi.pages.press import Press
from qunzhi.product import Product
from qunzhi.records import Record


def products(press: Press) -> Iterator[Product]:
    """The feed of the group."""
    yield Product(press.edition.url("feed.xml"), "content", partial(_group_feed, press))


def of_member(press: Press, member_id: str) -> Iterator[Product]:
    """The feed of a member, if it is in the news."""
    edition = press.edition
    member = edition.site.records[member_id]
    if member.facts.state == "published" and newest_about(edition, member):
        yield Product(edition.url(feed_path(member)), str(member.place), partial(_member_feed, press, member))


def _group_feed(press: Press) -> bytes:
    edition = press.edition
    return _feed(press, "feed.xml", edition.site.group.name.pick(edition.lang), newest(edition))


def _member_feed(press: Press, member: Record) -> bytes:
    edition = press.edition
    title = f"{member.title.pick(edition.lang)} - {edition.site.group.name.pick(edition.lang)}"
    return _feed(press, feed_path(member), title, newest_about(edition, member))


def _feed(press: Press, path: str, title: str, records: Sequence[Record]) -> bytes:
    edition, base = press.edition, press.shell.site_url
    address = edition.url(path)
    own = base + address if base else path.rpartition("/")[2]
    name = edition.site.group.name.pick(edition.lang)
    changed = max((updated(record) for record in records), default="1970-01-01")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{HTML_LANG[edition.lang]}">',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(base + address) if base else f'urn:qunzhi:feed:{escape(address)}'}</id>",
        f'<link rel="self" href="{escape(own)}"/>',
        f"<updated>{changed}T00:00:00Z</updated>",
        f"<author><name>{escape(name)}</name></author>",
        *(_entry(edition, record, base, "../" * path.count("/")) for record in records),
        "</feed>",
    ]
    return "\n".join(lines).encode()


def _entry(edition: Edition, record: Record, base: str, up: str) -> str:
    address = edition.url(record.address)
    href = base + address if base else up + record.address
    summary = record.facts.summary.pick(edition.lang) if record.facts.summary else ""
    return (
        f"<entry><title>{escape(record.title.pick(edition.lang))}</title>"
        f"<id>{escape(base + address) if base else f'urn:qunzhi:{edition.lang}:{record.id}'}</id>"
        f'<link href="{escape(href)}"/><updated>{updated(record)}T00:00:00Z</updated>'
        f"<summary>{escape(summary)}</summary></entry>"
    )
