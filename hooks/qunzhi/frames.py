"""Frames: empty pages that the theme has rendered, with marked holes for what the package knows.

MkDocs takes about 10 ms for a page, and every page more makes the next one slower. So it renders one frame for each
language and section, and the hand-written pages; filling a frame is joining strings.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from qunzhi.languages import LANGUAGES, Language
from qunzhi.reads import ALL, Read, note

FrameKey = tuple[Language, str]
"""A frame by language and section."""

HOLES = ("title", "head", "body", "toc", "switch_href", "switch_note", "lang", "root")
"""What the package fills. `root` is the way to the site's root, so that one frame serves pages of every depth."""

_MARK = re.compile(r"@@qz-([a-z_]+)@@")


def hole(name: str) -> str:
    """The mark that templates leave: plain ASCII, so that URL filters, JSON and HTML carry it through unchanged."""
    return f"@@qz-{name}@@"


@dataclass(frozen=True)
class Frame:
    """A page with holes."""

    html: str

    @cached_property
    def _parts(self) -> list[str]:
        """Constant text and names of holes in turn."""
        return _MARK.split(self.html)

    def fill(self, fillings: Mapping[str, str]) -> str:
        """The page; raises KeyError for a hole that nobody fills."""
        parts = list(self._parts)
        parts[1::2] = [fillings[name] for name in parts[1::2]]
        return "".join(parts)

    def form(self, fillings: Mapping[str, str]) -> "Form":
        """The frame in bytes, with the holes filled that many pages fill alike."""
        texts, holes = [self._parts[0]], []
        for name, text in zip(self._parts[1::2], self._parts[2::2], strict=True):
            if name in fillings:
                texts[-1] += fillings[name] + text
            else:
                holes.append(name)
                texts.append(text)
        return Form(tuple(text.encode() for text in texts), tuple(holes))


class Form(NamedTuple):
    """A frame in UTF-8, of which only those holes are left that each page fills by itself."""

    texts: tuple[bytes, ...]
    holes: tuple[str, ...]
    """Between the texts: one less than they are."""

    def fill(self, fillings: Mapping[str, bytes]) -> bytes:
        """The page; raises KeyError for a hole that nobody fills."""
        parts = [b""] * (len(self.texts) + len(self.holes))
        parts[::2] = self.texts
        parts[1::2] = [fillings[name] for name in self.holes]
        return b"".join(parts)

    def fillings_of(self, page: bytes) -> dict[str, bytes] | None:
        """What a page has been filled with; None where it is not this form, or could have been filled otherwise."""
        first, *others = self.texts
        if not page.startswith(first):
            return None
        fillings: dict[str, bytes] = {}
        begin = len(first)
        for name, text in zip(self.holes, others, strict=True):
            end = page.find(text, begin)
            if end < 0 or page.find(text, end + 1) >= 0:
                return None
            if fillings.setdefault(name, page[begin:end]) != page[begin:end]:
                return None
            begin = end + len(text)
        return fillings if begin == len(page) else None


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A hand-written page as the theme rendered it."""

    source: str
    """Its file from the site's root: `docs/about.md`."""
    address: str
    """From the root of the site: `about/`, `en/about/`, "" for the home page."""
    lang: Language
    title: str
    description: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Shell:
    """All that the theme gives: frames by language and section, hand-written pages, and the site's address."""

    frames: Mapping[FrameKey, Frame]
    _pages: tuple[RenderedPage, ...]
    _site_url: str

    @property
    def pages(self) -> tuple[RenderedPage, ...]:
        """The hand-written pages."""
        note("pages")
        return self._pages

    @property
    def site_url(self) -> str:
        """With a slash at its end, or "" while it is not known."""
        note("site_url")
        return self._site_url

    def has(self, section: str) -> bool:
        """Whether the site has that section: a kind without a source has none."""
        note("frame", ALL)
        return any((lang, section) in self.frames for lang in LANGUAGES)

    def frame(self, lang: Language, section: str) -> Frame:
        """The frame of a section."""
        note(*frame_read((lang, section)))
        return self.frames[lang, section]


def frame_read(key: FrameKey) -> Read:
    """The piece of the site that a frame is."""
    return "frame", key


def to_plain(shell: Shell) -> dict[str, object]:
    """For the cache: a shell as JSON values."""
    return {
        "frames": [[lang, section, frame.html] for (lang, section), frame in shell.frames.items()],
        "pages": [[p.source, p.address, p.lang, p.title, p.description, p.frame.html] for p in shell.pages],
        "site_url": shell.site_url,
    }


def from_plain(plain: Mapping[str, Any]) -> Shell:
    """The shell again."""
    frames = {(_lang(lang), section): Frame(html) for lang, section, html in plain["frames"]}
    pages = tuple(RenderedPage(s, a, _lang(g), t, d, Frame(html)) for s, a, g, t, d, html in plain["pages"])
    return Shell(frames, pages, str(plain["site_url"]))


def _lang(tag: str) -> Language:
    return "en" if tag == "en" else "zh"
