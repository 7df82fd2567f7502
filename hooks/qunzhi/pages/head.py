"""What stands in the head of a page: its description, its languages, its place on the web."""

from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import NamedTuple

from qunzhi.filing import when
from qunzhi.languages import HTML_LANG, LANGUAGES, OTHER, PREFIX
from qunzhi.pages.edition import Edition
from qunzhi.records import Record

LOCALE = {"zh": "zh_CN", "en": "en_GB"}
NAMED = ("Organization", "Place")
"""Types of https://schema.org/ that are no creative works: they have a name, and neither language nor publisher."""

DESCRIPTION_LENGTH = 160
"""Characters of a description; search engines show no more."""


class HeadView(NamedTuple):
    """What stands in `<head>` for readers that are machines."""

    title: str
    description: str
    type: str
    locale: str
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    feed_url: str = ""
    feed_title: str = ""
    image: str = ""
    """Full address of a picture, for whoever shares the page."""
    noindex: bool = False
    jsonld: str = ""


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
    facts, kind = record.facts, record.kind.schema_org
    name = "name" if kind in NAMED else "headline"
    found: dict[str, str | Words] = {
        "@context": "https://schema.org",
        "@type": kind,
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


Words = Mapping[str, "str | int | Words"]


def script_json(value: Words) -> str:
    """JSON that cannot end the script element it stands in."""
    text = _json(value)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _json(value: Words) -> str:
    """Without spaces. An encoder that could write all values takes twice as long to be set up as these take."""
    members = [f"{encode_basestring(key)}:{_member(one)}" for key, one in value.items()]
    return f"{{{','.join(members)}}}"


def _member(one: str | int | Words) -> str:
    if isinstance(one, str):
        return encode_basestring(one)
    return str(one) if isinstance(one, int) else _json(one)
