"""All that checks say of a report: of itself, of its cases, and of the indicators from which its numbers are taken."""

from collections.abc import Iterator

from qunzhi.checks import ALONE, alone, computed, figures, files, pictures
from qunzhi.citations import names_in
from qunzhi.figures import figures_of
from qunzhi.findings import Finding, in_order, weighed
from qunzhi.kinds.indicator import Indicator
from qunzhi.languages import LANGUAGES
from qunzhi.reads import with_places
from qunzhi.records import Record
from qunzhi.reports.outline import outline_of
from qunzhi.site import Site, remembered
from qunzhi.stated import Stated

OF_WORDS = tuple(one for one in ALONE if one not in (files.check, pictures.check))
"""Checks of what a report says; its files and pictures prove nothing."""


def findings_of_report(site: Site, report: Record) -> tuple[Finding, ...]:
    """Sorted by place, each once, with the weights that the group gives them."""
    return _findings(site, report.id)


@remembered
def _findings(site: Site, name: str) -> tuple[Finding, ...]:
    return with_places(_found, site, site.records[name])


def _found(site: Site, report: Record) -> tuple[Finding, ...]:
    owners = (report.id, *cases_of(site, report))
    own = [finding for owner in owners for finding in alone(site, owner, OF_WORDS)]
    about = [finding for stated in _indicators(site, report) for finding in _of_indicator(stated)]
    return tuple(in_order(weighed([*own, *about], site.group.findings)))


def cases_of(site: Site, report: Record) -> tuple[str, ...]:
    """Ids of the cases that stand in a report."""
    return tuple(one.id for one in outline_of(site, report.id).of("case"))


def _indicators(site: Site, report: Record) -> Iterator[Stated]:
    known = figures_of(site).indicators
    for name in indicators_of(site, report):
        if record := known.get(name):
            assert isinstance(record.facts, Indicator)
            yield Stated(site, record, record.facts)


def indicators_of(site: Site, report: Record) -> tuple[str, ...]:
    """Ids of what the texts of a report and of its cases take numbers from, each once."""
    records = (report, *(site.records[name] for name in cases_of(site, report)))
    texts = (text for record in records for lang in LANGUAGES for text in site.texts_of(record, lang))
    return tuple(dict.fromkeys(name for text in texts for name in names_in(text)))


def _of_indicator(stated: Stated) -> Iterator[Finding]:
    yield from figures.check_one(stated)
    yield from computed.check_one(stated)
