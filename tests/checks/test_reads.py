"""What the checks look at: each no more than it tells of, so that a change starts few of them."""

from collections.abc import Iterator

import pytest

from qunzhi import checks
from qunzhi.checks import (
    TOGETHER,
    Check,
    alone,
    appointments,
    cases,
    computed,
    days,
    derivations,
    documents,
    figures,
    includes,
    ledger,
    organisations,
    pictures,
    plans,
    references,
    repeated,
    weights,
)
from qunzhi.reads import ALL, EVERY, Read, recorded
from qunzhi.site import Site
from tests.four_sites import ROOTS, examined

COUNTED = {"base", "honour", "member", "training"}
"""Kinds that the indicators of the sites count or add up."""

LOOKED_INTO: dict[Check, set[str]] = {
    weights.check: set(),
    references.check_group: {"member", "body"},
    organisations.check: {"member", "body", "base", "appointment"},
    includes.check: {"member"},
    appointments.check: {"appointment", "body"},
    documents.check: {"document"},
    plans.check: {"plan", "indicator"},
    cases.check: {"case"},
    derivations.check: {"indicator", *COUNTED},
    figures.check: {"indicator"},
    computed.check: {"indicator", *COUNTED},
    repeated.check: set(),
}
"""The kinds of records into whose fields a check of all together looks; others would start it for nothing."""

ANY_KIND = {pictures.check_all, ledger.check, days.check}

WHOLE = {ALL, EVERY}


def reads_of(check: Check, site: Site) -> set[Read]:
    return recorded(lambda: list(check(site)))[1]


def owners(site: Site) -> Iterator[str]:
    yield from (*site.records, *site.held)
    yield from {key.owner for key in site.texts if key.owner.startswith("docs/")}


def test_of_each_check_it_is_said_which_records_it_looks_into() -> None:
    assert {*LOOKED_INTO, *ANY_KIND} == set(TOGETHER)


@pytest.mark.parametrize("name", ROOTS)
def test_a_check_of_all_together_looks_into_no_records_but_those_it_tells_of(name: str) -> None:
    site = examined(name).site
    kinds = {record.id: record.kind.name for record in (*site.records.values(), *site.held.values())}
    for check, allowed in LOOKED_INTO.items():
        looked_into = {key for family, key in reads_of(check, site) if family == "record" and key not in WHOLE}
        found = {kinds[str(key)] for key in looked_into}
        assert found <= allowed, f"{check.__module__} looks into {found - allowed}"


@pytest.mark.parametrize("name", ROOTS)
def test_the_checks_of_one_record_or_page_look_at_it_and_at_others_by_their_ids(name: str) -> None:
    site = examined(name).site
    for owner in owners(site):
        findings, reads = recorded(alone, site, owner)
        assert findings or not [read for read in reads if read[1] in WHOLE], f"{owner} is checked against all others"


@pytest.mark.parametrize("name", ROOTS)
def test_records_and_pages_one_by_one_and_all_together_have_the_findings_of_the_whole_site(name: str) -> None:
    site = examined(name).site
    apart = [finding for owner in owners(site) for finding in alone(site, owner)]
    apart += [finding for check in TOGETHER for finding in check(site)]
    assert sorted(map(str, apart)) == sorted(map(str, checks.check(site)))
