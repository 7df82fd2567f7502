"""Reviews 三审三校: what was checked, and which of them still hold."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from qunzhi.languages import LANGUAGES, Language
from qunzhi.passages import Passage
from qunzhi.reading.yaml import Plain
from qunzhi.records import Record

SEAL_DIGITS = 12
"""Of the 64 of a SHA-256: a seal tells of changes made in good faith, and has to be read out on the telephone."""

NOT_SEALED = frozenset({"id", "review", "state", "published", "updated", "archive"})
"""Fields that may change after a review: they say where a record stands, not what it says. The id is sealed apart."""


def seal_of(record: Record) -> str:
    """First 12 hexadecimal digits of the SHA-256 over all of a record that readers see, as written in both languages.

    How it is laid out does not count: order of fields, quotation marks, comments, line endings, spaces at line ends.
    Files beside the record and figures that it cites are not sealed.
    """
    sealed = {
        "id": record.id,
        "facts": {lang: _facts(written) for lang, written in record.source.written.items()},
        "text": _texts(record.bodies),
        "chapters": [[c.name, c.title.zh, c.title.en, _texts(c.bodies)] for c in record.chapters],
    }
    return _sealed(json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def seal_of_text(title: str, words: str) -> str:
    """The same over one text under its heading."""
    return _sealed(f"{title}\n{_lines(words)}")


def _sealed(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:SEAL_DIGITS]


def _facts(written: Plain) -> Any:
    return _tidy({k: v for k, v in written.items() if k not in NOT_SEALED}) if isinstance(written, dict) else None


def _tidy(value: Plain) -> Any:
    """Without keys that have no value, which say nothing."""
    if isinstance(value, dict):
        return {key: _tidy(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_tidy(inner) for inner in value]
    return _lines(value) if isinstance(value, str) else value


def _texts(bodies: Mapping[Language, Passage]) -> dict[str, str]:
    return {lang: words for lang in LANGUAGES if lang in bodies and (words := _lines(bodies[lang].text))}


def _lines(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.split("\n")).strip("\n")
