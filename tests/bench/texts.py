"""Texts of the measured sites: every one different, and the same in every run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

import yaml

Pair = Mapping[str, str]
"""The same words under "zh" and "en"."""

LANGUAGES = ("zh", "en")

SHORTEST, LONGEST = 600, 1500
"""Chinese characters of a text, as articles of a group's website have them."""


@lru_cache(maxsize=1)
def words() -> Mapping[str, list[Pair]]:
    """The lists of words.yml."""
    raw: Mapping[str, list[Pair]] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))
    return raw


@dataclass(frozen=True)
class Unit:
    """A member of the group."""

    id: str
    type: str
    name: Pair


@dataclass(frozen=True)
class Article:
    """What a record says, in both languages."""

    title: Pair
    summary: Pair
    body: Pair


def units(count: int) -> list[Unit]:
    """The members of the group."""
    types, places = words()["unit_types"], words()["places"]
    found = []
    for number in range(1, count + 1):
        kind, place = types[number % len(types)], places[number % len(places)]
        name = {"zh": f"{place['zh']}第{number}{kind['zh']}", "en": f"{place['en']} {kind['en']} No. {number}"}
        found.append(Unit(f"unit-{number:02}", kind["id"], name))
    return found


def article(number: int, others: Sequence[str], members: Sequence[Unit]) -> Article:
    """The text of record `number`, which refers to some of `others` (ids of records) and of `members`."""
    writer = _Writer(Random(number), number, others, members)
    return Article(writer.one_of("titles"), writer.one_of("summaries"), writer.body())


class _Writer:
    """Writes one article: the same choices in both languages, so that one is the other's translation."""

    def __init__(self, chance: Random, number: int, others: Sequence[str], members: Sequence[Unit]) -> None:
        self.chance, self.number, self.others, self.members = chance, number, others, members

    def one_of(self, name: str) -> Pair:
        """One of a list of words.yml, its braces filled."""
        pair = self.chance.choice(words()[name])
        fillings = self._fillings()
        return {lang: pair[lang].format_map(fillings[lang]) for lang in LANGUAGES}

    def body(self) -> Pair:
        """Headings with paragraphs, a list and a table, references at the end."""
        wanted = self.chance.randint(SHORTEST, LONGEST)
        parts = [self._paragraph(), self._heading(0), self._paragraph(), self._list(), self._heading(1), self._table()]
        for section in range(2, len(words()["headings"])):
            parts += [self._heading(section), self._paragraph()]
        while sum(len(part["zh"]) for part in parts) < wanted:
            parts.append(self._paragraph())
        parts.append(self.one_of("closings"))
        return {lang: "\n\n".join(part[lang] for part in parts) + "\n" for lang in LANGUAGES}

    def _fillings(self) -> Mapping[str, Pair]:
        chance, unit = self.chance, self.chance.choice(self.members)
        trade, deed = chance.choice(words()["trades"]), chance.choice(words()["deeds"])
        same = {
            "number": str(self.number),
            "many": str(chance.randint(20, 400)),
            "few": str(chance.randint(3, 19)),
            "share": str(chance.randint(70, 99)),
            "first": chance.choice(self.others),
            "second": chance.choice(self.others),
            "member": unit.id,
        }
        return {
            lang: {
                **same,
                "unit": unit.name[lang],
                "trade": trade[lang],
                "deed": deed[lang],
                "Deed": _upper(deed[lang]),
            }
            for lang in LANGUAGES
        }

    def _heading(self, section: int) -> Pair:
        return {lang: f"## {words()['headings'][section][lang]}" for lang in LANGUAGES}

    def _paragraph(self) -> Pair:
        sentences = [self.one_of("sentences") for _ in range(self.chance.randint(2, 4))]
        return {"zh": "".join(s["zh"] for s in sentences), "en": " ".join(s["en"] for s in sentences)}

    def _list(self) -> Pair:
        lines = [self.one_of("sentences") for _ in range(self.chance.randint(3, 5))]
        return {lang: "\n".join(f"- {line[lang]}" for line in lines) for lang in LANGUAGES}

    def _table(self) -> Pair:
        rows = [(self.chance.choice(self.members), self._numbers()) for _ in range(self.chance.randint(3, 6))]
        return {
            lang: "\n".join(
                [
                    _row([column[lang] for column in words()["columns"]]),
                    _row(["---"] * len(words()["columns"])),
                    *(_row([unit.name[lang], *numbers]) for unit, numbers in rows),
                ]
            )
            for lang in LANGUAGES
        }

    def _numbers(self) -> list[str]:
        return [str(self.chance.randint(10, 200)), str(self.chance.randint(8, 64)), f"{self.chance.randint(80, 100)}%"]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
