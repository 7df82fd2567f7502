"""Units of measurement: which exist, which convert into which, and what they are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import yaml

from qunzhi.languages import Language, Text
from qunzhi.text import nearest

SIZES = ("万", "亿")
"""Ten thousand and a hundred million, as they stand before what is counted."""

UNIT_HOLE = "…"
"""In the word for a unit, where the number stands if not before it: 第…名."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement, or a word with which things are counted."""

    id: str
    text: Text
    aliases: tuple[str, ...] = ()
    dimension: str = ""
    """Units of one dimension convert; without a name the unit is a dimension of its own."""
    factor: Fraction = Fraction(1)
    """How many of the dimension's basic unit one of it is."""
    one: str = ""
    """The English word for a single one, where it is another: person."""
    counter: bool = False
    """A measure word (家、人、项): text around a number says it, so a reference in a text gives the number alone."""

    @property
    def kind(self) -> str:
        """What it can be converted within."""
        return self.dimension or self.id

    def name(self, value: Decimal, lang: Language) -> str:
        """The word for so many of it."""
        return self.one if lang == "en" and self.one and value == 1 else self.text.pick(lang)


class Units:
    """All units of a site, by every word under which staff write them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_word: dict[str, Unit] = {}
        for unit in units:
            for word in (unit.id, unit.text.zh, unit.text.en or "", unit.one, *unit.aliases):
                if word:
                    self._by_word.setdefault(word.lower(), unit)

    @property
    def words(self) -> Iterable[str]:
        """Every word for a unit, in lower case."""
        return self._by_word

    def find(self, word: str) -> Unit | None:
        """The unit of that id, name or alias."""
        return self._by_word.get(word.lower())

    def near(self, word: str) -> str:
        """The Chinese name of the unit that was probably meant, or ""; never that of another size: 万人 is not 人."""
        found = nearest(word, [one for one in self._by_word if _size(one) == _size(word)])
        return self._by_word[found].text.zh if found else ""


def _size(word: str) -> str:
    return word[:1] if word.startswith(SIZES) else ""


def converts(one: Unit, other: Unit) -> bool:
    """Whether values in the two units can be compared and added."""
    return one.kind == other.kind


@lru_cache(maxsize=1)
def own_units() -> tuple[Unit, ...]:
    """The units that every site has, from units.yml beside this file."""
    raw = yaml.load((Path(__file__).parent / "units.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tuple(_unit(one) for one in raw)


def _unit(raw: Mapping[str, object]) -> Unit:
    aliases = raw.get("aliases")
    return Unit(
        id=str(raw["id"]),
        text=Text(str(raw["zh"]), str(raw["en"])),
        aliases=tuple(map(str, aliases)) if isinstance(aliases, list) else (),
        dimension=str(raw.get("dimension", "")),
        factor=Fraction(str(raw.get("factor", 1))),
        one=str(raw.get("one", "")),
        counter=bool(raw.get("counter", False)),
    )
