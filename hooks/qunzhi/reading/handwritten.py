"""The hand-written pages under `docs/`: MkDocs renders them; the build needs to know what they ask of the records."""

from dataclasses import dataclass
from pathlib import Path

from qunzhi.findings import Finding, Place
from qunzhi.languages import Language
from qunzhi.reading.articles import FENCE, Body, split
from qunzhi.reading.files import Refused, SourceText, inside, read_text
from qunzhi.stamps import walk

DOCS = "docs"


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page of `docs/`: its language (English below `docs/en/`) and its text without front matter."""

    lang: Language
    body: Body


def read_pages(root: Path) -> tuple[list[HandWritten], list[Finding]]:
    """Every Markdown page below `root/docs`."""
    pages: list[HandWritten] = []
    findings: list[Finding] = []
    for path in walk(root, DOCS):
        if not path.endswith(".md"):
            if not inside(root, path):  # MkDocs would follow the link and publish what it finds
                findings.append(Finding("QZ-F01", Place(path)))
            continue
        try:
            pages.append(HandWritten(page_language(path), _body(read_text(root, path))))
        except Refused as refused:
            findings.append(refused.finding)
    return pages, findings


def page_language(path: str) -> Language:
    """English pages stand below `docs/en/`."""
    return "en" if path.startswith(f"{DOCS}/en/") else "zh"


def page_address(path: str) -> str:
    """As MkDocs makes it: `docs/about.md` → `about/`, `docs/en/index.md` → `en/`."""
    folder, _, name = path.removeprefix(f"{DOCS}/").removesuffix(".md").rpartition("/")
    parts = [part for part in (folder, name if name != "index" else "") if part]
    return "".join(f"{part}/" for part in parts)


def _body(source: SourceText) -> Body:
    """MkDocs takes pages with or without front matter."""
    if source.text.startswith(f"{FENCE}\n"):
        return split(source)[1]
    return Body(source.path, source.text, 1)
