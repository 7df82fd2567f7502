"""Where a record stands: withdrawn ones say why, published ones since when."""

from collections.abc import Iterator

from qunzhi.findings import Finding
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """Records withdrawn without a reason, or with a reason but not withdrawn; aliases that are somebody's id."""
    for record in site.records.values():
        facts = record.facts
        if facts.state == "withdrawn" and facts.withdrawn is None:
            yield Finding("QZ-W01", record.source.locate(("state",)), {"id": record.id})
        if facts.withdrawn is not None and facts.state != "withdrawn":
            yield Finding("QZ-W02", record.source.locate(("withdrawn",), key=True), {"id": record.id})
        for number, alias in enumerate(record.former_ids):
            if alias in site.records:
                place = record.source.locate(("aliases", number))
                yield Finding("QZ-A01", place, {"id": alias, "other": str(site.records[alias].source.locate(()))})
