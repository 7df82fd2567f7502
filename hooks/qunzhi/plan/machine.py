"""What search engines read: the sitemap and robots.txt."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import escape

from qunzhi.gallery import picture_address, pictures_by
from qunzhi.identity import held_kinds
from qunzhi.languages import HTML_LANG, LANGUAGES, Language
from qunzhi.pages.chronicle import SECTION, events_of, year_path
from qunzhi.pages.compare import PATH as COMPARE
from qunzhi.pages.edition import Edition
from qunzhi.pages.gallery import long_ways, walls, way_path
from qunzhi.pages.membership import SECTION as MEMBERSHIP
from qunzhi.pages.open_data import FOLDER, STATISTICS
from qunzhi.pages.pictures import file_of
from qunzhi.pages.press import Press
from qunzhi.pages.sections import is_there
from qunzhi.pages.vocabularies import SECTION as VOCABULARIES
from qunzhi.pages.vocabularies import term_pages, term_path
from qunzhi.product import Product
from qunzhi.reports.compared import comparisons


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
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
        ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">',
    ]
    images = dict(_images(presses["zh"].edition))
    for path, languages in _pages(presses["zh"]).items():
        for lang in languages:
            lines.append(_location(presses, site_url, path, lang, languages, images.get(path, "")))
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
    pages |= dict(_pictures(press.edition))
    if is_there(site, SECTION):
        pages |= dict.fromkeys((f"{SECTION}/", *map(year_path, events_of(site))), LANGUAGES)
    if is_there(site, MEMBERSHIP):
        pages[f"{MEMBERSHIP}/"] = LANGUAGES
    if comparisons(site):
        pages[COMPARE] = LANGUAGES
    terms = (term_path(name, term) for name, term in term_pages(site))
    pages |= dict.fromkeys((FOLDER, STATISTICS, f"{VOCABULARIES}/", *terms), LANGUAGES)
    return pages


def _location(
    presses: Mapping[Language, Press],
    base: str,
    path: str,
    lang: Language,
    languages: tuple[Language, ...],
    image: str,
) -> str:
    twins = languages if len(languages) > 1 else ()
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{HTML_LANG[one]}" '
        f'href="{escape(base + presses[one].edition.url(path))}"/>'
        for one in twins
    )
    shown = f"<image:image><image:loc>{escape(base + image)}</image:loc></image:image>" if image else ""
    return f"<url><loc>{escape(base + presses[lang].edition.url(path))}</loc>{links}{shown}</url>"


def _pictures(edition: Edition) -> Iterator[tuple[str, tuple[Language, ...]]]:
    """The page of each public picture, and the lists of pictures."""
    for name in pictures_by(edition.site).get(("", ""), ()):
        record, number = edition.site.pictures[name]
        yield picture_address(name), LANGUAGES if record.pictures[number].name.has("en") else ("zh",)
    yield from ((wall.path, LANGUAGES) for wall in walls(edition.site))
    yield from ((way_path(way), LANGUAGES) for way in long_ways(edition.site))


def _images(edition: Edition) -> Iterator[tuple[str, str]]:
    """By the page of a picture: its largest copy."""
    for name in pictures_by(edition.site).get(("", ""), ()):
        file = file_of(edition, *edition.site.pictures[name])
        if file:
            yield picture_address(name), file.of("jpeg")[-1].path


def _robots(site_url: str) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {site_url}sitemap.xml")
    return ("\n".join(lines) + "\n").encode()
