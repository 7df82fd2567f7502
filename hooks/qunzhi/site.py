"""The site: every record, and how they hang together. Frozen before anything is made from it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import update_wrapper
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from qunzhi import relations
from qunzhi.filing import PartOf
from qunzhi.findings import Place
from qunzhi.kinds.group import Group
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.picture import Picture
from qunzhi.languages import LANGUAGES, Language
from qunzhi.lost import Lost
from qunzhi.packing import packed
from qunzhi.passages import Opened, Passage, SiteText, TextKey, Texts
from qunzhi.reading.yaml import Path as FactPath
from qunzhi.reading.yaml import YamlText
from qunzhi.reads import Focused, Read, kept, note, unnoted
from qunzhi.records import Record
from qunzhi.terms import Terms
from qunzhi.units import Units

P = ParamSpec("P")
T = TypeVar("T")


@packed
@dataclass(frozen=True, slots=True)
class Quote:
    """A reference in a short text of a record: `id` or `id@period`, and the path of the text, its language last."""

    id: str
    path: FactPath

    @property
    def target(self) -> str:
        """The id before the @."""
        return self.id.partition("@")[0]


@dataclass(frozen=True, eq=False)
class Site:
    """All that may be published, and by whom. It notes which of its pieces are looked at; see reads.py."""

    root: Path
    """Folder that holds `content/`, `docs/` and `mkdocs.yml`."""
    _group: Group
    group_source: YamlText
    _terms: Terms
    _today: date
    records: Mapping[str, Record]
    """Public records by id: published or withdrawn, in the order in which they were read."""
    held: Mapping[str, Record]
    """Records that exist but have no page yet: drafts, in review, under embargo."""
    texts: "Texts | Opened"
    """Read from the files one by one, when they are asked for."""
    files: Mapping[str, tuple[str, ...]]
    """By id of an article: names of the files in its folder that are not its texts, links and sub-folders included."""
    data: Mapping[str, bytes]
    """By path of a file of tables, from the site's root: the digest of what it holds."""
    _lost: Lost
    _ledger: tuple[str, ...] | None = None
    called: Mapping[str, Mapping[str, tuple[Place, ...]]] = field(default_factory=dict)
    """By id of an organisation: the names by which fields of records call it, each with the places."""
    quoted: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)
    """By id of a record: what its short texts quote."""
    _memo: dict[Any, tuple[Any, frozenset[Read]]] = field(default_factory=dict, repr=False)
    _whole: "Site | None" = field(default=None, repr=False)
    """Of a site in whose focus one record or page stands: the site as it is."""

    def __getstate__(self) -> dict[str, Any]:
        """What travels to another process: not what has been made of the site, which can be made there."""
        return {**self.__dict__, "_memo": {}}

    def once(self, step: "Callable[[Site], T]") -> T:
        """What a step makes of the site, made once; it looks at all of it and gives out pieces that note themselves."""
        if step not in self._memo:
            self._memo[step] = unnoted(step, self._whole or self), frozenset()
        value: T = self._memo[step][0]
        return value

    def recall(self, step: "Callable[[Site], T]", value: T) -> None:
        """Tell the site what a step would make of it."""
        self._memo[step] = value, frozenset()

    def remembered(self, step: Callable[..., T], *given: Any) -> T:
        """What a step makes of the site and hashable values, made once; who asks has looked at the same."""
        value: T = kept(self._memo, (step, given), step, self._whole or self, *given)
        return value

    def focused(self, owner: str) -> "Site":
        """The site for whoever goes through its records and texts, but is to see those of one owner alone.

        By its id every record can still be looked up.
        """
        those = list(owned(self, owner))
        texts = Opened({key: self.texts[key] for key in those}, self.texts)
        return replace(
            self,
            records=Focused(self.records, owner),
            held=Focused(self.held, owner),
            texts=texts,
            quoted=Focused(self.quoted, owner),
            _whole=self._whole or self,
        )

    @property
    def group(self) -> Group:
        """Who publishes the site."""
        note("group")
        return self._group

    @property
    def terms(self) -> Terms:
        """The controlled lists."""
        note("terms")
        return self._terms

    @property
    def today(self) -> date:
        """The day on which the build counts expiry and embargo, in the group's time zone."""
        note("today")
        return self._today

    @property
    def lost(self) -> Lost:
        """What is refused or could not be read: who refers to it is not to blame."""
        note("lost")
        return self._lost

    @property
    def ledger(self) -> tuple[str, ...] | None:
        """Lines of the ledger of addresses; None where the site keeps none."""
        note("ledger")
        return self._ledger

    @property
    def units(self) -> Units:
        """Units of measurement: those that every site has, and the group's own measure words."""
        note("terms")
        found: Units = self.once(relations.units)
        return found

    @property
    def parts(self) -> Mapping[str, PartOf]:
        """Every part of a record that has an id of its own: tasks and goals of plans, also of those not public yet."""
        return self.once(relations.parts_of)

    @property
    def pictures(self) -> Mapping[str, tuple[Record, int]]:
        """Every public picture by id: the record that holds it, and its position there."""
        return self.once(relations.pictures)

    @property
    def by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        """Published records of each kind, in the order of their lists."""
        return self.once(relations.by_kind)

    @property
    def beside(self) -> Mapping[str, tuple[str | None, str | None]]:
        """For each published record, the ids of those before and after it in its kind's list."""
        return self.once(relations.beside)

    @property
    def mentions(self) -> Mapping[str, tuple[str, ...]]:
        """For each id, the ids of the published records that mention it, in the order in which they were read."""
        return self.once(relations.mentions)

    def of(self, kind: Kind) -> tuple[Record, ...]:
        """Published records of a kind, in the order of its lists."""
        return self.by_kind.get(kind.name, ())

    def targets(self, record: Record) -> Iterator[str]:
        """Ids that a record names: in its fields, about its pictures, and in its texts."""
        yield from record.description.refers
        yield from (quote.target for quote in self.quoted.get(record.id, ()))
        for passage in passages(record):
            yield from passage.targets

    def texts_of(self, record: Record, lang: Language) -> Iterator[SiteText]:
        """The texts of a record in one language: its own, then its chapters'."""
        for chapter in ("", *(c.name for c in record.chapters)):
            if text := self.texts.get(TextKey(record.id, lang, chapter)):
                yield text

    def shows(self, picture_id: str) -> bool:
        """Whether the public may see the picture of that id."""
        record, number = self.pictures[picture_id]
        return number in record.shown

    def picture(self, picture_id: str) -> Picture:
        """The picture of that id; raises KeyError."""
        record, number = self.pictures[picture_id]
        return record.pictures[number]


def remembered(step: Callable[Concatenate[Site, P], T]) -> Callable[Concatenate[Site, P], T]:
    """Decorator for what is made of a site and hashable values, and often asked for."""

    def asked(site: Site, /, *given: P.args, **named: P.kwargs) -> T:
        return site.remembered(step, *given, *named.values())

    return update_wrapper(asked, step)


def owned(site: Site, owner: str) -> Iterator[TextKey]:
    """The keys of the texts of a record, or of a hand-written page by its path."""
    record = site.records.get(owner) or site.held.get(owner)
    if record is None:
        yield from (key for key in (TextKey(owner, lang) for lang in LANGUAGES) if key in site.texts)
        return
    for chapter, bodies in (("", record.bodies), *((one.name, one.bodies) for one in record.chapters)):
        yield from (TextKey(owner, lang, chapter) for lang in bodies)


def passages(record: Record) -> Iterator[Passage]:
    """The texts of a record and of its chapters, language by language."""
    for lang in record.bodies:
        yield record.bodies[lang]
        yield from (chapter.bodies[lang] for chapter in record.chapters if lang in chapter.bodies)
