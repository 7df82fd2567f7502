"""Headings within lists that run over several pages: each record has a rank, and records of one rank stand together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from qunzhi.filing import year_of
from qunzhi.kinds.kind import Kind
from qunzhi.languages import Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.notices import STATUSES, notice_status
from qunzhi.records import Record


class Grouping(NamedTuple):
    """How the records of a layout stand together."""

    rank: Callable[[Edition, Record], int]
    """Lower ranks stand first."""
    title: Callable[[Edition, Record], str]
    """Heading of the records of a rank, from one of them."""


def _newest(edition: Edition, record: Record) -> int:
    return -(year_of(record) or 0)


def _year(edition: Edition, record: Record) -> str:
    year = year_of(record)
    return Text(f"{year}年", str(year)).pick(edition.lang) if year else edition.words["not_stated"]


def _standing(edition: Edition, record: Record) -> int:
    return STATUSES.index(notice_status(edition, record))


def _status(edition: Edition, record: Record) -> str:
    return edition.words[f"notice_{notice_status(edition, record)}"]


GROUPINGS: Mapping[str, Grouping] = {
    "honours": Grouping(_newest, _year),
    "notices": Grouping(_standing, _status),
}
"""By layout."""


def arranged(edition: Edition, kind: Kind, records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The records in the order of their ranks; within a rank they stay as they were."""
    grouping = GROUPINGS.get(kind.layout)
    return tuple(sorted(records, key=lambda record: grouping.rank(edition, record))) if grouping else records


def grouped(edition: Edition, kind: Kind, shown: Sequence[Record]) -> Iterator[tuple[str, list[Record]]]:
    """The records of one page of a list under their headings."""
    grouping = GROUPINGS[kind.layout]
    for _, those in groupby(shown, key=lambda record: grouping.rank(edition, record)):
        found = list(those)
        yield grouping.title(edition, found[0]), found
