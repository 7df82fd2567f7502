"""Checks across the whole site: each a function from the Site to findings."""

from collections.abc import Callable, Iterable

from qunzhi.checks import (
    appointments,
    around,
    blocks,
    brackets,
    cases,
    citations,
    computed,
    derivations,
    documents,
    figures,
    files,
    includes,
    languages,
    ledger,
    links,
    organisations,
    pictures,
    plans,
    references,
    repeated,
    reviews,
    states,
    weights,
    wording,
)
from qunzhi.findings import Finding
from qunzhi.site import Site

CHECKS: tuple[Callable[[Site], Iterable[Finding]], ...] = (
    weights.check,
    references.check,
    organisations.check,
    includes.check,
    appointments.check,
    documents.check,
    plans.check,
    cases.check,
    derivations.check,
    figures.check,
    computed.check,
    citations.check,
    around.check,
    blocks.check,
    links.check,
    brackets.check,
    files.check,
    pictures.check,
    repeated.check,
    wording.check,
    languages.check,
    states.check,
    reviews.check,
    ledger.check,
)


def check(site: Site) -> list[Finding]:
    """Everything that is wrong across records."""
    return [finding for one in CHECKS for finding in one(site)]
