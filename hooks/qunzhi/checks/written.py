"""The records and texts that checks across records look at."""

import re
from collections import defaultdict
from collections.abc import Mapping

from qunzhi.markup.scan import Block
from qunzhi.passages import SiteText
from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.site import Site


def by_kind(site: Site) -> Mapping[str, tuple[Record, ...]]:
    """All that has not been taken back, by kind."""
    return site.once(_by_kind)


def _by_kind(site: Site) -> Mapping[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in (*site.records.values(), *site.held.values()):
        if record.facts.state != "withdrawn":
            found[record.kind.name].append(record)
    return Noted("written", {name: tuple(records) for name, records in found.items()})


def written(site: Site, kind: str) -> tuple[Record, ...]:
    """Every record of a kind, also those that are not public yet: a draft is checked before it goes out."""
    return by_kind(site).get(kind, ())


def prose(text: SiteText) -> str:
    """A text whose blocks are blank, every other character at its old place: in YAML marks have their own meaning."""
    words = text.body.text
    for hole in text.scanned.holes:
        if isinstance(hole, Block):
            end = hole.start + len(hole.yaml)
            words = words[: hole.start] + re.sub(r"[^\n]", " ", words[hole.start : end]) + words[end:]
    return words
