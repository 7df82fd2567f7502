"""A number where it stands in a report."""

from typing import NamedTuple

from qunzhi.figures import Figure
from qunzhi.pages.printed import Excerpt
from qunzhi.pages.views import Link


class Stands(NamedTuple):
    """A number where it stands in a report."""

    words: Excerpt
    value: str
    unit: str
    where: Link
    """The heading, case or chapter."""
    figure: Figure | None = None
    """From which it is taken."""
    counted: Link | None = None
    """The list of the records that are counted for it."""
    note: str = ""
    """Of a number of a frozen report: that the records say another one now."""
    names: Link | None = None
    """The record to which its words lead, where it was typed."""

    @property
    def is_bound(self) -> bool:
        """Whether the build has put it there."""
        return self.figure is not None or self.counted is not None
