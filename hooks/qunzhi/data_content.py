"""What files beside articles hold: tables, glossaries, registers of frozen numbers."""

from qunzhi.reading.data_files import digest_of, read_data
from qunzhi.reading.files import Refused
from qunzhi.site import Site
from qunzhi.stamps import ChangedMeanwhile


def content_of(site: Site, path: str) -> bytes | None:
    """What a file holds, if it is there and still what it was when the build read it. Raises ChangedMeanwhile."""
    digest = site.data.get(path)
    if digest is None:
        return None
    try:
        content = read_data(site.root, path)
    except (Refused, OSError):
        raise ChangedMeanwhile(path) from None
    if digest_of(content) != digest:
        raise ChangedMeanwhile(path)
    return content
