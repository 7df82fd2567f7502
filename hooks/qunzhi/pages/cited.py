"""The places that cite an indicator, as its page lists them."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qunzhi.citations import Citing, citations_of
from qunzhi.dates import DateProblem, parse_date
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import Link
from qunzhi.passages import TextKey
from qunzhi.reading.handwritten import page_address
from qunzhi.records import Record

_TITLE = re.compile(r"^# +(.+?) *#*$", re.MULTILINE)


class CitedView(NamedTuple):
    """A page that cites the indicator."""

    link: Link
    kind: str
    """What sort of page it is."""
    periods: str
    """The periods whose values it cites; "" where it names the indicator as a whole."""


def cited(edition: Edition, record: Record) -> tuple[CitedView, ...]:
    """Every page that cites an indicator, hand-written pages of the edition's own language first."""
    return tuple(_views(edition, citations_of(edition.site).get(record.id, {})))


def _views(edition: Edition, found: Mapping[Citing, tuple[str, ...]]) -> Iterator[CitedView]:
    for citing, periods in found.items():
        if citing.lang in (None, edition.lang):
            link, kind = _page(edition, citing) if citing.lang else _record(edition, citing)
            yield CitedView(link, kind, _periods(edition, periods))


def _record(edition: Edition, citing: Citing) -> tuple[Link, str]:
    record = edition.site.records[citing.owner]
    link = edition.link(record)
    kind = record.kind.label.pick(edition.lang)
    chapter = next((one for one in record.chapters if one.name == citing.chapter), None)
    if chapter is None:
        return link, kind
    title = f"{link.title} · {chapter.title.pick(edition.lang)}"
    return Link(title, f"{link.url}{chapter.name}/", link.lang), kind


def _page(edition: Edition, citing: Citing) -> tuple[Link, str]:
    """A hand-written page goes by its heading; the home page has none."""
    heading = _TITLE.search(edition.site.texts[TextKey(citing.owner, edition.lang)].body.text)
    address = page_address(citing.owner)
    title = heading[1] if heading else edition.words["home"]
    return Link(title, address), edition.words["kind_page"]


def _periods(edition: Edition, written: tuple[str, ...]) -> str:
    words = []
    for period in written:
        try:
            words.append(parse_date(period).text(edition.lang))
        except DateProblem:
            continue
    return edition.words["list_comma"].join(words)
