"""What search engines read: the sitemap and robots.txt."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import escape

from qunzhi.identity import held_kinds
from qunzhi.languages import HTML_LANG, LANGUAGES, Language
from qunzhi.pages.chronicle import SECTION, events_of, year_path
from qunzhi.pages.membership import SECTION as MEMBERSHIP
from qunzhi.pages.open_data import FOLDER, STATISTICS
from qunzhi.pages.press import Press
from qunzhi.pages.sections import is_there
from qunzhi.pages.vocabularies import SECTION as VOCABULARIES
from qunzhi.pages.vocabularies import term_pages, term_path
from qunzhi.product import Product


def products(presses: Mapping[Language, Press]) -> Iterator[Product]:
    """The sitemap, where the site's full address is known, and robots.txt."""
    site_url = presses["zh"].shell.site_url
    if site_url:
        yield Product("sitemap.xml", "mkdocs.yml", partial(_sitemap, presses, site_url))
    yield Product("robots.txt", "mkdocs.yml", partial(_robots, site_url))


def _sitemap(presses: Mapping[Language, Press], site_url: str) -> bytes:
    """Every page that engines may list, each naming its translation (sitemaps.org, with hreflang)."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path, languages in _pages(presses["zh"]).items():
        for lang in languages:
            lines.append(_location(presses, site_url, path, lang, languages))
    return "\n".join([*lines, "</urlset>"]).encode()


def _pages(press: Press) -> dict[str, tuple[Language, ...]]:
    """Paths from the root of the language, with the languages in which each can be read."""
    site = press.edition.site
    pages: dict[str, tuple[Language, ...]] = {}
    for rendered in press.shell.pages:
        path = rendered.address.removeprefix("en/") if rendered.lang == "en" else rendered.address
        pages[path] = (*pages.get(path, ()), rendered.lang)
    for kind in held_kinds(site.root):
        if kind.has_list:
            pages[f"{kind.section}/"] = LANGUAGES
        for record in () if kind.anchored else site.of(kind):
            pages[record.address] = LANGUAGES if record.written_in("en") else ("zh",)
            for chapter in record.chapters:
                pages[f"{record.address}{chapter.name}/"] = LANGUAGES if "en" in chapter.bodies else ("zh",)
    if is_there(site, SECTION):
        pages |= dict.fromkeys((f"{SECTION}/", *map(year_path, events_of(site))), LANGUAGES)
    if is_there(site, MEMBERSHIP):
        pages[f"{MEMBERSHIP}/"] = LANGUAGES
    terms = (term_path(name, term) for name, term in term_pages(site))
    pages |= dict.fromkeys((FOLDER, STATISTICS, f"{VOCABULARIES}/", *terms), LANGUAGES)
    return pages


def _location(
    presses: Mapping[Language, Press], base: str, path: str, lang: Language, languages: tuple[Language, ...]
) -> str:
    twins = languages if len(languages) > 1 else ()
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{HTML_LANG[one]}" '
        f'href="{escape(base + presses[one].edition.url(path))}"/>'
        for one in twins
    )
    return f"<url><loc>{escape(base + presses[lang].edition.url(path))}</loc>{links}</url>"


def _robots(site_url: str) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {site_url}sitemap.xml")
    return ("\n".join(lines) + "\n").encode()
