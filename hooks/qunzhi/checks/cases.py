"""Cases: numbered as the collection in which they were published has them."""

from collections import defaultdict
from collections.abc import Iterator

from qunzhi.checks.numbering import misnumbered
from qunzhi.checks.written import written
from qunzhi.findings import Finding, Place
from qunzhi.kinds.case import Case
from qunzhi.site import Site


def check(site: Site) -> Iterator[Finding]:
    """Numbers repeated or left out among the cases of one source and year: a collection need not be held from 1 on."""
    collections: dict[tuple[str | None, int], list[tuple[str, Place]]] = defaultdict(list)
    for record in written(site, "case"):
        assert isinstance(record.facts, Case)
        if record.facts.number:
            place = record.source.locate(("number",))
            collections[record.facts.source, record.facts.year].append((record.facts.number, place))
    for numbers in collections.values():
        yield from misnumbered("QZ-N16", numbers, whole="case" not in site.lost.incomplete)
