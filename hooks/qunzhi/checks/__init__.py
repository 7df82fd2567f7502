"""Checks across the whole site: each a function from the Site to findings."""

from collections.abc import Callable, Iterable

from qunzhi.checks import (
    appointments,
    around,
    as_typed,
    blocks,
    brackets,
    cases,
    citations,
    computed,
    days,
    derivations,
    documents,
    errata,
    figures,
    files,
    frozen,
    includes,
    languages,
    ledger,
    links,
    organisations,
    outlines,
    pictures,
    plans,
    references,
    repeated,
    reviews,
    states,
    table_numbers,
    tables,
    told_tables,
    typed_figures,
    typefaces,
    weights,
    wording,
)
from qunzhi.findings import Finding
from qunzhi.site import Site

Check = Callable[[Site], Iterable[Finding]]

ALONE: tuple[Check, ...] = (
    references.check,
    figures.check_units,
    citations.check,
    around.check,
    typed_figures.check,
    blocks.check,
    outlines.check,
    links.check,
    brackets.check,
    as_typed.check,
    files.check,
    pictures.check,
    tables.check,
    table_numbers.check,
    told_tables.check,
    wording.check,
    languages.check,
    states.check,
    reviews.check,
    frozen.check,
    errata.check,
    typefaces.check,
)
"""What can be told of one record or page alone, and of others by their ids."""

TOGETHER: tuple[Check, ...] = (
    weights.check,
    references.check_group,
    organisations.check,
    includes.check,
    appointments.check,
    documents.check,
    plans.check,
    cases.check,
    derivations.check,
    figures.check,
    computed.check,
    pictures.check_all,
    repeated.check,
    ledger.check,
    days.check,
)
"""What can only be told of all records together."""

CHECKS = (*ALONE, *TOGETHER)


def alone(site: Site, owner: str, checks: Iterable[Check] = ALONE) -> list[Finding]:
    """What is wrong with a record, or with a hand-written page, by id or path."""
    focused = site.focused(owner)
    return [finding for one in checks for finding in one(focused)]


def check(site: Site) -> list[Finding]:
    """Everything that is wrong across records."""
    return [finding for one in CHECKS for finding in one(site)]
