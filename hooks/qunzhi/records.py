"""A record: what staff wrote about one thing, read, checked against its schema, and frozen."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Any

from qunzhi.findings import Place
from qunzhi.kinds.fields import RefersTo, RefersToIndicator
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.picture import WITHHELD, Picture
from qunzhi.kinds.report import Chapter
from qunzhi.kinds.schema import RecordSchema
from qunzhi.languages import Language, Text
from qunzhi.packing import packed
from qunzhi.passages import Passage
from qunzhi.reading.yaml import Path, Plain, YamlText, read_yaml
from qunzhi.reads import note
from qunzhi.walk import marked_values
from qunzhi.wordless import wordless


@packed
@dataclass(frozen=True, slots=True)
class Source:
    """Where a record's facts stand: an article's front matter, or one entry of a register."""

    facts: YamlText
    at: Path = ()
    english: YamlText | None = None
    english_fields: frozenset[str] = frozenset()
    _written: Mapping[Language, Plain] | None = None
    """Of an entry of a register, whose file would have to be read as a whole for it."""

    @property
    def written(self) -> Mapping[Language, Plain]:
        """The facts of each of its files as they stand there, before the schema gave them types."""
        if self._written is not None:
            return self._written
        found: dict[Language, Plain] = {"zh": read_yaml(self.facts)[0]}
        return found if self.english is None else {**found, "en": read_yaml(self.english)[0] or {}}

    def locate(self, path: Path, *, key: bool = False) -> Place:
        """Place of the value at `path` of the record's facts (with `key`, of its name), in the file that wrote it."""
        if self.english and path and path[0] in self.english_fields and path[1:] == ("en",):
            return self.english.locate(path[:1], key=key)
        if path and path[0] in self.english_fields and path[1:] == ("zh",):
            path = path[:1]
        return self.facts.locate((*self.at, *path), key=key)


@packed
@dataclass(frozen=True, slots=True)
class ChapterText:
    """A chapter of a report: part of its address, its heading and its text in each language it was written in."""

    name: str
    title: Text
    bodies: dict[Language, Passage]


@packed
@dataclass(frozen=True, slots=True)
class Description:
    """What the build has to know of a record before it looks into it."""

    digest: bytes
    """Of all that the record shows but its texts: tells whether it has changed. Equal records have equal digests where
    they were read alike; where not, a page is made once too often."""
    refers: tuple[str, ...]
    """Ids in its fields."""
    source: bytes = b""
    """Digest of the files in which its facts stand: findings tell places in them."""
    said: tuple[bytes, ...] = (b"", b"")
    """What it says in each language; see clauses.py."""
    ties: bytes = b""
    """Digest of all by which it hangs together with others: of its fields and texts, but for words."""


DIGEST_BYTES = 12
"""96 bits: that two of a million records share a digest by chance is less likely than one in 10^16."""


@packed
@dataclass(frozen=True, slots=True)
class Record:
    """One record of any kind."""

    kind: Kind
    id: str
    _facts: RecordSchema
    source: Source
    folder: str
    """The folder of an article, from the site's root; "" for an entry of a register."""
    bodies: dict[Language, Passage]
    chapters: tuple[ChapterText, ...] = ()
    _description: "Description | None" = None
    """Made when the record is read, and again when a name or a figure is put into its facts."""

    @property
    def facts(self) -> RecordSchema:
        """Its fields. Whoever looks at one has looked at the record."""
        note("record", self.id)
        return self._facts

    def with_facts(self, facts: RecordSchema) -> "Record":
        """The same record with other facts."""
        if facts is self._facts:
            return self
        found = replace(self, _facts=facts, _description=None)
        return found.described(self._description.source, self._description.said) if self._description else found

    @property
    def said(self) -> tuple[bytes, ...]:
        """What it says in each language, to be compared with what others say."""
        note("said", self.id)
        return self.description.said

    def described(self, source: bytes, said: tuple[bytes, ...]) -> "Record":
        """The same record with its description."""
        return replace(self, _description=Description(self._digest(), self._refers(), source, said, self._ties()))

    @property
    def description(self) -> "Description":
        """What the build has to know of it beforehand."""
        return self._description or Description(self._digest(), self._refers(), ties=self._ties())

    def _digest(self) -> bytes:
        chapters = [(chapter.name, chapter.title, sorted(chapter.bodies)) for chapter in self.chapters]
        shown = self.kind.name, self._facts, self.folder, sorted(self.bodies), self.has_text(), chapters
        return blake2b(pickle.dumps(shown, pickle.HIGHEST_PROTOCOL), digest_size=DIGEST_BYTES).digest()

    def _ties(self) -> bytes:
        bodies = (self.bodies, *(chapter.bodies for chapter in self.chapters))
        names = [chapter.name for chapter in self.chapters]
        return wordless((self.kind.name, self._facts, names, [one.ties for those in bodies for one in those.values()]))

    def _refers(self) -> tuple[str, ...]:
        fields = (target for _, target, _ in marked_values(self._facts, RefersTo))
        figures = (target.partition("@")[0] for _, target, _ in marked_values(self._facts, RefersToIndicator))
        return tuple(dict.fromkeys((*fields, *figures)))

    @property
    def title(self) -> Text:
        """Its name."""
        facts = self.facts
        name: Text = getattr(facts, facts.title_field)
        return name

    @property
    def section(self) -> str:
        """First part of its address: its kind's, or the one in which it was first published."""
        return self.facts.section or self.kind.section

    @property
    def address(self) -> str:
        """Its page, from the root of its language: `news/2018-expo/`; or its place on its list: `glossary/#term`."""
        return f"{self.section}/#{self.id}" if self.kind.anchored else f"{self.section}/{self.id}/"

    @property
    def former_ids(self) -> tuple[str, ...]:
        """Ids that it bore before; their addresses lead to it."""
        return () if self.facts.aliases_are_names or self.kind.anchored else self.facts.aliases

    @property
    def place(self) -> Place:
        """Where it begins: an entry of a register, or the first line of an article."""
        return self.source.locate(()) if self.source.at else Place(self.source.facts.path)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which what it describes is known, whatever the language."""
        facts = self.facts
        texts = [self.title, self.value("short_name"), *(f.name for f in self.value("former_names") or ())]
        words = [word for text in texts if text for word in (text.zh, text.en) if word]
        return tuple(dict.fromkeys((*words, *(facts.aliases if facts.aliases_are_names else ()))))

    def name_at(self, when: date | None) -> Text:
        """Its name, as it was on a day: an organisation that was renamed later bears its former name."""
        if when is None:
            return self.title
        former = [f for f in self.value("former_names") or () if f.until and f.until.last >= when]
        return min(former, key=lambda f: f.until.last).name if former else self.title

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures, whatever its kind calls them."""
        fields = self.facts.__dict__
        return fields.get("photos") or fields.get("pictures") or ()

    @property
    def picture_field(self) -> str:
        """The field in which its kind lists pictures."""
        return "photos" if "photos" in self.facts.__dict__ else "pictures"

    @property
    def handed_out(self) -> Mapping[Path, Any]:
        """Its files for download, by their paths among its facts: attachments, and earlier editions of a report."""
        fields = ("attachments", "editions")
        return {(field, n): one for field in fields for n, one in enumerate(self.value(field) or ())}

    def written_in(self, lang: Language) -> bool:
        """Whether it can be read in `lang`: its name, and its text where it has one."""
        if not self.title.has(lang):
            return False
        return lang in self.bodies or not self.has_text()

    def has_text(self) -> bool:
        """Whether anything was written beyond its facts."""
        return any(not passage.is_empty for passage in self.bodies.values())

    @property
    def shown(self) -> tuple[int, ...]:
        """Positions of the pictures that the public may see: none of a withdrawn record, none without consent."""
        pictures = self.pictures
        if not pictures or self.facts.state == "withdrawn":
            return ()
        return tuple(n for n, picture in enumerate(pictures) if picture.consent not in WITHHELD)

    def picture_id(self, number: int) -> str:
        """Id of its picture at position `number`, from 0: as written, or made from the record's own."""
        return self.pictures[number].id or f"{self.id}-{number + 1}"

    def value(self, field: str) -> Any:
        """A field of its schema, or None where its kind has no such field."""
        # Not getattr: for a field that is not there pydantic searches in other places, and words an error.
        note("record", self.id)
        return self._facts.__dict__.get(field)


__all__ = ["Chapter", "ChapterText", "Record", "Source"]
