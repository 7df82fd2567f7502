"""What templates are given: finished texts only. A `url` counts from the site's root, unless it is absolute."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple

from markupsafe import Markup

from qunzhi.languages import Language
from qunzhi.pages.numbered_views import NumberedList

ROOT = "\0"
"""Stands in finished pieces for the way from their page to the site's root, so that one piece serves pages of every
depth; the press puts the way in. HTML has no such character: YAML files with it are refused, Markdown replaces it."""


class Link(NamedTuple):
    """Words that may lead somewhere. `lang` is set where the words are not in the page's language."""

    title: str
    url: str = ""
    lang: str | None = None
    note: str = ""
    """A remark on it: that the number is disputed."""

    @property
    def mark(self) -> Markup:
        """A small sign that stands behind it and tells the remark to who points at it or listens."""
        return note_mark(self.note)


def note_mark(note: str) -> Markup:
    """The sign of a remark; nothing where there is none."""
    if not note:
        return Markup()
    return Markup(
        '<sup class="noted" title="{0}" data-pagefind-ignore><span aria-hidden="true">※</span>'
        '<span class="visually-hidden">{0}</span></sup>'
    ).format(note)


class SectionLink(NamedTuple):
    """A section among those that stand together."""

    title: str
    url: str
    active: bool


class DateView(NamedTuple):
    """A date for readers, and for machines (`<time datetime>`)."""

    text: str
    iso: str


class Fact(NamedTuple):
    """A line of a table of facts."""

    label: str
    values: tuple[Link, ...]


class PictureView(NamedTuple):
    """A picture with its caption. `src` and the sets of sources already lead from ROOT; a missing original has none."""

    src: str = ""
    avif: str = ""
    webp: str = ""
    jpeg: str = ""
    width: int = 640
    height: int = 400
    colour: str = ""
    """`#rrggbb`, for the time until it has come; "" where it is not known."""
    eager: bool = False
    """Whether it is seen at once: what lies further down is fetched when readers come near."""
    alt: str = ""
    caption: str = ""
    lang: str | None = None
    credit: str = ""
    date: str = ""
    place: str = ""
    anchor: str = ""
    drawn: bool = False
    missing: bool = False
    url: str = ""
    """Of its own page; "" where it has none."""
    label: str = ""
    """Its number in the report in which it stands: 图2-3."""


class CardView(NamedTuple):
    """A record in a list."""

    title: str
    url: str
    lang: str | None
    summary: str
    date: DateView | None
    kind_label: str
    labels: tuple[Link, ...]
    """Terms and other words beside the date; none leads anywhere."""
    cover: PictureView
    html: dict[str, list[str]]
    """By template, once a page has shown it: its parts between the names of its title's element. Many lists show it."""
    note: str = ""
    files: tuple[Link, ...] = ()
    """Files for download, by type and size."""
    preview: PictureView | None = None
    """The first page of its first file."""


class Line(NamedTuple):
    """A record in a list that has no room for cards."""

    link: Link
    date: DateView | None


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards under a heading; "" for cards without one."""

    title: str
    cards: tuple[CardView, ...]
    count: str = ""
    """How many there are, in words beside the heading, where it is told."""
    others: tuple[Line, ...] = ()
    """Records beyond the cards of a long list, and in words how many."""
    more: str = ""

    @property
    def label(self) -> str:
        """The heading, as tables of mentions call it."""
        return self.title


class FileView(NamedTuple):
    """A file for download; `url` is "" where the original is not in the archive."""

    title: str
    url: str
    lang: str | None
    type: str
    size: str
    pages: str
    sha256: str
    language: str
    note: str
    note_lang: str | None = None
    media_type: str = ""
    encoding: str = ""
    """Of a text."""
    remark: str = ""
    """What cannot be done with it: a scan cannot be searched."""
    saved_as: str = ""
    """Name under which readers save it."""
    preview: PictureView | None = None
    """Its first page."""
    in_page: bool = False
    """Whether browsers can show it within a page."""


class TocEntry(NamedTuple):
    """A heading of the page: level 2 to 6."""

    title: str
    anchor: str
    level: int
    lang: str | None = None


class PageView(NamedTuple):
    """What every template knows of the page it fills."""

    lang: Language
    html_lang: str
    title: str
    words: SimpleNamespace
    """The words of the interface."""
    breadcrumbs: tuple[Link, ...] = ()


class RecordView(NamedTuple):
    """A record's own page."""

    id: str
    kind: str
    kind_label: str
    title: str
    lang: str | None
    summary: str
    body: Markup
    toc: tuple[TocEntry, ...]
    facts: tuple[Fact, ...]
    labels: tuple[Link, ...]
    date: DateView | None
    cover: PictureView | None
    pictures: tuple[PictureView, ...]
    attachments: tuple[FileView, ...]
    mentions: tuple[Cards, ...]
    previous: Link | None
    next: Link | None
    untranslated: bool
    zh_url: str
    withdrawn: str
    credit: str
    provenance: str
    withdrawn_lang: str | None = None
    replaced_by: Link | None = None
    box: tuple[Fact, ...] = ()
    chapters: tuple[Link, ...] = ()
    whole_url: str = ""
    proof_url: str = ""
    lists: tuple[NumberedList, ...] = ()
    downloads: tuple[FileView, ...] = ()
    editions: tuple[FileView, ...] = ()
    """Earlier editions of a report."""
    errata: tuple[Fact, ...] = ()
    errata_notice: Link | None = None
    """On a chapter that was corrected, and on the whole report: leads to the list of corrections."""
    compare: Link | None = None
    """To the page on which the report stands beside others of its type."""
    frozen: object = None
    """Of a report whose numbers were frozen; see frozen.py."""
    extra: object = None
    """What the kind's own template shows besides; see extras.py."""
    more_pictures: Link | None = None
    """To pictures that show it and stand elsewhere."""
    manifest: str = ""
    """Of an album, for image viewers: its IIIF manifest."""
