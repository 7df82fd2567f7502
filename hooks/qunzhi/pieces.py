"""A site piece by piece, in values that can be compared: what differs from the last build is what has changed."""

import hashlib
import pickle
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

from qunzhi import relations
from qunzhi.checks.references import kinds_by_id, kinds_of_all
from qunzhi.checks.repeated import said
from qunzhi.checks.written import by_kind, written_by_kind
from qunzhi.citations import citations_of
from qunzhi.facets import facets_of
from qunzhi.frames import Shell
from qunzhi.gallery import pictures_by, showings_of, ways_of
from qunzhi.media import Media
from qunzhi.pages.chronicle import Event, events_of
from qunzhi.pages.vocabularies import Use, uses_of
from qunzhi.reading.handwritten import DOCS
from qunzhi.reads import ALL, EVERY, Noted, Read
from qunzhi.records import Record
from qunzhi.reports.found import blocks_of_tables
from qunzhi.reports.outline import outlines
from qunzhi.site import Quote, Site
from qunzhi.wordless import wordless

Pieces = Mapping[str, Mapping[Hashable, Hashable]]
"""By family and key: a value, or the digest of one."""

DIGEST_BYTES = 12
"""96 bits: that two of a million pieces share a digest by chance is less likely than one in 10^16."""


def site_pieces(site: Site, beside: Mapping[Any, Hashable], before: Pieces | None = None) -> Pieces:
    """Everything of the site that a step of the build can look at; `beside`: the state of the files beside articles.

    `before`: the pieces of the last build.
    """
    known = before or {}
    own = {family: _as_kept(rows, known.get(family)) for family, rows in _own(site, beside).items()}
    if RELATIONS.keys() <= known.keys() and all(own[family] is known.get(family) for family in own.keys() - WORDS):
        _recall(site, known)
        return {**own, **{family: known[family] for family in RELATIONS}}
    return {**own, **{family: found(site) for family, found in RELATIONS.items()}}


WORDS = frozenset(("record", "source", "said", "text", "line", "outline"))
"""Families that differ where nothing but words does. How records hang together depends on all the others."""


def _as_kept(now: Mapping[Any, Any], before: Mapping[Any, Any] | None) -> Mapping[Any, Any]:
    """Rows that nobody has to compare or to write down any more, where they are what they were."""
    return before if before is not None and before == now and list(before) == list(now) else now


def _recall(site: Site, known: Mapping[str, Mapping[Any, Any]]) -> None:
    """Give the site the relations that are no more than their pieces, and the records that these name."""
    public: Mapping[str, Record] = _members(site.records)
    every = {**public, **_members(site.held)}
    pictures = {name: (public[record], number) for name, (record, number) in known["picture"].items()}
    taken: Mapping[Callable[[Site], Mapping[Any, Any]], Mapping[Any, Any]] = {
        relations.beside: Noted("beside", known["beside"]),
        relations.mentions: Noted("mentions", known["mentions"]),
        relations.by_kind: Noted("kind", _named(known["kind"], public)),
        relations.pictures: Noted("picture", pictures),
        written_by_kind: Noted("written", _named(known["written"], every)),
        kinds_of_all: Noted("known", known["known"]),
    }
    for step, found in taken.items():
        site.recall(step, found)


def _named(ids: Mapping[str, tuple[str, ...]], records: Mapping[str, Record]) -> dict[str, tuple[Record, ...]]:
    return {name: tuple([records[one] for one in those]) for name, those in ids.items()}


def _own(site: Site, beside: Mapping[Any, Hashable]) -> Pieces:
    """Of records and texts one by one, and of the site as a whole."""
    every = (*site.records.values(), *site.held.values())
    return {
        "record": {record.id: _record(site, record) for record in every},
        "ties": _ties(site, every),
        "source": {record.id: record.description.source for record in every},
        "said": _members(said(site)),
        "held": dict.fromkeys(site.held, True),
        "text": {key: (passage.digest, day) for key, (passage, day) in site.texts.members.items()},
        "line": {key: passage.first_line for key, (passage, _) in site.texts.members.items()},
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


RELATIONS: Mapping[str, Callable[[Site], Mapping[Hashable, Hashable]]] = {
    "kind": lambda site: {name: _ids(records) for name, records in site.by_kind.items()},
    "written": lambda site: {name: _ids(records) for name, records in by_kind(site).items()},
    "known": lambda site: _members(kinds_by_id(site)),
    "beside": lambda site: _members(site.beside),
    "mentions": lambda site: _members(site.mentions),
    "part": lambda site: {name: (part.record.id, part.path) for name, part in site.parts.items()},
    "picture": lambda site: {name: (record.id, number) for name, (record, number) in site.pictures.items()},
    "facet": lambda site: {key: _facet(values) for key, values in facets_of(site).items()},
    "events": lambda site: {year: _events(those) for year, those in events_of(site).items()},
    "use": lambda site: {key: _use(use) for key, use in uses_of(site).items()},
    "gallery": lambda site: _members(pictures_by(site)),
    "gallery ways": lambda site: _members(ways_of(site)),
    "shown by": lambda site: _members(showings_of(site)),
    "cited": lambda site: {name: digest(those) for name, those in _members(citations_of(site)).items()},
    "tables": lambda site: _members(blocks_of_tables(site)),
}
"""By family: how records hang together."""


def _ties(site: Site, every: Iterable[Record]) -> Mapping[Hashable, Hashable]:
    """By which records and hand-written pages hang together with others."""
    texts = site.texts.members.items()
    found: dict[Hashable, Hashable] = {
        record.id: (record.description.ties, *_standing(site, record)) for record in every
    }
    return found | {key: wordless(passage.ties) for key, (passage, _) in texts if key.owner.startswith(DOCS)}


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
    found, (quoted, public) = record.description.digest, _standing(site, record)
    return found if public and not quoted else (found, quoted, public)


def _standing(site: Site, record: Record) -> tuple[tuple[Quote, ...], bool]:
    public = record.id in site.records.members if isinstance(site.records, Noted) else record.id in site.records
    return site.quoted.get(record.id, ()), public


def digest(value: Any) -> bytes:
    """Of a value made of plain values and models. Equal values have equal digests where they were made alike; where
    not, a step runs once too often.
    """
    return hashlib.blake2b(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), digest_size=DIGEST_BYTES).digest()


def _members(mapping: Mapping[Any, Any]) -> dict[Any, Any]:
    return dict(mapping.members if isinstance(mapping, Noted) else mapping)


def _ids(records: tuple[Record, ...]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _events(events: Iterable[Event]) -> Hashable:
    return tuple((event.when, event.what, event.record.id if event.record else "") for event in events)


def _use(use: Use) -> Hashable:
    return tuple((kind.name, _ids(records)) for kind, records in use)


def _facet(values: Mapping[str, tuple[Record, ...]]) -> Hashable:
    return tuple((value, _ids(records)) for value, records in values.items())


def changed(before: Pieces, now: Pieces) -> frozenset[Read]:
    """Of the families of `now`: the pieces that are new, gone or different, and where members or their order differ."""
    return frozenset(read for family in now for read in _differing(family, before.get(family, {}), now[family]))


def _differing(family: str, before: Mapping[Hashable, Hashable], now: Mapping[Hashable, Hashable]) -> Iterator[Read]:
    if before is now:
        return
    if before != now:
        yield family, EVERY
        yield from ((family, key) for key in before.keys() ^ now.keys())
        yield from ((family, key) for key, value in now.items() if key in before and before[key] != value)
    if list(before) != list(now):
        yield family, ALL
