"""By what a frozen report knows again the words and the data files that were approved."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from qunzhi.kinds.frozen import Frozen
from qunzhi.records import Record
from qunzhi.reports.found import asked
from qunzhi.reports.printed import data_files, texts_within
from qunzhi.reviews import seal_of_text
from qunzhi.site import Site


class Changed(NamedTuple):
    """A text or data file that is not what was approved."""

    name: str
    path: str
    """From the site's root; "" where it is gone."""
    chapters: frozenset[str]
    """Names of the chapters that it is, or in which it stands; "" for the foreword."""


def seals_of_texts(site: Site, record: Record) -> dict[str, str]:
    """The seals of a report's texts under their headings, and of the cases in it, by path from the site's root."""
    titles = {body.path: record.title.pick(lang) for lang, body in record.bodies.items()}
    for chapter in record.chapters:
        titles |= {body.path: chapter.title.pick(lang) for lang, body in chapter.bodies.items()}
    texts = ((text.body.path, text.body.text) for text in texts_within(site, record))
    return {path: seal_of_text(titles.get(path, ""), words) for path, words in texts}


def short_name(record: Record, path: str) -> str:
    """How a register calls a file: by its path from the report, or of another record from `content/`."""
    own = f"{record.folder}/"
    return path.removeprefix(own) if path.startswith(own) else path.removeprefix("content/")


def changed(site: Site, record: Record, frozen: Frozen) -> tuple[Changed, ...]:
    """What differs from what was approved, is gone, or has been added in Chinese: a translation may come later."""
    texts, tables, stands = seals_of_texts(site, record), data_files(site, record), _stands(site, record)
    found = [*_differing(record, texts, frozen.texts), *_differing(record, tables, frozen.tables)]
    return tuple(Changed(name, path, frozenset(stands[path])) for name, path in found)


def _stands(site: Site, record: Record) -> Mapping[str, set[str]]:
    """By path of a text or data file: the chapters in which it stands."""
    own = {body.path: "" for body in record.bodies.values()}
    own |= {body.path: one.name for one in record.chapters for body in one.bodies.values()}
    found: dict[str, set[str]] = defaultdict(set)
    chapter = ""
    for text in texts_within(site, record):
        chapter = own.get(text.body.path, chapter)  # the texts of cases follow that in which they stand
        for path in (text.body.path, *(one.path for one in asked(text))):
            found[path].add(chapter)
    return found


def _differing(record: Record, now: Mapping[str, str], was: Mapping[str, str]) -> list[tuple[str, str]]:
    names = {short_name(record, path): path for path in now}
    gone = [(name, "") for name in was if name not in names]
    new = ((name, path) for name, path in names.items() if name not in was and not name.endswith(".en.md"))
    other = ((name, path) for name, path in names.items() if name in was and was[name] != now[path])
    return [*other, *new, *gone]
