"""Keeps the ledger of addresses."""

from collections.abc import Iterator

from qunzhi.gallery import picture_address
from qunzhi.reading.ledger import LEDGER
from qunzhi.records import Record
from qunzhi.site import Site

_HEAD = "# 已发布过的网址，由 qunzhi ledger 维护，请勿删行。 Every address ever published, kept by `qunzhi ledger`.\n"


def addresses(site: Site) -> tuple[str, ...]:
    """Addresses of all public records, former ones that lead on, chapters, and pictures that bear ids of their own."""
    found: set[str] = set()
    for record in site.records.values():
        found.add(record.address)
        found.update(f"{record.address}{chapter.name}/" for chapter in record.chapters)
        found.update(f"{record.section}/{former}/" for former in record.former_ids)
        found.update(picture_address(name) for number, name in _own_ids(record) if number in record.shown)
    return tuple(sorted(found))


def withheld(site: Site) -> set[str]:
    """Addresses at which there is nothing for a good reason: of pictures that may not be shown, or no longer."""
    records = site.records.values()
    return {picture_address(name) for record in records for n, name in _own_ids(record) if n not in record.shown}


def _own_ids(record: Record) -> Iterator[tuple[int, str]]:
    """Only these are for ever: the id that a picture has without one moves on when another is put before it."""
    return ((number, picture.id) for number, picture in enumerate(record.pictures) if picture.id)


def write_ledger(site: Site) -> int:
    """Enter every address that is not in the ledger yet; how many were new. Nothing is ever taken out."""
    before = {line for line in site.ledger or () if line and not line.startswith("#")}
    after = before | set(addresses(site))
    if after != before:
        (site.root / LEDGER).write_text(_HEAD + "".join(f"{line}\n" for line in sorted(after)), "utf-8")
    return len(after) - len(before)
