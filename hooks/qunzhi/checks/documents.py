"""Official documents: their numbers, and which of them supersedes which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from qunzhi.checks.cycles import cycles
from qunzhi.checks.numbering import number_range
from qunzhi.checks.written import written
from qunzhi.dates import CivilDate
from qunzhi.document_numbers import DocumentNumber, is_serial, normal
from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds.document import IN_FORCE, Document
from qunzhi.languages import Text
from qunzhi.records import Record
from qunzhi.site import Site


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A document whose number can be read."""

    record: Record
    facts: Document
    number: DocumentNumber

    @property
    def place(self) -> Place:
        """Of the number."""
        return self.record.source.locate(("number",))


def check(site: Site) -> Iterator[Finding]:
    """Numbers written otherwise than the standard wants, borne twice or left out; documents that supersede in vain."""
    documents = tuple(_documents(written(site, "document")))
    numbered = tuple(_readable(documents))
    yield from _forms(documents)
    yield from _twice(numbered)
    if "document" not in site.lost.incomplete:
        yield from _gaps(numbered)
    yield from _years(numbered)
    yield from _cycles(documents)
    yield from _mutual(documents)
    yield from _still_in_force(documents, _documents(site.by_kind.get("document", ())))


def _documents(records: Iterable[Record]) -> Iterator[tuple[Record, Document]]:
    for record in records:
        assert isinstance(record.facts, Document)
        yield record, record.facts


def _readable(documents: Iterable[tuple[Record, Document]]) -> Iterator[_Numbered]:
    for record, facts in documents:
        if facts.number and (number := normal(facts.number)):
            yield _Numbered(record, facts, number)


def _forms(documents: Iterable[tuple[Record, Document]]) -> Iterator[Finding]:
    for record, facts in documents:
        if facts.number is None or is_serial(facts.number):
            continue
        number, place = normal(facts.number), record.source.locate(("number",))
        if number is None:
            yield Finding("QZ-K02", place, {"number": facts.number})
        elif str(number) != facts.number:
            yield Finding("QZ-K01", place, {"number": facts.number, "normal": str(number)})


def _twice(numbered: Iterable[_Numbered]) -> Iterator[Finding]:
    """However the two are written: 〔2021〕5号 and [2021]第05号 are one number."""
    first: dict[tuple[str | None, DocumentNumber], _Numbered] = {}
    for one in numbered:
        other = first.setdefault((one.facts.issuer, one.number), one)
        if other is not one:
            values: dict[str, Value] = {"number": str(one.number), "id": other.record.id, "other": str(other.place)}
            yield Finding("QZ-K03", one.place, values)


def _gaps(numbered: Iterable[_Numbered]) -> Iterator[Finding]:
    """Told once for a code and a year, at the document of the highest number."""
    groups: dict[str, dict[int, _Numbered]] = defaultdict(dict)
    for one in numbered:
        groups[one.number.series].setdefault(one.number.number, one)
    for series, held in groups.items():
        known = sorted(held)
        if missing := _missing(known):
            values: dict[str, Value] = {"series": series, "missing": missing, "low": known[0], "high": known[-1]}
            yield Finding("QZ-K04", held[known[-1]].place, values)


def _missing(known: list[int]) -> Text | None:
    """The numbers left out of an ascending list, runs of them as 6～8 or 6–8; None where there are none."""
    runs = [(a + 1, b - 1) for a, b in pairwise(known) if b > a + 1]
    words = [number_range(low, high) for low, high in runs]
    return Text("、".join(w.zh for w in words), ", ".join(w.pick("en") for w in words)) if words else None


def _years(numbered: Iterable[_Numbered]) -> Iterator[Finding]:
    for one in numbered:
        made = one.facts.made
        if made and not made.first.year <= one.number.year <= made.last.year:
            values: dict[str, Value] = {"number": str(one.number), "year": one.number.year, "made": _worded(made)}
            yield Finding("QZ-K07", one.place, {**values, "other": str(one.record.source.locate(("made",)))})


def _worded(date: CivilDate) -> Text:
    return Text(date.text("zh"), date.text("en"))


def _cycles(documents: Iterable[tuple[Record, Document]]) -> Iterator[Finding]:
    known = {record.id: (record, facts) for record, facts in documents}
    for way in cycles({name: facts.supersedes for name, (_, facts) in known.items()}):
        record, facts = known[way[0]]
        place = record.source.locate(("supersedes", facts.supersedes.index(way[1 % len(way)])))
        yield Finding("QZ-K05", place, {"way": " → ".join((*way, way[0]))})


def _mutual(documents: Iterable[tuple[Record, Document]]) -> Iterator[Finding]:
    """Only the earlier can be carried out or changed by the later."""
    known = {record.id: (record, facts) for record, facts in documents}
    for field, how in _HOW.items():
        ways: dict[str, tuple[str, ...]] = {name: getattr(facts, field) for name, (_, facts) in known.items()}
        for way in cycles(ways):
            place = known[way[0]][0].source.locate((field, ways[way[0]].index(way[1 % len(way)])))
            yield Finding("QZ-K08", place, {"way": " → ".join((*way, way[0])), "field": field, "how": how})


_HOW = {"implements": Text("互为依据", "implement"), "amends": Text("互相修改", "amend")}
"""Fields that lead from a later document to an earlier one, and what it does to it."""


def _still_in_force(
    documents: Iterable[tuple[Record, Document]], public: Iterable[tuple[Record, Document]]
) -> Iterator[Finding]:
    """A draft supersedes nothing before it is public."""
    newer: dict[str, Place] = {}
    for record, facts in public:
        for number, name in enumerate(facts.supersedes):
            if name != record.id:
                newer.setdefault(name, record.source.locate(("supersedes", number)))
    for record, facts in documents:
        if facts.status == IN_FORCE and record.id in newer:
            values: dict[str, Value] = {"id": record.id, "other": str(newer[record.id])}
            yield Finding("QZ-K06", record.source.locate(("status",)), values)
