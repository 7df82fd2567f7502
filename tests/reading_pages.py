"""Looks into made pages the way readers and machines do: through parsers that have nothing to do with the build."""

from pathlib import Path
from typing import Any

from lxml import etree, html


def page(site: Path, address: str) -> Any:
    """A page of a built site as lxml's tree."""
    return html.document_fromstring((site / address / "index.html").read_bytes().decode("utf-8"))


def words(tree: Any, path: str = "//main") -> str:
    """The words of what an XPath finds, spaces made one."""
    return " ".join(" ".join(" ".join(found.itertext()) for found in tree.xpath(path)).split())


def main_words(site: Path, address: str) -> str:
    """The words of a page, without what the theme puts around them."""
    return words(page(site, address))


def xml(path: Path) -> Any:
    """A file as a strict XML parser sees it; no entity, no network."""
    return etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
