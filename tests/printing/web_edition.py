"""What the web edition of a report, or of the cases in a book, holds, to be found again on paper."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from tests.printing.paper import spaceless
from tests.reading_pages import page

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
CAPTIONS = {
    "table": "//caption[.//*[@class='number']]",
    "figure": "//figcaption[*[@class='number']]",
    "case": "//div[@class='case__head'][*[contains(@class, 'number')]]",
}
BESIDE = ("caption__meta", "case__by")
"""Within a caption, but none of its words: the date of a picture, by whom a case is."""


class Web(NamedTuple):
    """Words without spaces."""

    title: str
    chapters: tuple[str, ...]
    headings: tuple[str, ...]
    """Those with a number, the chapters among them."""
    captions: dict[str, tuple[str, ...]]
    """Of tables, figures and cases, each with its number."""
    numbers: frozenset[str]
    """In sentences and in cells."""


@lru_cache(maxsize=8)
def web(site: Path, address: str) -> Web:
    """The whole of a report on one page, at `address` from the root of its site."""
    tree = page(site, f"{address}whole/")
    heads = tree.xpath("//h2[starts-with(@id, 'chapter-')] | //*[self::h3 or self::h4][*[@class='number']]")
    return Web(
        _words(tree.xpath("//h1")[0]),
        tuple(_words(one) for one in heads if one.tag == "h2"),
        tuple(map(_words, heads)),
        {sort: tuple(map(_words, tree.xpath(path))) for sort, path in CAPTIONS.items()},
        frozenset(_numbers(tree)),
    )


@lru_cache(maxsize=8)
def web_of_book(site: Path, address: str) -> Web:
    """Of the cases on a list; its title is that of the download."""
    tree = page(site, address)
    cards = tree.xpath("//*[contains(@class, 'card__title')]//a")
    cases = [page(site, str((site / address / one.get("href")).resolve().relative_to(site))) for one in cards]
    titles = tuple(map(_words, cards))
    title = _words(tree.xpath("//a[@type='application/pdf'][contains(@class, 'file__title')]")[0])
    return Web(title, titles, titles, {}, frozenset(chain.from_iterable(map(_numbers, cases))))


def _numbers(tree: Any) -> Iterator[str]:
    for one in tree.xpath("//*[contains(@class, 'prose')]//p | //*[contains(@class, 'table-box')]//td"):
        yield from NUMBER.findall(" ".join(one.itertext()))


def _words(element: Any) -> str:
    return spaceless("".join(element.xpath(f".//text()[not({_BESIDE})]")))


_BESIDE = " or ".join(f"ancestor::*[contains(@class, '{name}')]" for name in BESIDE)
