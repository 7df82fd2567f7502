"""What every page of a site must have, each check as the list of what is wrong with one page."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement
from tests.browser.walk import LeadsAstray, Page, Walk, links

from qunzhi.languages import HTML_LANG
from qunzhi.words import words

CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")


def dead_links(walk: Walk, page: Page) -> list[str]:
    """Links that lead nowhere, and what is fetched from elsewhere."""
    found = []
    for link in links(page):
        try:
            leads_away = walk.target(page, link.url) is None
        except LeadsAstray as reason:
            found.append(f"<{link.element} {link.attribute}={link.url!r}> {reason}")
        else:
            if leads_away and link.loaded and not link.url.startswith("data:"):
                found.append(f"<{link.element} {link.attribute}={link.url!r}> is fetched from another host")
    return found


def repeated_ids(walk: Walk, page: Page) -> list[str]:
    """Ids that stand more than once, so that a link to them is not clear."""
    return [f"the id {name!r} stands {number} times" for name, number in page.ids.items() if number > 1]


def missing_parts(walk: Walk, page: Page) -> list[str]:
    """Language, title and heading."""
    lang = HTML_LANG["en" if page.is_english else "zh"]
    titles = [title.text_content().strip() for title in page.tree.xpath("/html/head/title")]
    headings = [heading.text_content().strip() for heading in page.tree.xpath("//h1")]
    faults = []
    if page.tree.get("lang") != lang:
        faults.append(f"its language is {page.tree.get('lang')!r} instead of {lang!r}")
    if len(titles) != 1 or not titles[0]:
        faults.append(f"its titles are {titles}")
    if not page.is_moved and (len(headings) != 1 or not headings[0]):
        faults.append(f"its first headings are {headings}")
    return faults


def _led(walk: Walk, page: Page, link: HtmlElement) -> str | None:
    """Where a link leads, or why it leads nowhere."""
    try:
        return walk.target(page, link.get("href"))
    except LeadsAstray as reason:
        return f"nowhere: {reason}"


def wrong_switch(walk: Walk, page: Page) -> list[str]:
    """The switch leads to the same page in the other language, or to the home page and says why."""
    if page.is_moved:
        return []
    switches = page.of_class("switch")
    if len(switches) != 1:
        return [f"it has {len(switches)} language switches"]
    other = HTML_LANG["zh" if page.is_english else "en"]
    wanted = page.partner if page.partner in walk.pages else _home_of(page.partner)
    led = _led(walk, page, switches[0])
    faults = [] if led == wanted else [f"its language switch leads to {led} instead of {wanted}"]
    if switches[0].get("hreflang") != other or switches[0].get("lang") != other:
        faults.append(f"its language switch is not marked {other!r}")
    return [*faults, *_wrong_note(walk, page, switches[0])]


def _wrong_note(walk: Walk, page: Page, switch: HtmlElement) -> Iterator[str]:
    sentence = words("en" if page.is_english else "zh")["switch_missing"]
    note = (switch.getnext().text_content() if switch.getnext() is not None else "").strip()
    wanted = "" if _in_both_languages(walk, page) else sentence
    if note != wanted:
        yield f"beside its language switch stands {note!r} instead of {wanted!r}"


def _home_of(path: str) -> str:
    return "en/index.html" if path.startswith("en/") else "index.html"


def _in_both_languages(walk: Walk, page: Page) -> bool:
    """Whether the page and its partner are both there, each in its own language."""
    partner = walk.pages.get(page.partner)
    return partner is not None and not is_untranslated(page if page.is_english else partner)


def is_untranslated(page: Page) -> bool:
    """Whether an English page shows a Chinese text, and says so."""
    return any(notice.xpath(".//a[@hreflang='zh-CN']") for notice in page.of_class("notice"))


def alternates(walk: Walk, page: Page) -> dict[str, str | None]:
    """The pages that a page names as its translations, by language."""
    named = page.tree.xpath("/html/head/link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): _led(walk, page, link) for link in named}


def wrong_alternates(walk: Walk, page: Page) -> list[str]:
    """Translations name each other, and nothing else is named as one; nor do pages that engines are not to list."""
    named = alternates(walk, page)
    if page.is_hidden or not _in_both_languages(walk, page):
        return [f"names translations that are not there: {named}"] if named else []
    zh, en = sorted((page.path, page.partner), key=lambda path: path.startswith("en/"))
    wanted = {HTML_LANG["zh"]: zh, HTML_LANG["en"]: en}
    return [] if named == wanted else [f"names as its translations {named} instead of {wanted}"]


def unmarked_chinese(walk: Walk, page: Page) -> list[str]:
    """Chinese on an English page, without the mark that makes readers' voices change. Quotations within prose pass."""
    if not page.is_english:
        return []
    return [
        f"<{element.tag}> holds {text.strip()!r}, not marked as Chinese"
        for element in page.tree.xpath("//body//*[not(self::script or self::style)]")
        for text in element.xpath("text() | @alt | @aria-label | @title | @placeholder")
        if CHINESE.search(text) and not LATIN.search(text) and not _language_of(element).startswith("zh")
    ]


ENGLISH_WORDS = re.compile(r"[A-Za-z]{3,} [A-Za-z]{2,}")


def unmarked_english(walk: Walk, page: Page) -> list[str]:
    """English words alone within what is marked as Chinese, on pages of either language."""
    return [
        f"<{element.tag}> holds {text.strip()!r}, marked as Chinese"
        for element in page.tree.xpath("//body//*[not(self::script or self::style or self::code)]")
        for text in element.xpath("text() | @alt | @aria-label | @title | @placeholder")
        if ENGLISH_WORDS.search(text) and not CHINESE.search(text) and _language_of(element).startswith("zh")
    ]


def regions_of_one_name(walk: Walk, page: Page) -> list[str]:
    """Regions that a list of landmarks cannot tell apart."""
    names = Counter(region.get("aria-label") for region in page.tree.xpath("//*[@role='region'][@aria-label]"))
    return [f"{number} regions are called {name!r}" for name, number in names.items() if number > 1]


def _language_of(element: HtmlElement) -> str:
    return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


def unsaid_untranslated(walk: Walk, page: Page) -> list[str]:
    """An English page with a Chinese body says so, marks it, and leads to the Chinese page."""
    if not page.is_english or not page.of_class("record"):
        return []
    chinese = [body for body in page.of_class("prose") if _is_chinese(body.text_content())]
    faults = [] if all(body.get("lang") == "zh-CN" for body in chinese) else ["its Chinese body is not marked"]
    if chinese and not page.of_class("notice"):
        faults.append("its body is Chinese, and no notice says so")
    if is_untranslated(page) and _notice_target(walk, page) != page.partner:
        faults.append("its notice does not lead to the Chinese page")
    return faults


def _is_chinese(text: str) -> bool:
    return len(CHINESE.findall(text)) > len(LATIN.findall(text))


def _notice_target(walk: Walk, page: Page) -> str | None:
    (link,) = page.tree.xpath("//*[contains(@class, 'notice')]//a[@hreflang='zh-CN']")
    return _led(walk, page, link)
