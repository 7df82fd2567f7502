"""Pieces of a site in words for people, from pieces.yml beside this file."""

from collections.abc import Hashable, Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from qunzhi.kinds import kind_named
from qunzhi.languages import LANGUAGES, Language, Text
from qunzhi.reads import ALL, EVERY, Read

OF_KINDS = ("kind", "written", "facet")
"""Families whose keys begin with the name of a kind."""

IN_LANGUAGES = ("text", "line", "frame")
"""Families with a language in their keys."""

TONGUES = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}


@lru_cache(maxsize=1)
def families() -> Mapping[str, tuple[Text, Text]]:
    """By family: the name of one piece, and of all."""
    raw = yaml.load((Path(__file__).parent / "pieces.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {family: (Text(**both["one"]), Text(**both["all"])) for family, both in raw.items()}


def piece_name(read: Read) -> str:
    """A piece in Chinese and English."""
    return " · ".join(_named(read, lang) for lang in LANGUAGES)


def _named(read: Read, lang: Language) -> str:
    family, key = read
    one, together = families().get(family, (Text(family), Text(family)))
    if key == ALL:
        return f"{together.pick(lang)}{'：有哪些、怎样排列' if lang == 'zh' else ': which there are, in which order'}"
    if key == EVERY:
        return f"{together.pick(lang)}{'：其中任何一个' if lang == 'zh' else ': any of them'}"
    return f"{one.pick(lang)} {key_name(read, lang)}".rstrip()


def key_name(read: Read, lang: Language) -> str:
    """The key of a piece: its parts, names of kinds and languages in words."""
    family, key = read
    parts: tuple[Hashable, ...] = key if isinstance(key, tuple) else (key,)
    return " ".join(word for word in (_word(family, part, lang) for part in parts) if word)


def _word(family: str, part: Hashable, lang: Language) -> str:
    kind = kind_named(str(part)) if family in OF_KINDS else None
    if kind:
        return kind.label.pick(lang)
    if family in IN_LANGUAGES and part in TONGUES:
        return TONGUES[str(part)].pick(lang)
    return str(part)
