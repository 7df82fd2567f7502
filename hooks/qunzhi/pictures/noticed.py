"""What is to be told of pictures once their files have been looked at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qunzhi.dates import CivilDate, day_text
from qunzhi.findings import Finding, Place
from qunzhi.languages import Text
from qunzhi.pictures.order import Outcome
from qunzhi.pictures.shapes import ENDINGS


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that a record shows, or that stands in its text."""

    path: str
    """From the site's root."""
    place: Callable[[], Place]
    """Where its file is named."""
    with_tiles: bool = False
    date: CivilDate | None = None
    """When it was taken, as the record says."""
    dated: Callable[[], Place] | None = None
    """Where it says so."""

    @property
    def name(self) -> str:
        """Of its file."""
        return self.path.rpartition("/")[2]


def noticed(picture: Shown, outcome: Outcome) -> Iterator[Finding]:
    """Why it is not published, or what is to be known of what is."""
    if outcome.refusal:
        yield Finding(outcome.refusal.code, picture.place(), {"name": picture.name, **outcome.refusal.values})
        return
    if outcome.frames > 1:
        yield Finding("QZ-P11", picture.place(), {"name": picture.name, "frames": outcome.frames})
    endings = ENDINGS[outcome.format]
    if picture.name.lower().endswith(_ALL_ENDINGS) and not picture.name.lower().endswith(endings):
        values = {"name": picture.name, "format": outcome.format, "ending": endings[0]}
        yield Finding("QZ-P12", picture.place(), values)
    yield from _otherwise_dated(picture, outcome)


_ALL_ENDINGS = tuple(ending for endings in ENDINGS.values() for ending in endings)


def _otherwise_dated(picture: Shown, outcome: Outcome) -> Iterator[Finding]:
    """The camera's day may differ by one: its clock may be set to another time zone."""
    taken = outcome.file.taken if outcome.file else None
    if taken is None or picture.date is None or picture.dated is None:
        return
    if not (picture.date.first.toordinal() - 1 <= taken.toordinal() <= picture.date.last.toordinal() + 1):
        said = Text(picture.date.text("zh"), picture.date.text("en"))
        camera = Text(day_text(taken, "zh"), day_text(taken, "en"))
        yield Finding("QZ-P17", picture.dated(), {"name": picture.name, "said": said, "camera": camera})
