"""Days far ahead, where somebody has most likely mistyped the year."""

from collections.abc import Iterator
from datetime import date, timedelta

from qunzhi.dates import CivilDate
from qunzhi.findings import Finding
from qunzhi.records import Record
from qunzhi.site import Site

FAR = timedelta(days=2 * 365)
"""Nobody announces an event further ahead."""

FIELDS = ("date", "made", "published", "updated")
"""Of what has happened, or will. Plans, indicators and embargoes may look as far ahead as they like."""


def check(site: Site) -> Iterator[Finding]:
    """Of public records. All together: else each would have to be checked anew every day."""
    for record in site.records.values():
        yield from _findings(record, site.today + FAR)


def _findings(record: Record, latest: date) -> Iterator[Finding]:
    fields = record.facts.__dict__
    for name in FIELDS:
        found = fields.get(name)
        first = found.first if isinstance(found, CivilDate) else found
        if first and first > latest:
            value = found.iso if isinstance(found, CivilDate) else first.isoformat()
            yield Finding("QZ-D05", record.source.locate((name,)), {"field": name, "value": value})
