"""Documents in their line: which supersede, change and carry out which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qunzhi.document_numbers import shown
from qunzhi.filing import day_of
from qunzhi.kinds.document import IN_FORCE, Document
from qunzhi.languages import HTML_LANG
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import DateView, Link
from qunzhi.records import Record
from qunzhi.site import Site, remembered
from qunzhi.text import has_chinese


class Sentence(NamedTuple):
    """A sentence with a document in its middle."""

    before: str
    link: Link
    after: str


class Related(NamedTuple):
    """A document in a list of related ones."""

    link: Link
    number: str
    number_lang: str | None
    date: DateView | None
    note: str = ""
    """Whether it is superseded itself."""
    current: bool = False
    """Whether it is the document whose page this is."""


class Relation(NamedTuple):
    """Documents that stand in one relation to that of the page."""

    label: str
    documents: tuple[Related, ...]


class Chain(NamedTuple):
    """What a document's page shows beside the document itself."""

    notices: tuple[Sentence, ...]
    """What a reader must know before relying on it: that it is superseded or changed, and by what."""
    relations: tuple[Relation, ...]
    lineage: tuple[Related, ...]
    """All that supersede one another, the oldest first; empty where the relations already say it."""


FIELDS = ("supersedes", "amends", "implements")


def chain(edition: Edition, record: Record) -> Chain | None:
    """The chain of a document; None for one that stands alone."""
    line = _line_of(edition.site)
    relations = tuple(_relations(edition, line, record))
    if not relations:
        return None
    lineage = line.lineage(record.id)
    related = tuple(_related(edition, line, name, record.id) for name in lineage) if len(lineage) > 2 else ()
    return Chain(tuple(_notices(edition, line, record)), relations, related)


class _Line(NamedTuple):
    """The relations between all published documents, both ways, by field and id."""

    onward: Mapping[str, Mapping[str, Sequence[str]]]
    back: Mapping[str, Mapping[str, Sequence[str]]]

    def lineage(self, name: str) -> list[str]:
        """The document, all that it supersedes, however indirectly, before it, and all that supersede it after it."""
        older = _reached(name, self.onward["supersedes"])
        newer = [one for one in _reached(name, self.back["supersedes"]) if one not in older]
        return [*reversed(older), name, *newer]

    def newest(self, name: str) -> list[str]:
        """What supersedes it in the end, and is not superseded itself; nothing where they supersede one another."""
        return [one for one in _reached(name, self.back["supersedes"]) if not self.back["supersedes"].get(one)]


@remembered
def _line_of(site: Site) -> _Line:
    documents = {r.id: r.facts for r in site.by_kind.get("document", ()) if isinstance(r.facts, Document)}
    onward: dict[str, dict[str, list[str]]] = {field: defaultdict(list) for field in FIELDS}
    back: dict[str, dict[str, list[str]]] = {field: defaultdict(list) for field in FIELDS}
    for name, facts in documents.items():
        for field in FIELDS:
            for target in dict.fromkeys(getattr(facts, field)):
                if target in documents and target != name:
                    onward[field][name].append(target)
                    back[field][target].append(name)
    return _Line(onward, back)


def _reached(name: str, ways: Mapping[str, Sequence[str]]) -> list[str]:
    """All that an id leads to, the nearest first; itself left out, also where the ways lead back to it."""
    found = {name: None}
    waiting = [name]
    while waiting:
        waiting = list(dict.fromkeys(to for one in waiting for to in ways.get(one, ()) if to not in found))
        found |= dict.fromkeys(waiting)
    return list(found)[1:]


def _relations(edition: Edition, line: _Line, record: Record) -> Iterator[Relation]:
    for field in FIELDS:
        for way, names in ((field, line.onward[field]), (f"{field}_back", line.back[field])):
            if documents := _oldest_first(edition, names.get(record.id, ())):
                related = tuple(_related(edition, line, name, record.id) for name in documents)
                yield Relation(edition.words[f"document_{way}"], related)


def _oldest_first(edition: Edition, names: Iterable[str]) -> list[str]:
    days = {name: day_of(edition.site.records[name]) for name in names}
    return sorted(days, key=lambda name: (days[name] is not None, str(days[name])))


def _related(edition: Edition, line: _Line, name: str, page: str) -> Related:
    record = edition.site.records[name]
    number = shown(record.value("number") or "")
    foreign = edition.lang != "zh" and has_chinese(number)
    gone = name != page and bool(line.back["supersedes"].get(name))
    return Related(
        link=Link(edition.link(record).title, lang=edition.link(record).lang) if name == page else edition.link(record),
        number=number,
        number_lang=HTML_LANG["zh"] if foreign else None,
        date=edition.date(record.value("made")),
        note=edition.words["document_gone"] if gone else "",
        current=name == page,
    )


def _notices(edition: Edition, line: _Line, record: Record) -> Iterator[Sentence]:
    direct = line.back["supersedes"].get(record.id, ())
    for name in direct:
        yield _sentence(edition, "document_is_superseded", name)
    for name in line.newest(record.id):
        if name not in direct:
            in_force = edition.site.records[name].value("status") == IN_FORCE
            yield _sentence(edition, "document_now_in_force" if in_force else "document_at_last", name)
    for name in line.back["amends"].get(record.id, ()):
        yield _sentence(edition, "document_is_amended", name)


def _sentence(edition: Edition, word: str, name: str) -> Sentence:
    """The words of the interface with the document's title in their place and its date, where it is known, behind."""
    record = edition.site.records[name]
    made = record.value("made")
    date = edition.words["document_date"].format(date=made.text(edition.lang)) if made else ""
    before, _, after = edition.words[word].partition("{document}")
    link = edition.link(record)
    if before.endswith("《"):  # 《关于印发〈章程〉的通知》: GB/T 15834-2011, 4.14.3.3
        link = link._replace(title=link.title.translate(_INNER))
    return Sentence(before, link, after.format(date=date))


_INNER = str.maketrans("《》", "〈〉")
