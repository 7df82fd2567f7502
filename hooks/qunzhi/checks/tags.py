"""HTML in the texts of records: it is never carried out, and readers see it as it was typed."""

import re
from collections.abc import Iterator

from qunzhi.findings import Finding
from qunzhi.markup.slips import TAG
from qunzhi.reading.handwritten import DOCS
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """The first tag of each text; hand-written pages may have some, and code may tell of them."""
    for key, text in site.texts.items():
        if text.holds("tag") and not key.owner.startswith(f"{DOCS}/") and (match := _first(text.prose)):
            yield Finding("QZ-M08", text.body.place(match.start()), {"tag": match[0]})


def _first(words: str) -> re.Match[str] | None:
    for match in TAG.finditer(words):
        line = words[words.rfind("\n", 0, match.start()) + 1 : match.start()]
        if "`" not in line and not line.startswith("    "):
            return match
    return None
