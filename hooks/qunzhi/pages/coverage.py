"""Media coverage: which outlet, and the way to its own page."""

from typing import NamedTuple
from urllib.parse import urlsplit

from qunzhi.kinds.media import MediaReport
from qunzhi.pages.edition import Edition
from qunzhi.records import Record


class CoverageView(NamedTuple):
    """Where a report stands on the web."""

    url: str
    words: str
    """Says that the link leads out of the site, and where to."""


def coverage_view(edition: Edition, record: Record) -> CoverageView | None:
    """The way to the original; None where it is not on the web."""
    assert isinstance(record.facts, MediaReport)
    link = record.facts.link
    if link is None:
        return None
    host = urlsplit(link).hostname or link
    outlet = record.facts.outlet.pick(edition.lang)
    return CoverageView(link, edition.words["media_original"].format(outlet=outlet, host=host))
