"""Glossaries: the English of the words in tables, `tables/NAME.words.yml` and `tables/words.yml`."""

from typing import Any

from qunzhi.findings import Finding
from qunzhi.reading.data_files import FOLDER
from qunzhi.reading.files import Refused, as_text
from qunzhi.reading.yaml import YamlText, read_yaml
from qunzhi.reports.wording import Glossary, one_line

COMMON = f"{FOLDER}words.yml"
"""For all tables of a report, below its folder."""


def glossary_of(name: str) -> str:
    """The glossary of one file: `tables/staff.words.yml` for `tables/staff.csv`."""
    return f"{name.rpartition('.')[0]}.words.yml"


def is_glossary(name: str) -> bool:
    """Whether a file is a glossary by its path."""
    return name.endswith((f"/{COMMON}", ".words.yml")) or name == COMMON


def read_glossary(path: str, content: bytes) -> tuple[Glossary, list[Finding]]:
    """The words of a glossary, and what is wrong with it."""
    try:
        source = YamlText(path, as_text(path, content).text)
        plain, findings = read_yaml(source)
    except Refused as refused:
        return {}, [refused.finding]
    if plain is not None and not isinstance(plain, dict):
        return {}, [*findings, Finding("QZ-T22", source.locate(()))]
    words = plain or {}
    wrong = [Finding("QZ-T22", source.locate((key,))) for key, value in words.items() if not _is_word(value)]
    return {one_line(key): one_line(value) for key, value in words.items() if _is_word(value)}, [*findings, *wrong]


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
