"""What stands in the head of a page: its description, its languages, its place on the web."""

import json

from qunzhi.filing import when
from qunzhi.languages import HTML_LANG, LANGUAGES, OTHER, PREFIX
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import HeadView
from qunzhi.records import Record

LOCALE = {"zh": "zh_CN", "en": "en_GB"}
NAMED = ("Organization", "Place")
"""Types of https://schema.org/ that are no creative works: they have a name, and neither language nor publisher."""

DESCRIPTION_LENGTH = 160
"""Characters of a description; search engines show no more."""


def head_view(
    edition: Edition,
    site_url: str,
    root: str,
    path: str,
    title: str,
    description: str,
    *,
    translated: bool,
    listed: bool,
    jsonld: str = "",
    image: str = "",
) -> HeadView:
    """The head of the page at `path` (from the root of its language); `root` leads from it to the site's root.

    `translated`: the page is there in both languages; `listed`: engines may list it, so the two name each other.
    """
    group = edition.site.group
    address = edition.url(path)
    base = site_url or root
    languages = LANGUAGES if translated and listed else ()
    alternates = tuple((HTML_LANG[lang], base + PREFIX[lang] + path) for lang in languages)
    return HeadView(
        title=title,
        description=description[:DESCRIPTION_LENGTH],
        type="website" if path == "" else "article",
        locale=LOCALE[edition.lang],
        canonical=site_url + address if site_url and listed else "",
        alternates=alternates,
        feed_url=root + edition.url("feed.xml"),
        feed_title=group.name.pick(edition.lang),
        image=site_url + image if site_url and image else "",
        noindex=not listed,
        jsonld=jsonld,
    )


def record_jsonld(edition: Edition, site_url: str, record: Record) -> str:
    """Linked data of a record, safe within a script element."""
    facts = record.facts
    name = "name" if record.kind.schema_org in NAMED else "headline"
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": record.kind.schema_org,
        name: record.title.pick(edition.lang),
    }
    if facts.summary:
        found["description"] = facts.summary.pick(edition.lang)
    if date := when(record):
        found["temporalCoverage"] = date.iso
    if facts.published and name == "headline":
        found["datePublished"] = facts.published.isoformat()
    if name == "headline":
        found["inLanguage"] = HTML_LANG[edition.lang if record.written_in(edition.lang) else OTHER[edition.lang]]
        found["publisher"] = {"@type": "Organization", "name": edition.site.group.name.pick(edition.lang)}
    if site_url:
        found["url"] = site_url + edition.url(record.address)
    return script_json(found)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def script_json(value: object) -> str:
    """JSON that cannot end the script element it stands in."""
    text = _COMPACT.encode(value)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
