"""What may be wrong with a report in print. Each check tells all that it finds."""

import re
from collections.abc import Iterable, Iterator

from tests.printing.paper import Box, Margins, Paper, Sheet
from tests.printing.web_edition import NUMBER, Web

LISTS = {
    "zh": {"contents": "目录", "table": "表目录", "figure": "图目录", "case": "案例目录"},
    "en": {"contents": "Contents", "table": "Tables", "figure": "Figures", "case": "Cases"},
}
ENDS = {"zh": ("前言", "印刷版说明"), "en": ("Foreword", "Aboutthisprintedition")}
"""What stands before the chapters and after them."""

Entries = dict[str, str]
"""What a list in front tells: words, and the number of the page."""

ENTRY = re.compile(r"(?P<words>.+?)\.+(?P<folio>\d+|[ivxlc]+)")

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")

LEAST_INK = 0.004
"""Of the room for text; a page with five lines has twice as much."""

TOLERANCE_MM = 0.9
"""A letter may lean out of its line, and a page that is drawn at 72 dpi is told to a third of a millimetre."""

WIDTH_MM, HEIGHT_MM = 210, 297
"""Of A4."""

ROOM = 76
"""In a running head, in halves of a Chinese character: where two names are longer, that of the chapter stays away."""


def front(paper: Paper) -> list[Sheet]:
    """The pages with Roman numbers: contents and lists."""
    return [sheet for sheet in paper.sheets if sheet.folio and not sheet.folio.isdecimal()]


def body(paper: Paper) -> list[Sheet]:
    """The pages with Arabic numbers."""
    return [sheet for sheet in paper.sheets if sheet.folio.isdecimal()]


def wrong_numbers_of_pages(paper: Paper) -> list[str]:
    """The cover has none, the lists i, ii, iii, the text 1, 2, 3."""
    ahead = len(front(paper))
    wanted = ["", *ROMAN[:ahead], *map(str, range(1, len(paper.sheets) - ahead))]
    return [
        f"sheet {at}: {sheet.folio or 'none'} instead of {folio or 'none'}"
        for at, (sheet, folio) in enumerate(zip(paper.sheets, wanted, strict=True), 1)
        if sheet.folio != folio
    ]


def lists(paper: Paper, lang: str) -> dict[str, Entries]:
    """The lists in front, each with its entries; one that fills more than a line is put together."""
    names = {words: name for name, words in LISTS[lang].items()}
    found, name, begun = dict[str, Entries](), "", ""
    for line in (line for sheet in front(paper) for line in sheet.text):
        if line in names:
            name, begun = names[line], ""
            found[name] = {}
            continue
        begun += line
        if entry := ENTRY.fullmatch(begun):
            found[name][entry["words"]], begun = entry["folio"], ""
    return found


def not_where_listed(paper: Paper, lang: str) -> list[str]:
    """Entries of the lists in front that do not stand on the page which these name."""
    sheets = {sheet.folio: sheet for sheet in paper.sheets}
    return [
        f"{name}: {words} is not on page {folio}"
        for name, entries in lists(paper, lang).items()
        for words, folio in entries.items()
        if folio not in sheets or not _stands(words, sheets[folio])
    ]


def _stands(words: str, sheet: Sheet) -> bool:
    """Whether these words fill lines of their own; hyphens do not count, for a word may be broken at one."""
    lines, wanted = [_bare(line) for line in sheet.text], _bare(words)
    return any(wanted == "".join(lines[at : at + length]) for at in range(len(lines)) for length in range(1, 5))


def _bare(words: str) -> str:
    return words.replace("-", "").rstrip(".")


def not_listed(paper: Paper, web: Web, lang: str) -> list[str]:
    """Numbered headings that the contents lack; lists of captions that are not those of the web edition."""
    found = lists(paper, lang)
    told = [f"contents: {one}" for one in _missing((ENDS[lang][1], *web.headings), found.get("contents", {}))]
    for sort, captions in web.captions.items():
        entries = [_bare(one) for one in found.get(sort, {})]
        if entries != [_bare(one) for one in captions]:
            told.append(f"{LISTS[lang][sort]}: {entries} instead of {captions}")
    return told


def _missing(wanted: Iterable[str], entries: Entries) -> Iterator[str]:
    there = {_bare(one) for one in entries}
    yield from (one for one in wanted if _bare(one) not in there)


def not_told(paper: Paper, web: Web) -> list[str]:
    """Captions and numbers of the web edition that do not stand in the text."""
    words = _bare("".join(line for sheet in body(paper) for line in sheet.text))
    captions = [one for those in web.captions.values() for one in those if _bare(one) not in words]
    lines = "\n".join(line for sheet in body(paper) for line in sheet.lines[1:-1])
    return [*captions, *sorted(web.numbers - set(NUMBER.findall(lines)))]


def wrong_running_heads(paper: Paper, web: Web, lang: str) -> list[str]:
    """Pages whose head does not tell the report, or not the chapter to which they belong."""
    names = (*LISTS[lang].values(), *ENDS[lang], web.title, *web.chapters)
    chapter, told, shorts = "", list[str](), set[str]()
    for sheet in paper.sheets[1:]:
        begins = [name for name in names if _stands(name, sheet)]
        short, rest = _split(sheet.words[0], web.title)
        shorts.add(short)
        if not _belongs(rest, short, {chapter, *begins}, web.title):
            told.append(f"page {sheet.folio}: {sheet.words[0]}, of {chapter}, {begins}")
        chapter = begins[-1] if begins else chapter
    return told if len(shorts) == 1 and len(min(shorts)) > 3 else [*told, f"the report is called {sorted(shorts)}"]


def _belongs(rest: str, short: str, chapters: set[str], title: str) -> bool:
    """Whether a head names a chapter of its page, or none since there is no room or the page begins with the title."""
    return rest in chapters if rest else title in chapters or not all(_fits(short, one) for one in chapters)


def _split(head: str, title: str) -> tuple[str, str]:
    """The name of the report, which is its title or a part of that, and the rest."""
    length = next((n for n in range(len(head), 0, -1) if head[:n].casefold() in title.casefold()), 0)
    return head[:length], head[length:]


def _fits(short: str, chapter: str) -> bool:
    return sum(2 if ord(one) > 0x2E7F else 1 for one in short + chapter) <= ROOM


def nearly_empty(paper: Paper) -> list[str]:
    """Pages without a word or without ink."""
    return [
        f"sheet {at}"
        for at, sheet in enumerate(paper.sheets, 1)
        if sheet.body is None or sheet.share < LEAST_INK or not "".join(sheet.text if at > 1 else sheet.words)
    ]


def over_the_margin(paper: Paper, margins: Margins) -> list[str]:
    """Pages with ink outside the room for text; running heads and numbers of pages outside its width."""
    left, right = margins.left, WIDTH_MM - margins.right
    rooms = {
        "head": (left, 0.0, right, margins.top),
        "body": (left, margins.top, right, HEIGHT_MM - margins.bottom),
        "foot": (left, HEIGHT_MM - margins.bottom, right, HEIGHT_MM),
    }
    found = ((at, name, getattr(sheet, name)) for at, sheet in enumerate(paper.sheets, 1) for name in rooms)
    return [f"sheet {at}: {name} at {box} mm" for at, name, box in found if box and not _within(box, rooms[name])]


def _within(box: Box, room: Box) -> bool:
    left, top, right, bottom = (there - here for here, there in zip(box, room, strict=True))
    return max(left, top) <= TOLERANCE_MM and min(right, bottom) >= -TOLERANCE_MM
