"""The words of the interface, from words.yml beside this file."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import yaml
from markupsafe import escape

from qunzhi.languages import LANGUAGES, Language


@lru_cache(maxsize=1)
def _all() -> dict[Language, dict[str, str]]:
    raw = yaml.load((Path(__file__).parent / "words.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {lang: {key: str(both[lang]) for key, both in raw.items()} for lang in LANGUAGES}


def words(lang: Language) -> Mapping[str, str]:
    """Every word of the interface in one language, by its key."""
    return _all()[lang]


@lru_cache(maxsize=2)
def word_fields(lang: Language) -> SimpleNamespace:
    """The same for templates, each word a field, already escaped for HTML."""
    return SimpleNamespace(**{key: escape(word) for key, word in words(lang).items()})
