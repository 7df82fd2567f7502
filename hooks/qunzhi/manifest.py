"""The manifest of a build: what was read, what became of it, and the fixity of every file."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from qunzhi import __version__
from qunzhi.findings import Severity
from qunzhi.kinds import KINDS
from qunzhi.languages import LANGUAGES, Language
from qunzhi.load import Loaded
from qunzhi.pages.proof_addresses import summary_address
from qunzhi.records import Record
from qunzhi.site import Site

MANIFEST = "manifest.json"
CHECKSUMS = "checksums.sha256"
"""In the form that `sha256sum --check` reads."""

Counts = dict[str, int]


def manifest(
    loaded: Loaded, site: Site, findings: Mapping[Severity, int], files: Mapping[str, str], folder: Path
) -> bytes:
    """The manifest as JSON: records by kind and language, numbers of reports, findings by severity, files and their
    common digest; the files lie in `folder`.

    For every kind and language read = published + draft + refused. In Chinese every record is read; in English those
    that have been translated. Withdrawn records count as published: their address stays.
    """
    checksums, published, held = checksum_list(files), _by_kind(site.records), _by_kind(site.held)
    counted = {kind.name: _kind(loaded, published[kind.name], held[kind.name], kind.name) for kind in KINDS}
    plain = {
        "generator": f"Qunzhi {__version__}",
        "date": site.today.isoformat(),
        "records": counted | {"picture": _pictures(site)},
        "reports": _reports(site, files, folder),
        "findings": dict(sorted(findings.items())),
        "files": {"count": len(files), "checksums": CHECKSUMS, "sha256": hashlib.sha256(checksums).hexdigest()},
    }
    records = plain["records"]
    assert isinstance(records, dict)
    plain["total"] = {lang: _sum([kind[lang] for kind in records.values()]) for lang in LANGUAGES}
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def checksum_list(files: Mapping[str, str]) -> bytes:
    """Every file of the site with its SHA-256, in order of name."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(files.items())).encode()


def verify(folder: Path) -> list[str]:
    """Files of a site that are missing or not what its checksums say."""
    wrong = []
    for line in (folder / CHECKSUMS).read_text("utf-8").splitlines():
        digest, _, path = line.partition("  ")
        try:
            if hashlib.sha256((folder / path).read_bytes()).hexdigest() != digest:
                wrong.append(path)
        except OSError:
            wrong.append(path)
    return wrong


def _by_kind(records: Mapping[str, Record]) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records.values():
        found[record.kind.name].append(record)
    return found


def _kind(loaded: Loaded, published: list[Record], held: list[Record], name: str) -> dict[Language, Counts]:
    refused = loaded.refused.get(name, 0)
    return {lang: _counts(published, held, refused, lang) for lang in LANGUAGES}


def _counts(published: list[Record], held: list[Record], refused: int, lang: Language) -> Counts:
    out = sum(record.written_in(lang) for record in published)
    waiting = sum(record.written_in(lang) for record in held)
    lost = refused if lang == "zh" else 0
    return {"read": out + waiting + lost, "published": out, "draft": waiting, "refused": lost}


def _pictures(site: Site) -> dict[Language, Counts]:
    """Of public records; one that the public may not see, for want of consent, counts as a draft."""
    counts: dict[Language, Counts] = {}
    for lang in LANGUAGES:
        found = [name for name in site.pictures if site.picture(name).caption.has(lang)]
        out = sum(site.shows(name) for name in found)
        counts[lang] = {"read": len(found), "published": out, "draft": len(found) - out, "refused": 0}
    return counts


def _reports(site: Site, files: Mapping[str, str], folder: Path) -> dict[str, dict[Language, Counts]]:
    """By id and edition of a report: how many of its numbers are bound, and how many are not, as its proof says."""
    found: dict[str, dict[Language, Counts]] = {}
    for record in site.records.values():
        for lang in LANGUAGES if record.kind.numbered else ():
            path = summary_address(record, lang)
            if path in files:
                proof = json.loads((folder / path).read_bytes())
                found.setdefault(record.id, {})[lang] = proof["numbers"]
    return found


def _sum(counts: list[Counts]) -> Counts:
    return {name: sum(one[name] for one in counts) for name in ("read", "published", "draft", "refused")}
