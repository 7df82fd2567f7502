"""What the templates of blocks are given, in the same manner as those of pages."""

from typing import NamedTuple

from markupsafe import Markup

from qunzhi.pages.numbered_views import NumberedLink
from qunzhi.pages.views import CardView, Link, PictureView


class FigureView(NamedTuple):
    """A counted number."""

    label: str
    value: str
    unit: str
    url: str
    mark: Markup = Markup()


class BlockView(NamedTuple):
    """What a block's template is given: the fields that its word asks for."""

    picture: PictureView | None = None
    pictures: tuple[PictureView, ...] = ()
    """Those that stand side by side are a `layout` of their own."""
    cards: tuple[CardView, ...] = ()
    layout: str = "cards"
    more: Link | None = None
    figures: tuple[FigureView, ...] = ()
    numbered: NumberedLink | None = None
    """Of a gallery that is one figure of a report."""
    anchor: str = ""
    lang: str | None = None
    """Of the words that the page adds, where the text around them is in the other language."""
