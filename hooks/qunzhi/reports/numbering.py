"""Numbers of headings, and of tables, figures and cases, as each language writes them."""

from collections.abc import Iterable, Iterator

from qunzhi.languages import Text
from qunzhi.reports.model import Numbered, Sort

WORDS: dict[Sort, Text] = {"table": Text("表", "Table"), "figure": Text("图", "Figure"), "case": Text("案例", "Case")}

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """A number below 100 in Chinese: 十二, 二十."""
    tens, ones = divmod(number, 10)
    before = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return before + (_DIGITS[ones] if ones or not tens else "")


def heading_number(path: tuple[int, ...]) -> Text:
    """The number of a heading by its place on each level from the first; deeper than four levels it has none.

    In Chinese as official documents have it: 一、（一）1.（1） (GB/T 9704-2012, 7.3.3).
    """
    if not 0 < len(path) < 5:
        return Text("", "")
    last = path[-1]
    chinese = (f"{numeral(last)}、", f"（{numeral(last)}）", f"{last}.", f"（{last}）")[len(path) - 1]
    return Text(chinese, ".".join(map(str, path)))


def heading_paths(levels: Iterable[int], above: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Places of headings by their levels, below `above`; where a level is left out, the next takes its place."""
    opened: list[tuple[int, int]] = []
    for level in levels:
        before = 0
        while opened and opened[-1][0] >= level:
            before = opened.pop()[1]
        opened.append((level, before + 1))
        yield (*above, *(count for _, count in opened))


def label(one: Numbered) -> Text:
    """What a caption begins with, and what a text cites: 表2-5, Table 2-5."""
    word = WORDS[one.sort]
    return Text(f"{word.zh}{one.number}", f"{word.en} {one.number}")


def anchor(one: Numbered) -> str:
    """The id that it has on the pages of its report."""
    return f"{one.sort}-{one.id}"
