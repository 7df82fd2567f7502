"""Linked data of a picture's page: an ImageObject of https://schema.org/."""

import re

from qunzhi.gallery import taken_on
from qunzhi.languages import HTML_LANG, Language, Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.head import Words, script_json
from qunzhi.pages.pictures import file_of
from qunzhi.records import Record

_ADDRESS = re.compile(r"https?://[^\s<>\"，。；）]+")


def picture_jsonld(edition: Edition, site_url: str, record: Record, number: int) -> str:
    """Safe within a script element; "" for a picture whose original is not in the archive, which is no image.

    Without the site's address it cannot be told where the image is.
    """
    picture, file, lang = record.pictures[number], file_of(edition, record, number), edition.lang
    if file is None or not site_url:
        return ""
    largest, smallest, day = file.of("jpeg")[-1], file.of("jpeg")[0], taken_on(record, number)
    date = picture.date.iso if picture.date else file.taken.isoformat() if file.taken else day.iso if day else ""
    found: dict[str, str | int | Words] = {
        "@context": "https://schema.org",
        "@type": "ImageObject",
        "name": picture.name.pick(lang),
        "caption": picture.caption.pick(lang),
        "contentUrl": site_url + largest.path,
        "thumbnailUrl": site_url + smallest.path,
        "encodingFormat": "image/jpeg",
        "width": largest.width,
        "height": largest.height,
        "inLanguage": HTML_LANG[lang],
        "dateCreated": date,
        "creditText": _picked(lang, picture.photographer or record.facts.credit),
        "creator": _organisation(_picked(lang, picture.photographer)) or "",
        "copyrightNotice": _picked(lang, picture.rights),
        "license": license_of(picture.rights),
        "contentLocation": {"@type": "Place", "name": _picked(lang, picture.place)} if picture.place else "",
        "isPartOf": {"@type": record.kind.schema_org, "url": site_url + edition.url(record.address)},
    }
    return script_json({name: value for name, value in found.items() if value})


def license_of(rights: Text | None) -> str:
    """The address that a statement of rights holds; "" where it holds none."""
    found = _ADDRESS.search(rights.zh) if rights else None
    return found[0] if found else ""


def _organisation(name: str) -> dict[str, str] | None:
    """Photographers are named by office or organisation, never as persons."""
    return {"@type": "Organization", "name": name} if name else None


def _picked(lang: Language, text: Text | None) -> str:
    return text.pick(lang) if text else ""
