"""IIIF as JSON Schema, for an independent validator: what the Presentation API 3.0 and the Image API 3.0 require.

Written from the specifications (https://iiif.io/api/presentation/3.0/, https://iiif.io/api/image/3.0/), for the
resources that albums use. A property that is not named is a mistake: the specifications do not know it there.
"""

from typing import Any

Schema = dict[str, Any]

URI = {"type": "string", "format": "uri", "pattern": "^https?://[^ #]+$"}
"""Of a canvas without a fragment (5.3)."""

PIXELS = {"type": "integer", "exclusiveMinimum": 0}
WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
LANGUAGES = {"type": "object", "propertyNames": {"pattern": "^(none|[a-z]{2}(-[A-Z]{2})?)$"}, "minProperties": 1}
LANGUAGE_MAP: Schema = {**LANGUAGES, "additionalProperties": WORDS}
"""4.1: every text is a map of languages to lists."""


def one(required: Schema, optional: Schema | None = None) -> Schema:
    """An object with these properties and no others."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def many(what: Schema) -> Schema:
    """A list with something in it."""
    return {"type": "array", "items": what, "minItems": 1}


def named(name: str) -> Schema:
    """A `type`."""
    return {"const": name}


LINE = one({"label": LANGUAGE_MAP, "value": LANGUAGE_MAP})
RIGHTS = {
    "type": "string",
    "pattern": "^http://(creativecommons.org/(licenses|publicdomain)|rightsstatements.org/vocab)/",
}
HOMEPAGE = one(
    {"id": URI, "type": named("Text"), "label": LANGUAGE_MAP},
    {"format": named("text/html"), "language": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
)
SERVICE = one({"id": URI, "type": named("ImageService3"), "profile": {"enum": ["level0", "level1", "level2"]}})
IMAGE = one(
    {"id": URI, "type": named("Image"), "format": named("image/jpeg"), "width": PIXELS, "height": PIXELS},
    {"service": many(SERVICE)},
)
PROVIDER = one({"id": URI, "type": named("Agent"), "label": LANGUAGE_MAP, "homepage": many(HOMEPAGE)})
ANNOTATION = one(
    {"id": URI, "type": named("Annotation"), "motivation": named("painting"), "body": IMAGE, "target": URI},
)
PAGE = one({"id": URI, "type": named("AnnotationPage"), "items": many(ANNOTATION)})

DESCRIBED: Schema = {
    "summary": LANGUAGE_MAP,
    "metadata": many(LINE),
    "requiredStatement": LINE,
    "rights": RIGHTS,
    "homepage": many(HOMEPAGE),
    "thumbnail": many(IMAGE),
}
CANVAS = one(
    {"id": URI, "type": named("Canvas"), "label": LANGUAGE_MAP, "width": PIXELS, "height": PIXELS},
    {**DESCRIBED, "items": {**many(PAGE), "maxItems": 1}},
)
MANIFEST = one(
    {
        "@context": named("http://iiif.io/api/presentation/3/context.json"),
        "id": URI,
        "type": named("Manifest"),
        "label": LANGUAGE_MAP,
        "items": many(CANVAS),
    },
    {
        **DESCRIBED,
        "provider": many(PROVIDER),
        "viewingDirection": named("left-to-right"),
        "behavior": {"type": "array", "items": {"enum": ["individuals", "unordered"]}},
    },
)

SIZE = one({"width": PIXELS, "height": PIXELS})
TILES = one({"width": PIXELS, "scaleFactors": many(PIXELS)}, {"height": PIXELS})
INFO = one(
    {
        "@context": named("http://iiif.io/api/image/3/context.json"),
        "id": {**URI, "pattern": "[^/]$"},
        "type": named("ImageService3"),
        "protocol": named("http://iiif.io/api/image"),
        "profile": named("level0"),
        "width": PIXELS,
        "height": PIXELS,
    },
    {"sizes": many(SIZE), "tiles": many(TILES)},
)
