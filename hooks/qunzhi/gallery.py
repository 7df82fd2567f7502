"""The image archive: every public picture under each value by which it can be narrowed down, and who shows it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qunzhi.dates import CivilDate
from qunzhi.filing import when, year_of
from qunzhi.kinds.album import KIND
from qunzhi.reading.handwritten import DOCS
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.site import Site

WAYS = ("year", "record", "member")
"""Ways to narrow the pictures down: when they were taken, of what, and of whom."""


def picture_address(name: str) -> str:
    """A picture's page, from the root of its language. Pictures and records share one space of ids."""
    return f"{KIND.section}/{name}/"


def taken_on(record: Record, number: int) -> CivilDate | None:
    """When a picture was taken: as it says, or as its record does."""
    return record.pictures[number].date or when(record)


class _Place(NamedTuple):
    """A public picture before it is filed; newest first, those of one day in the order in which they were read."""

    days_ago: int
    position: int
    number: int
    record: Record

    @property
    def name(self) -> str:
        return self.record.picture_id(self.number)


def pictures_by(site: Site) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """By way and value: ids of pictures, newest first; all of them under two empty words."""
    return site.once(_pictures_by)


def _pictures_by(site: Site) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for place in sorted(_places(site), key=lambda place: place[:3]):
        for key in (("", ""), *_values(site, place.record, place.number)):
            found[key][place.name] = None
    return Noted("gallery", {key: tuple(names) for key, names in found.items()})


def _places(site: Site) -> Iterator[_Place]:
    # Of a hundred thousand records few hold pictures, and those are known already.
    records = dict.fromkeys(record.id for record, _ in site.pictures.values())
    for position, record in enumerate(site.records[name] for name in records):
        for number in record.shown:
            day = taken_on(record, number)
            yield _Place(-day.last.toordinal() if day else 0, position, number, record)


def _values(site: Site, record: Record, number: int) -> Iterator[tuple[str, str]]:
    picture = record.pictures[number]
    year = picture.date.year if picture.date else year_of(record)
    if year is not None:
        yield "year", str(year)
    yield "record", record.id
    about = [one for name in picture.about if (one := _published(site, name))]
    yield from (("record", one.id) for one in about if one.kind.name != "member")
    yield from (("member", one.id) for one in about if one.kind.name == "member")
    yield from (("member", name) for name in record.facts.members if _published(site, name))


def _published(site: Site, name: str) -> Record | None:
    record = site.records.get(name)
    return record if record and record.facts.state == "published" else None


def ways_of(site: Site) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """By way: each value with the number of its pictures; years and records newest first, then the most pictured."""
    return site.once(_ways)


def _ways(site: Site) -> Mapping[str, tuple[tuple[str, int], ...]]:
    counts = Counter({key: len(names) for key, names in pictures_by(site).items()})
    found = {way: [(value, count) for (one, value), count in counts.items() if one == way] for way in WAYS}
    found["year"].sort(reverse=True)
    found["member"].sort(key=lambda counted: -counted[1])
    return Noted("gallery ways", {way: tuple(values) for way, values in found.items()})


def showings_of(site: Site) -> Mapping[str, tuple[str, ...]]:
    """By id of a picture or album: whose texts show it, and the hand-written pages that name it."""
    return site.once(_showings)


def _showings(site: Site) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, (passage, _) in site.texts.members.items():
        for name in passage.pictured:
            found[name][key.owner] = None
        if key.owner.startswith(f"{DOCS}/"):
            for name in filter(site.pictures.__contains__, passage.targets):
                found[name][key.owner] = None
    return Noted("shown by", {name: tuple(owners) for name, owners in found.items()})
