"""Takes in the units of the content: each read, checked against its schema, and described, in worker processes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from qunzhi.assemble import assemble
from qunzhi.clauses import fingerprint
from qunzhi.findings import Finding, stops
from qunzhi.kinds.kind import Kind
from qunzhi.languages import LANGUAGES
from qunzhi.packing import packed
from qunzhi.passages import prose
from qunzhi.progress import Step, followed, nothing
from qunzhi.reading.data_files import digests_beside
from qunzhi.reading.entries import Entry, Unit, read_unit
from qunzhi.records import DIGEST_BYTES, Record
from qunzhi.terms import Terms, with_term_ids
from qunzhi.workers import spread

CHUNK = 32
FEWEST_FOR_WORKERS = 200


@packed
@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a unit."""

    found: tuple[Record | Entry, ...]
    """Records that can be believed, their terms named by ids; and as entries what is refused."""
    findings: tuple[Finding, ...]
    files: tuple[str, ...] = ()
    """Names of the files beside an article that are not its texts."""
    data: tuple[tuple[str, bytes], ...] = ()
    """Files of its tables by path from the site's root, each with its digest."""


def _said(record: Record, entry: Entry) -> tuple[bytes, ...]:
    """Of a record that has been taken back, what its page still says."""
    summary, withdrawn = record.facts.summary, record.facts.state == "withdrawn"
    bodies = {lang: [body] for lang, body in entry.bodies.items()}
    for (_, lang), chapter in entry.chapters.items():
        bodies.setdefault(lang, []).append(chapter.body)
    return tuple(
        fingerprint(
            [
                *([summary.pick(lang)] if summary and summary.has(lang) else []),
                *(prose(body) for body in bodies.get(lang, ()) if not withdrawn),
            ],
            lang,
        )
        for lang in LANGUAGES
    )


def _digest(entries: Sequence[Entry]) -> bytes:
    """Of the YAML of a unit; a register is one text, however many entries it has."""
    texts = {id(one): one.text for e in entries for one in (e.yaml, e.english.yaml if e.english else e.yaml)}
    return blake2b("\0".join(texts.values()).encode(), digest_size=DIGEST_BYTES).digest()


@dataclass(frozen=True, slots=True)
class Intake:
    """What all units are read with."""

    root: Path
    kinds: Mapping[str, Kind]
    terms: Terms
    step: Step = nothing
    """Called for every unit."""

    def take(self, unit: Unit) -> Taken:
        """Read a unit and describe it."""
        reading = read_unit(self.root, unit, self.kinds)
        found: list[Record | Entry] = []
        source = _digest(reading.entries)
        findings = list(reading.findings)
        for entry in reading.entries:
            record, problems = self._believed(entry)
            findings += problems
            found.append(record.described(source, _said(record, entry)) if record else entry)
        files = reading.entries[0].files if unit.files else ()
        return Taken(tuple(found), tuple(findings), files, tuple(digests_beside(self.root, unit.path, files)))

    def _believed(self, entry: Entry) -> tuple[Record | None, list[Finding]]:
        record, problems = assemble(self.root, entry)
        if record and self.terms.are_known:
            record, more = with_term_ids(record, self.terms)
            problems = [*problems, *more]
        return (None if stops(problems) else record), problems

    def take_all(self, units: Sequence[Unit]) -> Iterator[Taken]:
        """Every unit, in order."""
        return followed(spread(self.take, units, chunk=CHUNK, fewest=FEWEST_FOR_WORKERS), self.step)
