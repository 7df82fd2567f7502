"""The records and texts that checks across records look at."""

from collections import defaultdict
from collections.abc import Mapping

from qunzhi.reads import Noted
from qunzhi.records import Record
from qunzhi.site import Site


def by_kind(site: Site) -> Mapping[str, tuple[Record, ...]]:
    """All that has not been taken back, by kind."""
    return site.once(written_by_kind)


def written_by_kind(site: Site) -> Mapping[str, tuple[Record, ...]]:
    """The same, made anew."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in (*site.records.values(), *site.held.values()):
        if record.facts.state != "withdrawn":
            found[record.kind.name].append(record)
    return Noted("written", {name: tuple(records) for name, records in found.items()})


def written(site: Site, kind: str) -> tuple[Record, ...]:
    """Every record of a kind, also those that are not public yet: a draft is checked before it goes out."""
    return by_kind(site).get(kind, ())
