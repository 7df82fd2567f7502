"""Under which date and year a record is filed, where it stands in its list, and its parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qunzhi.dates import CivilDate
from qunzhi.kinds.schema import Part
from qunzhi.languages import Text
from qunzhi.reading.yaml import Path as FactPath
from qunzhi.records import Record


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part and the record that it belongs to."""

    record: Record
    part: Part
    id: str
    path: FactPath
    """Of the part within the record's facts."""

    @property
    def title(self) -> Text:
        """What it is called."""
        title: Text = getattr(self.part, "title", self.record.title)
        return title


def part_id(record: Record, path: FactPath, part: Part) -> str:
    """The id of a part: as written, or made from the record's and the part's number or position."""
    number = getattr(part, "number", None) or int(path[1]) + 1
    return part.id or f"{record.id}-{part.part_kind}-{number}"


def when(record: Record) -> CivilDate | None:
    """The date under which a record is filed: of the event, the document, or none."""
    fields = record.facts.__dict__
    for name in ("date", "made", "period"):
        if isinstance(found := fields.get(name), CivilDate):
            return found
    return None


def day_of(record: Record) -> date | None:
    """The last day of a record's date."""
    found = when(record)
    return found.last if found else None


def year_of(record: Record) -> int | None:
    """The year under which a record is filed."""
    year = record.value("year")
    if isinstance(year, int):
        return year
    found = when(record)
    return found.year if found else None


def ordered(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records of one kind, at least one, in the order of its list."""
    listing = list(records)
    if listing[0].kind.order == "newest":
        listing.sort(key=_newest_first)
    return tuple(listing)


def place_in_list(record: Record) -> tuple[object, ...]:
    """Where a record stands among those of its kind, told from itself alone."""
    if record.kind.order == "newest":
        return _newest_first(record)
    path, at = record.source.facts.path, record.source.at
    return (path.split("/")[1], not at, path.split("/"), at)


def _newest_first(record: Record) -> tuple[int, int, int, str]:
    """Newest first; of two in the same year or month the one known to the day stands first; then by id."""
    found = when(record)
    if found is None:
        return (-(year_of(record) or 0) * 10000, 0, 0, record.id)
    last = found.last
    whole_years = found.precision in ("year", "years", "school year")
    return (-(last.year * 10000), 2 if whole_years else 0, -(last.month * 100 + last.day), record.id)
