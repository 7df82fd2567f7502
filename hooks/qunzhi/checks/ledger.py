"""Addresses are permanent: one that was published must still lead somewhere."""

from collections.abc import Iterator

from qunzhi.findings import Finding, Place
from qunzhi.kinds import KINDS
from qunzhi.kinds.album import KIND as ALBUM
from qunzhi.ledger import addresses, pictures_shown, pictures_withheld
from qunzhi.reading.ledger import LEDGER
from qunzhi.site import Site
from qunzhi.text import nearest


def check(site: Site) -> Iterator[Finding]:
    """Addresses of the ledger that nothing stands at, and published ones that it does not hold yet."""
    if site.ledger is None:
        return
    present = set(addresses(site))
    for number, address in enumerate(site.ledger, start=1):
        if not address or address.startswith("#") or address in present or _excused(site, address):
            continue
        # A picture has no former ids, so nothing was given up for it.
        near = _renamed(address, present - pictures_shown(site))
        yield Finding("QZ-A04", Place(LEDGER, number), {"address": address, "nearest": near})
    if new := len(present.difference(site.ledger)):
        yield Finding("QZ-A05", Place(LEDGER), {"count": new})


def _renamed(address: str, present: set[str]) -> str:
    """The id of the section that the address was most likely given up for; `present`: what may bear former ids."""
    section = address.partition("/")[0] + "/"
    near = nearest(address, [one for one in present if one.startswith(section)])
    return near.rstrip("/").rpartition("/")[2]


def _excused(site: Site, address: str) -> bool:
    """Whether the record has findings of its own, or its register could not be read; or it is that of a picture that is
    withheld, or may be in such a record.
    """
    section, _, rest = address.partition("/")
    if rest.partition("/")[0].removeprefix("#") in site.lost.ids:
        return True
    if section == ALBUM.section and (site.lost.incomplete or address in pictures_withheld(site)):
        return True
    return any(kind.section == section and kind.name in site.lost.unread for kind in KINDS)
