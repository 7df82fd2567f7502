"""Files that records name: there, plain, within the record's folder; and files that no record names."""

import os
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import PurePosixPath

from pydantic import BaseModel

from qunzhi.findings import Finding, Place
from qunzhi.kinds.fields import FileBeside
from qunzhi.markup.scan import Image
from qunzhi.reading.data_files import FROZEN
from qunzhi.reading.files import inside
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.reports.found import asked
from qunzhi.reports.glossaries import COMMON, glossary_of
from qunzhi.site import Site, owned, passages
from qunzhi.text import nearest
from qunzhi.walk import marked

PARTS = ("photos", "pictures", "attachments", "editions")
"""Fields of records whose parts name files."""


def check(site: Site) -> Iterator[Finding]:
    """Files that are missing, that lie outside the record's folder, or that nobody uses."""
    for record in (*site.records.values(), *site.held.values()):
        beside = _beside(site, record)
        used, stored = {*_of_tables(site, record), *_register(record)}, _stored(record)
        for name, place in named_files(site, record):
            found = tuple(
                f for f in _one(site, record, name, place, beside) if f.code != "QZ-F12" or name not in stored
            )
            used |= {name, *(str(f.values.get("nearest")) for f in found)}
            yield from found
        for name in beside:
            if name not in used:
                yield Finding("QZ-F10", Place(f"{record.folder}/{name}"), {"name": name})


def _register(record: Record) -> tuple[str, ...]:
    """The register of what a report printed when it was approved."""
    return (FROZEN,) if record.kind.numbered else ()


def _of_tables(site: Site, record: Record) -> Iterator[str]:
    """Files that its tables and charts are made from, and the glossaries of these."""
    keys = [key for key in owned(site, record.id) if "data" in site.texts.members[key][0].holds]
    for key in keys:
        for one in asked(site.texts[key]):
            yield from (one.block.data, glossary_of(one.block.data), COMMON)


def naming(site: Site) -> tuple[Record, ...]:
    """Public records that may name a file."""
    return site.once(_naming)


def _naming(site: Site) -> tuple[Record, ...]:
    return tuple(record for record in site.records.values() if _may_name_files(record))


def _may_name_files(record: Record) -> bool:
    facts = record.facts
    fields = facts.__dict__
    # Lists: to make a generator for each of ten thousand records takes longer than to go through what they hold.
    if [name for name in _file_fields(type(facts)) if fields.get(name)]:
        return True
    return bool([passage for passage in passages(record) if "image" in passage.holds])


@lru_cache(maxsize=64)
def _file_fields(schema: type[BaseModel]) -> tuple[str, ...]:
    """Fields of a kind that name files, or whose parts do."""
    return tuple(dict.fromkeys((*PARTS, *(name for name, _ in marked(schema, FileBeside)))))


def named_files(site: Site, record: Record) -> Iterator[tuple[str, Callable[[], Place]]]:
    """Every file that a record names, with what tells the place that names it."""
    yield from _in_fields(record, record.facts, ())
    for field in PARTS:
        for number, part in enumerate(record.value(field) or ()):
            yield from _in_fields(record, part, (field, number))
    for key in owned(site, record.id):
        if "image" in site.texts.members[key][0].holds:
            text = site.texts[key]
            images = (hole for hole in text.scanned.holes if isinstance(hole, Image))
            yield from ((image.file, partial(text.body.place, image.start)) for image in images)


def _in_fields(record: Record, facts: BaseModel, at: Path) -> Iterator[tuple[str, Callable[[], Place]]]:
    for field, _ in marked(type(facts), FileBeside):
        if name := getattr(facts, field):
            yield name, partial(record.source.locate, (*at, field))


def _stored(record: Record) -> set[str]:
    """Names of files that need not lie beside the record: it tells under which digest the store has them."""
    return {part.file for field in PARTS for part in record.value(field) or () if part.original}


def _beside(site: Site, record: Record) -> tuple[str, ...]:
    return site.files.get(record.id, ())


def _one(
    site: Site, record: Record, name: str, place: Callable[[], Place], beside: tuple[str, ...]
) -> Iterator[Finding]:
    path = f"{record.folder}/{name}"
    whole = site.root / path
    if ".." in PurePosixPath(name).parts or os.path.isabs(name) or "\\" in name or not inside(site.root, path):
        yield Finding("QZ-F11", place(), {"name": name})
    elif not whole.is_file():
        yield Finding("QZ-F12", place(), {"name": name, "nearest": nearest(name, beside)})
