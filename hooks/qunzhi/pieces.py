"""A site piece by piece, in values that can be compared: what differs from the last build is what has changed."""

import hashlib
import pickle
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

from qunzhi.checks.references import kinds_by_id
from qunzhi.checks.repeated import said
from qunzhi.checks.written import by_kind
from qunzhi.facets import facets_of
from qunzhi.frames import Shell
from qunzhi.gallery import pictures_by, showings_of, ways_of
from qunzhi.media import Media
from qunzhi.pages.chronicle import Event, events_of
from qunzhi.pages.vocabularies import uses_of
from qunzhi.reads import ALL, EVERY, Noted, Read
from qunzhi.records import Record
from qunzhi.reports.outline import outlines
from qunzhi.site import Site

Pieces = Mapping[str, Mapping[Hashable, Hashable]]
"""By family and key: a value, or the digest of one."""

DIGEST_BYTES = 12
"""96 bits: that two of a million pieces share a digest by chance is less likely than one in 10^16."""


def site_pieces(site: Site, beside: Mapping[Any, Hashable]) -> Pieces:
    """Everything of the site that a step of the build can look at; `beside`: the state of the files beside articles."""
    every = (*site.records.values(), *site.held.values())
    return {
        "record": {record.id: _record(site, record) for record in every},
        "source": {record.id: record.description.source for record in every},
        "said": _members(said(site)),
        "held": dict.fromkeys(site.held, True),
        "text": {key: (passage.digest, day) for key, (passage, day) in site.texts.members.items()},
        "line": {key: passage.first_line for key, (passage, _) in site.texts.members.items()},
        "kind": {name: _ids(records) for name, records in site.by_kind.items()},
        "written": {name: _ids(records) for name, records in by_kind(site).items()},
        "known": _members(kinds_by_id(site)),
        "beside": _members(site.beside),
        "mentions": _members(site.mentions),
        "part": {name: (part.record.id, part.path) for name, part in site.parts.items()},
        "picture": {name: (record.id, number) for name, (record, number) in site.pictures.items()},
        "facet": {key: _facet(values) for key, values in facets_of(site).items()},
        "events": {year: _events(those) for year, those in events_of(site).items()},
        "use": {key: tuple((kind.name, _ids(records)) for kind, records in use) for key, use in uses_of(site).items()},
        "gallery": _members(pictures_by(site)),
        "gallery ways": _members(ways_of(site)),
        "shown by": _members(showings_of(site)),
        "outline": {name: digest(outline) for name, outline in _members(outlines(site)).items()},
        "files": {**beside},
        "data": _members(site.data),
        "called": {name: digest(words) for name, words in site.called.items()},
        "group": {"": digest(site.group)},
        "group_text": {"": digest(site.group_source.text)},
        "terms": {"": digest(site.terms)},
        "today": {"": site.today},
        "lost": {"": digest(site.lost.sorted())},
        "ledger": {"": site.ledger},
    }


def theme_pieces(media: Media, shell: Shell) -> Pieces:
    """What the pages look at beside: the theme, and the files that records hold."""
    pages = [(p.source, p.address, p.lang, p.title, p.description, p.frame.html) for p in shell.pages]
    return {
        "copies": {path: digest(copies) for path, copies in media.pictures.items()},
        "file": dict(media.files.items()),
        "frame": {key: digest(frame.html) for key, frame in shell.frames.items()},
        "pages": {"": digest(pages)},
        "site_url": {"": shell.site_url},
    }


def _record(site: Site, record: Record) -> Hashable:
    """All of a record but its texts, what its short texts quote, and whether it is public."""
    found, quoted = record.description.digest, site.quoted.get(record.id, ())
    public = record.id in site.records.members if isinstance(site.records, Noted) else record.id in site.records
    return found if public and not quoted else (found, quoted, public)


def digest(value: Any) -> bytes:
    """Of a value made of plain values and models. Equal values have equal digests where they were made alike; where
    not, a step runs once too often.
    """
    return hashlib.blake2b(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), digest_size=DIGEST_BYTES).digest()


def _members(mapping: Mapping[Any, Any]) -> dict[Hashable, Hashable]:
    return dict(mapping.members if isinstance(mapping, Noted) else mapping)


def _ids(records: tuple[Record, ...]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _events(events: Iterable[Event]) -> Hashable:
    return tuple((event.when, event.what, event.record.id if event.record else "") for event in events)


def _facet(values: Mapping[str, tuple[Record, ...]]) -> Hashable:
    return tuple((value, _ids(records)) for value, records in values.items())


def changed(before: Pieces, now: Pieces) -> frozenset[Read]:
    """Of the families of `now`: the pieces that are new, gone or different, and where members or their order differ."""
    return frozenset(read for family in now for read in _differing(family, before.get(family, {}), now[family]))


def _differing(family: str, before: Mapping[Hashable, Hashable], now: Mapping[Hashable, Hashable]) -> Iterator[Read]:
    if before != now:
        yield family, EVERY
        yield from ((family, key) for key in before.keys() | now.keys() if _differs(key, before, now))
    if list(before) != list(now):
        yield family, ALL


def _differs(key: Hashable, before: Mapping[Hashable, Hashable], now: Mapping[Hashable, Hashable]) -> bool:
    return (key in before) != (key in now) or before.get(key) != now.get(key)
