"""Prepares the files that records hold: published copies of pictures, and facts of downloads."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from qunzhi.checks.files import named_files, naming
from qunzhi.checks.pictures import FORMATS
from qunzhi.downloads.attachments import files_of
from qunzhi.findings import Finding, Place
from qunzhi.kinds.original import is_digest
from qunzhi.kinds.picture import WITHHELD
from qunzhi.media import Media
from qunzhi.originals.resolve import find_originals
from qunzhi.pictures.noticed import Shown, noticed
from qunzhi.pictures.originals import Original
from qunzhi.pictures.publishing import publish
from qunzhi.progress import Step, nothing
from qunzhi.reads import Noted
from qunzhi.site import Site


def prepare(site: Site, cache: Path, step: Step = nothing) -> tuple[Media, list[Finding]]:
    """Published copies of every picture that a public record shows, and the facts of every download.

    `step`: called for each picture, and for each download that has to be opened.
    """
    originals = find_originals(site, cache)
    places = {path: place for path, place in _files(site) if originals.holds(path)}
    attachments = {f"{r.folder}/{a.file}" for r in naming(site) for a in r.handed_out.values()}
    not_shown = attachments | set(_kept_back(site))
    shown = _shown(site, {p: place for p, place in places.items() if _is_picture(p) and p not in not_shown})
    outcomes = publish([_original(originals.path(path), one) for path, one in shown.items()], cache, step)
    copies = {path: file for path in sorted(shown) if (file := outcomes[path].file)}
    findings = [finding for path, one in shown.items() for finding in noticed(one, outcomes[path])]
    files, problems = files_of(site, cache, originals, step)
    media = Media(Noted("copies", copies), Noted("file", files), originals.stored)
    return media, [*originals.findings, *findings, *problems]


def _original(file: Path, picture: Shown) -> Original:
    return Original(picture.path, os.path.realpath(file), picture.with_tiles)


def _is_picture(path: str) -> bool:
    """By its ending; an original that is called by its digest has none."""
    return path.lower().endswith(FORMATS) or is_digest(path.rpartition("/")[2])


def _files(site: Site) -> Iterator[tuple[str, Callable[[], Place]]]:
    for record in naming(site):
        for name, place in named_files(site, record):
            yield f"{record.folder}/{name}", place


def _kept_back(site: Site) -> Iterator[str]:
    """Pictures that must not be published: of withdrawn records, and of persons who have withdrawn their consent."""
    for record in naming(site):
        if record.facts.state == "withdrawn":
            yield from (f"{record.folder}/{name}" for name, _ in named_files(site, record))
        yield from (f"{record.folder}/{p.file}" for p in record.pictures if p.consent in WITHHELD)


def _shown(site: Site, places: Mapping[str, Callable[[], Place]]) -> dict[str, Shown]:
    """With what records say of them; a picture that a text shows is described by nothing but its place there."""
    found = {path: Shown(path, place) for path, place in places.items()}
    for record in naming(site):
        for number, picture in enumerate(record.pictures):
            path = f"{record.folder}/{picture.file}"
            if path in found:
                dated = partial(record.source.locate, (record.picture_field, number, "date"))
                found[path] = replace(found[path], with_tiles=picture.zoom, date=picture.date, dated=dated)
    return found
