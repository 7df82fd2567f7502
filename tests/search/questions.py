"""The questions of visitors, from queries.yml."""

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Question:
    """What a visitor types, and what should come of it."""

    lang: str
    question: str
    records: tuple[str, ...]
    """At least one of these should be among the first results."""
    answered: bool = True
    reason: str = ""
    """Why the search cannot answer it."""


def questions() -> list[Question]:
    """All of them, in the order of the file."""
    raw = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text("utf-8"))
    return [Question(**{**one, "records": tuple(one["records"])}) for one in raw]
