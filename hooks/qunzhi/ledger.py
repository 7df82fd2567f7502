"""Keeps the ledger of addresses."""

from qunzhi.reading.ledger import LEDGER
from qunzhi.site import Site

_HEAD = "# 已发布过的网址，由 qunzhi ledger 维护，请勿删行。 Every address ever published, kept by `qunzhi ledger`.\n"


def addresses(site: Site) -> tuple[str, ...]:
    """Addresses of all public records, former ones that lead on, and chapters."""
    found: set[str] = set()
    for record in site.records.values():
        found.add(record.address)
        found.update(f"{record.address}{chapter.name}/" for chapter in record.chapters)
        found.update(f"{record.section}/{former}/" for former in record.former_ids)
    return tuple(sorted(found))


def write_ledger(site: Site) -> int:
    """Enter every address that is not in the ledger yet; how many were new. Nothing is ever taken out."""
    before = {line for line in site.ledger or () if line and not line.startswith("#")}
    after = before | set(addresses(site))
    if after != before:
        (site.root / LEDGER).write_text(_HEAD + "".join(f"{line}\n" for line in sorted(after)), "utf-8")
    return len(after) - len(before)
