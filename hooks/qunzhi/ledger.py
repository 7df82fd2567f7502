"""Keeps the ledger of addresses."""

from collections.abc import Iterator

from qunzhi.gallery import picture_address
from qunzhi.reading.ledger import LEDGER
from qunzhi.records import Record
from qunzhi.saving import save
from qunzhi.site import Site

_HEAD = "# 已发布过的网址，由 qunzhi ledger 维护，请勿删行。 Every address ever published, kept by `qunzhi ledger`.\n"


def addresses(site: Site) -> tuple[str, ...]:
    """Addresses of all public records, former ones that lead on, chapters, and pictures that bear ids of their own."""
    found = pictures_shown(site)
    for record in site.records.values():
        found.add(record.address)
        found.update(f"{record.address}{chapter.name}/" for chapter in record.chapters)
        found.update(f"{record.section}/{former}/" for former in record.former_ids)
    return tuple(sorted(found))


def pictures_shown(site: Site) -> set[str]:
    """Addresses of the public pictures with ids of their own."""
    return {address for record, number, address in _pictures(site) if number in record.shown}


def pictures_withheld(site: Site) -> set[str]:
    """Addresses at which there is nothing for a good reason: the picture may not be shown, or no longer."""
    return {address for record, number, address in _pictures(site) if number not in record.shown}


def _pictures(site: Site) -> Iterator[tuple[Record, int, str]]:
    """Only ids of their own are for ever: one made from the number changes when another picture is put before it."""
    for record, number in site.pictures.values():
        name = record.pictures[number].id
        if name:
            yield record, number, picture_address(name)


def write_ledger(site: Site) -> int:
    """Enter every address that is not in the ledger yet; how many were new. Nothing is ever taken out."""
    before = {line for line in site.ledger or () if line and not line.startswith("#")}
    after = before | set(addresses(site))
    if after != before:
        save(site.root / LEDGER, (_HEAD + "".join(f"{line}\n" for line in sorted(after))).encode())
    return len(after) - len(before)
