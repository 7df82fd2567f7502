"""Reads the pages of a finished site, and says where their links lead."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml.html import HtmlElement
from tests.browser.sites import Built

LOADED = {("img", "src"), ("source", "src"), ("script", "src"), ("iframe", "src"), ("video", "src"), ("audio", "src")}
"""What the browser fetches without being asked; srcset and style sheets are added by their own rules."""

LINK_ATTRIBUTES = ("href", "src", "action", "poster", "data")
OPAQUE = ("mailto", "tel", "data")


class LeadsAstray(Exception):
    """A link that leads nowhere; the message says why."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page names."""

    element: str
    attribute: str
    url: str
    loaded: bool
    """Whether the browser fetches it without being asked."""


@dataclass(frozen=True)
class Page:
    """An HTML file, by its path from the site's root."""

    path: str
    tree: HtmlElement

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each id stands on the page."""
        return Counter(str(found) for found in self.tree.xpath("//@id"))

    @property
    def is_english(self) -> bool:
        """Whether it stands below en/."""
        return self.path.startswith("en/")

    @property
    def is_not_found(self) -> bool:
        """Served at any address, so that its links cannot be relative."""
        return posixpath.basename(self.path) == "404.html"

    @property
    def is_moved(self) -> bool:
        """An address of former days, without the theme."""
        return bool(self.tree.xpath("//meta[@http-equiv='refresh']"))

    @property
    def is_hidden(self) -> bool:
        """Whether search engines are asked not to list it."""
        return bool(self.tree.xpath("/html/head/meta[@name='robots'][contains(@content, 'noindex')]"))

    @property
    def partner(self) -> str:
        """The path of the same page in the other language."""
        return self.path.removeprefix("en/") if self.is_english else f"en/{self.path}"

    def of_class(self, name: str) -> list[HtmlElement]:
        """The elements of a class."""
        return list(self.tree.find_class(name))


@dataclass(frozen=True)
class Walk:
    """All pages of a site."""

    site: Built

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every HTML file, by its path from the site's root."""
        root = self.site.folder
        return {(name := path.relative_to(root).as_posix()): _read(path, name) for path in sorted(root.rglob("*.html"))}

    def target(self, page: Page, url: str) -> str | None:
        """The file that an address leads to, from the site's root; None on another host. Raises LeadsAstray."""
        parts = urlsplit(self._inside(page, url))
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        found = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
        if found.startswith(".."):
            raise LeadsAstray("leaves the site")
        found = self._file("" if found == "." else found, path)
        self._anchor(found, unquote(parts.fragment))
        return found

    def _inside(self, page: Page, url: str) -> str:
        """An address of the site's own, counted from the page; others as they are."""
        base, full = self.site.base, self.site.site_url
        here = "../" * page.path.count("/") or "./"
        if full and url.startswith(full):
            return here + url.removeprefix(full)
        if url.startswith("/") and not page.is_not_found:
            raise LeadsAstray("counts from the root of the host")
        if url.startswith("/"):
            return here + url.removeprefix(self._base_of_not_found)
        if page.is_not_found and not urlsplit(url).scheme and not url.startswith("#"):
            raise LeadsAstray(f"is relative on a page that is served at any address below {base}")
        return url

    @property
    def _base_of_not_found(self) -> str:
        """A site whose address is not known can only hope to stand at the root of its host."""
        return self.site.base if self.site.site_url else "/"

    def _file(self, found: str, path: str) -> str:
        name = self.site.folder / found
        if name.is_dir():
            if path and not path.endswith(("/", ".", "..")):
                raise LeadsAstray("names a folder without a slash at its end")
            found = posixpath.join(found, "index.html")
        if not (self.site.folder / found).is_file():
            raise LeadsAstray("no such file")
        return found

    def _anchor(self, found: str, fragment: str) -> None:
        if fragment and found in self.pages and fragment not in self.pages[found].ids:
            raise LeadsAstray("no such id on that page")


def _read(path: Path, name: str) -> Page:
    return Page(name, lxml.html.document_fromstring(path.read_bytes().decode("utf-8")))


def links(page: Page) -> Iterator[Link]:
    """Every address that a page names."""
    for element in page.tree.iter(lxml.etree.Element):
        if element.tag == "meta":
            yield from _meta(element)
        for attribute in LINK_ATTRIBUTES:
            if (url := element.get(attribute)) is not None:
                yield Link(element.tag, attribute, url.strip(), _is_loaded(element, attribute))
        for url in _candidates(element.get("srcset", "")):
            yield Link(element.tag, "srcset", url, True)


def _is_loaded(element: HtmlElement, attribute: str) -> bool:
    sheet = element.tag == "link" and element.get("rel", "") in ("stylesheet", "icon", "preload", "modulepreload")
    return sheet or (element.tag, attribute) in LOADED


def _candidates(srcset: str) -> list[str]:
    """The addresses of a srcset; ours hold neither commas nor spaces."""
    return [one.split()[0] for one in srcset.split(",") if one.strip()]


def _meta(element: HtmlElement) -> Iterator[Link]:
    content = element.get("content", "")
    if element.get("http-equiv") == "refresh":
        yield Link("meta", "refresh", content.partition("url=")[2], False)
    if element.get("property") in ("og:url", "og:image"):
        yield Link("meta", element.get("property"), content, False)
