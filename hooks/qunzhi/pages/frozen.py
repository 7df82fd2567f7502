"""What readers of a frozen report are told: when it was approved, and which numbers have changed since."""

from typing import NamedTuple

from qunzhi.dates import day_text
from qunzhi.frozen import frozen_of
from qunzhi.kinds import kind_named
from qunzhi.markup.blocks import CountedFigure
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import difference_words, figure_url
from qunzhi.pages.views import Fact, Link
from qunzhi.records import Record
from qunzhi.reports.drift import Difference, count_change, differences


class FrozenView(NamedTuple):
    """Of a report whose numbers were frozen."""

    sentence: str
    """When it was approved."""
    differences: tuple[Fact, ...]
    """Numbers that the records say otherwise now, each leading to where they do."""


def frozen_view(edition: Edition, record: Record) -> FrozenView | None:
    """None for a report that follows the records."""
    frozen = frozen_of(edition.site, record)
    if frozen is None:
        return None
    sentence = edition.words["frozen_on"].format(date=day_text(frozen.date, edition.lang))
    return FrozenView(sentence, tuple(_fact(edition, one) for one in differences(edition.site, record)))


def _fact(edition: Edition, one: Difference) -> Fact:
    words = difference_words(edition, one.was, one.now)
    return Fact(one.name.pick(edition.lang), (Link(words, _url(edition, one)),))


def _url(edition: Edition, one: Difference) -> str:
    if one.figure:
        return figure_url(edition, one.figure)
    kind = kind_named(one.kind)
    return edition.section(kind).url if kind and edition.site.of(kind) else ""


def count_note(edition: Edition, within: Record | None, line: CountedFigure) -> str:
    """That remark on a number that a block counts."""
    change = count_change(edition.site, within, line)
    return difference_words(edition, *change) if change else ""
