"""The pages that are looked at in a browser: one of each sort, found in the built site itself."""

import re
from pathlib import Path

from tests.browser.sites import Built

LISTS = {
    "news": "news/",
    "case library": "cases/",
    "gallery": "gallery/",
    "pictures": "gallery/pictures/",
    "documents": "documents/",
    "reports": "reports/",
    "members": "members/",
    "honours": "honours/",
    "media": "media/",
    "notices": "notices/",
    "governance": "governance/",
    "bases": "bases/",
    "trainings": "trainings/",
    "plans": "plans/",
    "figures": "figures/",
    "glossary": "glossary/",
    "sources": "sources/",
    "chronicle": "chronicle/",
    "membership": "membership/",
    "data": "data/",
    "statistics": "data/statistics/",
}
OWN_LISTS = ("news", "case library", "gallery", "documents", "reports", "members")
"""Those that are looked at on the project's own site."""
MARKS = {
    "article": ("news/*", 'record--activity"'),
    "case": ("cases/*", 'record--case"'),
    "album": ("gallery/*", 'record--album"'),
    "picture": ("gallery/*", 'record shot"'),
    "pictures of a year": ("gallery/pictures/year/*", 'listing--wall"'),
    "pictures of a member": ("gallery/pictures/member/*", 'listing--wall"'),
    "document": ("documents/*", 'record--document"'),
    "report": ("reports/*", 'record--report"'),
    "chapter": ("reports/*/[!wp]*", 'aria-labelledby="chapters"'),
    "whole report": ("reports/*/whole", ""),
    "proof": ("reports/*/proof", ""),
    "member": ("members/*", 'record--member"'),
    "honour": ("honours/*", 'record--honour"'),
    "media report": ("media/*", 'record--media"'),
    "notice": ("notices/*", 'record--notice"'),
    "body": ("governance/*", 'record--body"'),
    "base": ("bases/*", 'record--base"'),
    "training": ("trainings/*", 'record--training"'),
    "plan": ("plans/*", 'record--plan"'),
    "indicator": ("figures/*", 'record--indicator"'),
    "chronicle year": ("chronicle/*", 'class="wrap chronicle"'),
    "members on a day": ("membership/*", 'standing-page"'),
    "narrowed list": ("news/year/*", ""),
    "narrowed honours": ("honours/year/*", ""),
    "untranslated figure": ("figures/*", 'class="notice"[^>]*>.* hreflang="zh-CN"'),
    "untranslated article": ("news/*", 'class="notice"[^>]*>.* hreflang="zh-CN"'),
    "untranslated chapter": ("reports/*/[!wp]*", 'class="notice"[^>]*>.* hreflang="zh-CN"'),
    "withdrawn record": ("*/*", 'record--withdrawn"'),
}
"""Where a record or a special list is to be found below en/, and what its template prints on it."""

RECORDS = ("article", "case", "album", "document", "report", "chapter", "whole report", "proof", "member")
UNUSUAL = ("untranslated article", "untranslated chapter", "untranslated figure", "withdrawn record")
PLACES = {
    "project-with-address": ("home", "about", "search", "not found", "narrowed list", *OWN_LISTS, *RECORDS),
    "sample": (
        *("home", *UNUSUAL, *RECORDS),
        *("picture", "pictures", "pictures of a year", "pictures of a member"),
        *("notices", "notice", "media report", "governance", "body", "plan", "honour"),
        *("membership", "members on a day", "statistics", "narrowed honours"),
    ),
    "ernan": (
        *("home", "honours", "media", "bases", "base", "trainings", "training", "plans", "plan"),
        *("figures", "indicator", "glossary", "sources", "chronicle", "chronicle year", "data"),
    ),
    "weifang": ("home", "members", "figures", "honours"),
    "chongqing": ("home", "case", "figures", "glossary"),
}
"""Sorts of pages to look at on each site; the sample has pictures, tables, notes, what is not translated, and notices;
Ernan has the longest plan and the most figures; of the others only what their records make look different.
"""

NOWHERE = "news/no-such-record/"


def address(site: Built, place: str, lang: str) -> str:
    """Where a page of a sort stands, from the site's root; of several the longest, which has most to go wrong."""
    prefix = "en/" if lang == "en" else ""
    if place == "not found":
        return f"{prefix}404.html" if prefix else NOWHERE
    fixed = {"home": "", "about": "about/", "search": "search/", **LISTS}
    return prefix + (fixed[place] if place in fixed else _longest(site.folder / "en", place))


def _longest(english: Path, place: str) -> str:
    pattern, mark = MARKS[place]
    pages = {path: path.read_text("utf-8") for path in sorted(english.glob(f"{pattern}/index.html"))}
    longest = max((path for path, text in pages.items() if re.search(mark, text)), key=lambda path: len(pages[path]))
    return longest.relative_to(english).parent.as_posix() + "/"
