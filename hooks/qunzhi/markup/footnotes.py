"""Footnotes: numbered in the order of their references, whatever their labels are in the text."""

import re

_SECTION, _NOTE, _END = '<section class="footnotes" data-footnotes>\n<ol>\n', '<li id="fn-', "</ol>\n</section>\n"
_REFERENCE = re.compile(
    r'<sup class="footnote-ref"><a href="#fn-([^"]*)" id="fnref-\1(?:-(\d+))?" data-footnote-ref>(\d+)</a></sup>'
)
_WAY_BACK = re.compile(
    r'<a href="#fnref-[^"]*" class="footnote-backref" data-footnote-backref'
    r' data-footnote-backref-idx="\d+(?:-(\d+))?" aria-label="[^"]*">↩(?:<sup class="footnote-ref">\d+</sup>)?</a>'
)


def numbered(html: str) -> str:
    """The footnotes that comrak has made, with numbers for anchors and without its English labels."""
    if _SECTION not in html:
        return html
    text, *pieces = html.replace(_SECTION, "").removesuffix(_END).split(_NOTE)
    parted = [_parted(piece) for piece in pieces]
    # Of several notes with one label nothing leads back from all but the last. comrak leaves them where they stand.
    cited = [note for note, _ in parted if _WAY_BACK.search(note)]
    section = "".join(_note(number, note) for number, note in enumerate(cited, start=1))
    if section:
        opening = '<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n'
        section = f"{opening}{section}{_END}"
    return _REFERENCE.sub(_reference, "".join([text, *(behind for _, behind in parted), section]))


_ITEM = re.compile(r"<(/?)li>\n?")


def _parted(piece: str) -> tuple[str, str]:
    """A note up to the end of its list item, and what stands behind."""
    depth = 1
    for tag in _ITEM.finditer(piece):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return piece[: tag.end()], piece[tag.end() :]
    return piece, ""


def _note(number: int, note: str) -> str:
    words = note.partition('">')[2].lstrip("\n")

    def way_back(match: re.Match[str]) -> str:
        # U+FE0E: phones would show a picture for the arrow.
        return f'<a href="#fnref{number}{_again(match[1])}" class="footnote-backref">↩\ufe0e</a>'

    return f'<li id="fn{number}" class="footnote-item">{_WAY_BACK.sub(way_back, words)}'


def _reference(match: re.Match[str]) -> str:
    number, again = match[3], _again(match[2])
    return f'<sup class="footnote-ref"><a href="#fn{number}" id="fnref{number}{again}">[{number}{again}]</a></sup>'


def _again(time: str | None) -> str:
    """`:1` for the second reference to a note, which comrak calls 2."""
    return f":{int(time) - 1}" if time else ""
