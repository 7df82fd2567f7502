"""Writes the measured texts as a site of Hugo: the same records, lists, facets, years and feeds as ours has.

What mentions a record stands on its page, as on ours; to find it, Hugo goes through all pages once, which costs it a
third less than a taxonomy of what is mentioned. References stand as plain links whose words are known beforehand, and
each record names what it mentions in its front matter: Hugo is spared the look-ups that Qunzhi makes. Nor has it open
data, controlled lists and drawn covers. In all this the comparison errs in Hugo's favour.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.hugo_facets import SHOWN, marks
from tests.bench.hugo_lists import UNITS, YEARLY, list_pages
from tests.bench.hugo_theme import write_theme
from tests.bench.records import Written, members, records
from tests.bench.sites import member_facts, write, yaml_of
from tests.bench.texts import LANGUAGES, Pair, Unit

_LABELS = ("type", "shape", "level", "role")
"""Facts that a card shows."""

_REFERENCE = re.compile(r"\[\[([^\]|]+)(?:\\?\|([^\]]+))?\]\]")


@dataclass(frozen=True)
class _Target:
    """What a reference leads to."""

    section: str
    title: Pair


def write_hugo(folder: Path, count: int, shell: Path) -> None:
    """A site that `hugo` builds in the folder, in the clothes of the shell that Qunzhi's theme made."""
    write_theme(folder, shell)
    targets = _targets(count)
    for path, head in list_pages(_used(count)):
        write(folder / "content" / path, _page(head, ""))
    for lang in LANGUAGES:
        content = folder / "content" / lang
        for place, unit in enumerate(members(), 1):
            write(content / SHOWN["member"].section / f"{unit.id}.md", _page(_member(unit, lang, place), ""))
        for record in records(count):
            text = record.article.body[lang]
            head = {**_head(record, lang), "mentions": _mentioned(text)}
            write(content / targets[record.id].section / f"{record.id}.md", _page(head, _linked(text, lang, targets)))


def _page(head: Mapping[str, object], body: str) -> str:
    return f"---\n{yaml_of(head)}---\n\n{body}"


def _targets(count: int) -> dict[str, _Target]:
    units = {unit.id: _Target(SHOWN["member"].section, unit.name) for unit in members()}
    return units | {one.id: _Target(SHOWN[one.kind].section, one.article.title) for one in records(count)}


def _used(count: int) -> set[tuple[str, str]]:
    """Each taxonomy with each value that a record bears."""
    heads = [*map(_record_marks, records(count)), *(marks(SHOWN["member"], member_facts(unit)) for unit in members())]
    return {(name, value) for head in heads for name, found in head.items() for value in found}


def _record_marks(record: Written) -> dict[str, list[str]]:
    kind, year = SHOWN[record.kind], str(record.year)
    yearly = {YEARLY: [year]} if kind.chronicle else {}
    return {**marks(kind, {**record.facts, "year": year}), **yearly}


def _mentioned(body: str) -> list[str]:
    return list(dict.fromkeys(found[1] for found in _REFERENCE.finditer(body)))


def _linked(body: str, lang: str, targets: Mapping[str, _Target]) -> str:
    """The text with its references as Markdown writes links."""
    prefix = "/en" if lang == "en" else ""

    def link(found: re.Match[str]) -> str:
        target = targets[found[1]]
        return f"[{found[2] or target.title[lang]}]({prefix}/{target.section}/{found[1]}/)"

    return _REFERENCE.sub(link, body)


def _head(record: Written, lang: str) -> Mapping[str, object]:
    facts = record.facts
    return {
        "title": record.article.title[lang],
        "description": record.article.summary[lang],
        "date": facts.get("date") or facts.get("made") or f"{record.year}-01-01",
        "publishDate": facts["published"],
        "labels": _labels(facts),
        UNITS: facts["members"],
        **_record_marks(record),
    }


def _member(unit: Unit, lang: str, place: int) -> Mapping[str, object]:
    facts = member_facts(unit)
    return {
        "title": unit.name[lang],
        "weight": place,
        "group": unit.type,
        "labels": _labels(facts),
        "outputs": ["html", "atom"],
        **marks(SHOWN["member"], facts),
    }


def _labels(facts: Mapping[str, object]) -> list[object]:
    return [facts[name] for name in _LABELS if name in facts]
