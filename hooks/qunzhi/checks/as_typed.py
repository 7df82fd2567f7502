"""What readers of a text would see as it was typed: HTML, which is never carried out, and Markdown that is none."""

import re
from collections.abc import Iterable, Iterator

from qunzhi.findings import Finding
from qunzhi.markup.as_typed import slips
from qunzhi.markup.slips import TAG
from qunzhi.passages import SiteText
from qunzhi.reading.full_width import Slip
from qunzhi.reading.handwritten import DOCS
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """The first of each kind in each text of a record; hand-written pages are read by another engine."""
    for key, text in site.texts.items():
        if key.owner.startswith(f"{DOCS}/"):
            continue
        if text.holds("tag") and (match := _first_tag(text.prose)):
            yield Finding("QZ-M08", text.body.place(match.start()), {"tag": match[0]})
        if text.holds("slip"):
            yield from (Finding(one.code, text.body.place(one.at), one.values) for one in _first_slips(text))


def _first_slips(text: SiteText) -> Iterable[Slip]:
    first: dict[str, Slip] = {}
    for slip in slips(text.body.text):
        first.setdefault(slip.code, slip)
    return first.values()


def _first_tag(words: str) -> re.Match[str] | None:
    for match in TAG.finditer(words):
        line = words[words.rfind("\n", 0, match.start()) + 1 : match.start()]
        if "`" not in line and not line.startswith("    "):
            return match
    return None
