"""Filters of the templates: what they print, words in two languages, links and cards."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from jinja2 import pass_environment
from markupsafe import Markup, escape

from qunzhi.languages import Language
from qunzhi.markup.chinese import mark_words
from qunzhi.pages.list_views import FacetView
from qunzhi.pages.views import ROOT, CardView, Link, PageView
from qunzhi.text import has_chinese


def printed(value: object) -> str:
    """What a template prints, escaped for HTML.

    Most of it is plain words without any sign to escape; `escape` takes seven times as long to find that out.
    """
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return str(escape(value))
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else str(escape(value))


def with_lang(words: str, page: PageView, lang: str | None = None) -> str:
    """What staff have written: on an English page its Chinese is marked; `lang` is that of the whole."""
    return words if page.lang == "zh" else _with_lang(words, page.lang, lang)


def _with_lang(words: str, page_lang: Language, lang: str | None) -> str:
    return words if page_lang == "zh" or lang or not has_chinese(words) else mark_words(words)


def href(url: str) -> str:
    """Addresses of the site count from its root, those of others and anchors stand as they are."""
    return url if ":" in url or url[:1] == "#" else ROOT + url


def linked(link: Link, page: PageView) -> Markup:
    """Words that may lead somewhere, with their language and their remark."""
    return _linked(link, page.lang)


@lru_cache(maxsize=4096)
def _linked(link: Link, page_lang: Language) -> Markup:
    words = printed(_with_lang(link.title, page_lang, link.lang))
    lang = f' lang="{link.lang}"' if link.lang else ""
    if link.url:
        rel = ' rel="noopener noreferrer"' if "://" in link.url else ""
        words = f'<a href="{printed(href(link.url))}"{rel}{lang}>{words}</a>'
    elif lang:
        words = f"<span{lang}>{words}</span>"
    return Markup(f"{words}{link.mark}" if link.note else words)


class Rendering(Protocol):
    """What renders templates by name."""

    def rendered(self, name: str, values: Mapping[str, object]) -> str: ...


@pass_environment
def as_card(environment: Rendering, card: CardView, template: str, heading: str, page: PageView) -> Markup:
    """A record in a list, by one of the templates in `cards/`; `heading` is the element of its title."""
    parts = card.html.get(template)
    if parts is None:
        values = {"card": card, "heading": _HEADING, "page": page}
        parts = environment.rendered(f"qunzhi/cards/{template}.html", values).split(_HEADING)
        card.html[template] = parts
    return Markup(heading.join(parts))


_HEADING = f"{ROOT}heading{ROOT}"
"""Stands in finished cards for the element of their title."""


@pass_environment
def as_facet(environment: Rendering, facet: FacetView, number: int, page: PageView) -> Markup:
    """A way to narrow a list down; `number` is its place among the ways, from 1."""
    html = facet.html.get(number)
    if html is None:
        values = {"facet": facet, "number": number, "page": page}
        html = facet.html[number] = Markup(environment.rendered("qunzhi/facet.html", values))
    return html


FILTERS = {"with_lang": with_lang, "href": href, "linked": linked, "as_card": as_card, "as_facet": as_facet}
