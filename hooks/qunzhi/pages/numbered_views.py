"""What is numbered in a report, as templates take it."""

from typing import NamedTuple


class NumberedLink(NamedTuple):
    """A table, figure or case in a list of them; `lang` is that of the caption, where it is not the page's."""

    label: str
    caption: str
    url: str
    lang: str | None


class NumberedList(NamedTuple):
    """What a report holds of one sort."""

    title: str
    counted: str
    links: tuple[NumberedLink, ...]
