"""Prepares the files that records hold, in worker processes: a picture that kills its decoder kills nothing else."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from qunzhi.checks.files import named_files
from qunzhi.checks.pictures import FORMATS
from qunzhi.downloads.attachments import files_of
from qunzhi.findings import Finding, Place, Value
from qunzhi.kinds.original import is_digest
from qunzhi.kinds.picture import WITHHELD
from qunzhi.languages import Text
from qunzhi.media import Media, PictureFile
from qunzhi.originals.resolve import Found, find_originals
from qunzhi.pictures import LARGEST_PIXELS, TooLarge, Unreadable, derive
from qunzhi.progress import Step, nothing
from qunzhi.reads import Noted
from qunzhi.site import Site


def prepare(site: Site, cache: Path, step: Step = nothing) -> tuple[Media, list[Finding]]:
    """Published copies of every picture that a public record shows, and the facts of every download.

    `step`: called for each picture, and for each download that has to be opened.
    """
    originals = find_originals(site, cache)
    places = {path: place for path, place in _files(site) if originals.holds(path)}
    attachments = {f"{r.folder}/{a.file}" for r in site.records.values() for a in r.value("attachments") or ()}
    not_shown = attachments | set(_kept_back(site))
    pictures = {p: place for p, place in places.items() if _is_picture(p) and p not in not_shown}
    found, findings = _pictures(originals, pictures, cache / "pictures", step)
    files, problems = files_of(site, cache, originals, step)
    media = Media(Noted("copies", found), Noted("file", files), originals.stored)
    return media, [*originals.findings, *findings, *problems]


def _is_picture(path: str) -> bool:
    """By its ending; an original that is called by its digest has none."""
    return path.lower().endswith(FORMATS) or is_digest(path.rpartition("/")[2])


def _files(site: Site) -> Iterator[tuple[str, Callable[[], Place]]]:
    for record in site.records.values():
        for name, place in named_files(site, record):
            yield f"{record.folder}/{name}", place


def _kept_back(site: Site) -> Iterator[str]:
    """Pictures that must not be published: of withdrawn records, and of persons who have withdrawn their consent."""
    for record in site.records.values():
        if record.facts.state == "withdrawn":
            yield from (f"{record.folder}/{name}" for name, _ in named_files(site, record))
        yield from (f"{record.folder}/{p.file}" for p in record.pictures if p.consent in WITHHELD)


def _pictures(
    originals: Found, places: dict[str, Callable[[], Place]], cache: Path, step: Step
) -> tuple[dict[str, PictureFile], list[Finding]]:
    found: dict[str, PictureFile] = {}
    findings: list[Finding] = []
    if not places:
        return found, findings
    with ProcessPoolExecutor() as pool:
        waiting = {path: pool.submit(partial(derive, originals.path(path), cache)) for path in sorted(places)}
        for path, future in waiting.items():
            made = _outcome(future, path, places[path])
            step()
            if isinstance(made, Finding):
                findings.append(made)
            else:
                found[path] = made
    return found, findings


def _outcome(future: Future[PictureFile], path: str, place: Callable[[], Place]) -> PictureFile | Finding:
    name = path.rpartition("/")[2]
    try:
        return future.result()
    except TooLarge as error:
        values: dict[str, Value] = {
            "name": name,
            "pixels": int(error.args[0]) // 10_000,
            "limit": LARGEST_PIXELS // 10_000,
        }
        return Finding("QZ-P04", place(), values)
    except Unreadable as error:
        return Finding("QZ-P03", place(), {"name": name, "reason": error.args[0]})
    except BrokenProcessPool:
        return Finding("QZ-P03", place(), {"name": name, "reason": Text("解码程序崩溃", "its decoder died")})
