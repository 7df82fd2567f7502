import re
from datetime import date

import pytest

from qunzhi.dates import parse_date
from qunzhi.figures import figures_of
from qunzhi.kinds.member import Member
from qunzhi.reports.sheets import cell_name
from qunzhi.select import lasting
from qunzhi.standing import as_of
from tests.four_sites import ROOTS, examined, expected, findings, reviewed, warnings, words_at

PLACE = re.compile(r"content/[\w./-]+:\d+:\d+")

CONTRADICTIONS = {
    "a total of the certificate table is not the sum of its rows": ("QZ-N06", "certificates-planned", "1643", ""),
    "another total of that table": ("QZ-N06", "certificates-entered", "1588", ""),
    "nobody entered and fifty passed": ("QZ-N10", "certificates-passed", "50", "0"),
    "the items of income are not its total": ("QZ-N06", "income-total", "34118", ""),
    "a goal of 50 % and milestones that end at 45 %": ("QZ-G01", "ernan-goal-local-students", "50%", "45%"),
    "clubs: 49 in a table, 45 in the text": ("QZ-N04", "clubs", "45", "49"),
    "the secretariat under two names": ("QZ-O02", "secretariat", "集团秘书处", "秘书处"),
    "a committee under two names": ("QZ-O02", "reform-committee", "改革发展指导委员会", "集团改革发展指导委员会"),
}
"""What the sources of Ernan disagree in: code, id, the words at the place and at the other one ("" for any number)."""


IN_TABLES = {
    "persons trained": ("QZ-T30", "certificates", {"cell": "D24", "stated": "1643", "computed": "1647"}),
    "persons entered": ("QZ-T30", "certificates", {"cell": "E24", "stated": "1588", "computed": "1557"}),
    "more passed than entered": ("QZ-T33", "certificates", {"cell": "F7", "stated": "50", "computed": "0"}),
    "a number left out": ("QZ-T34", "training-courses", {"number": "3"}),
    "the share of courses of type A": (
        "QZ-T43",
        "course-settings",
        {"cell": "D3", "stated": "18.84", "computed": "18.86"},
    ),
    "the share of type B": ("QZ-T43", "course-settings", {"cell": "D4", "stated": "60.22", "computed": "60.24"}),
    "the share of type C": ("QZ-T43", "course-settings", {"cell": "D5", "stated": "20.94", "computed": "20.90"}),
}
"""What the tables of its quality report disagree in themselves: code, table, and what the finding says of its cell."""

WITH_TEXTS = {
    "the growth of income per student": ("QZ-T40", "funding", "增加2.55%", "E3", "4.36%"),
    "the growth of expenditure per student": ("QZ-T40", "funding", "增加2.55%", "E5", "5.76%"),
    "the unit of what patents brought": ("QZ-T41", "patent-transfers", "[[conversion-income@", "D19", "255"),
    "19 vice-chairs that are 17": ("QZ-T42", "industry-communities", "[[communities-vice-chair@", "D2", "17"),
}
"""What its Chinese text and its tables disagree in: code, table, the words of the text, the cell, and what the table
says or comes to.
"""


@pytest.mark.parametrize("name", ROOTS)
def test_no_real_site_has_an_error(name: str) -> None:
    assert [str(f) for f in examined(name).findings if f.severity == "error"] == []


@pytest.mark.parametrize("name", ROOTS)
def test_every_warning_of_a_real_site_is_one_that_somebody_found_in_its_source(name: str) -> None:
    has, should = warnings(name), expected(name)
    assert has - should == {}, "not reviewed: mend the program, or enter the reason in tests/four_sites.yml"
    assert should - has == {}, "no longer told: mend the program, or take it out of tests/four_sites.yml"


@pytest.mark.parametrize("name", ROOTS)
def test_every_reviewed_warning_has_a_reason_and_stands_once(name: str) -> None:
    listed = [(one.code, one.id) for one in reviewed(name)]
    assert len(set(listed)) == len(listed)
    assert all(len(one.reason) > 10 for one in reviewed(name))


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_contradiction_is_told_with_both_of_its_places(case: str) -> None:
    code, record, here, there = CONTRADICTIONS[case]
    (finding,) = findings("ernan", code, record)
    for lang in ("zh", "en"):
        places = {str(finding.place), *PLACE.findall(finding.message(lang))}
        assert len(places) == 2, f"{case}: {finding}"
        (other,) = places - {str(finding.place)}
        assert _begins(words_at("ernan", str(finding.place)), here), f"{case}: {finding}"
        assert _begins(words_at("ernan", other), there), f"{case}: {finding}"


@pytest.mark.parametrize("case", IN_TABLES)
def test_a_contradiction_within_a_table_is_told_with_its_cell(case: str) -> None:
    code, table, said = IN_TABLES[case]
    told = [f.values for f in findings("ernan", code, f"quality-report-2023/{table}")]
    assert [one for one in told if {key: str(one[key]) for key in said} == said], f"{case}: {told}"


@pytest.mark.parametrize("case", WITH_TEXTS)
def test_a_contradiction_of_a_text_and_a_table_is_told_with_the_words_and_the_cell(case: str) -> None:
    code, table, words, cell, computed = WITH_TEXTS[case]
    found = [f for f in findings("ernan", code, f"quality-report-2023/{table}") if f.place.path.endswith(".zh.md")]
    told = [
        f for f in found if cell == _cell(str(f.values["other"])) and words_at("ernan", str(f.place)).startswith(words)
    ]
    assert [str(f.values.get("computed", f.values.get("stated"))) for f in told] == [computed], f"{case}: {found}"
    assert all(str(f.values["other"]) in f.message(lang) for f in told for lang in ("zh", "en"))


def _cell(place: str) -> str:
    """D19 for `path:19:4`."""
    _, row, column = place.rsplit(":", 2)
    return cell_name((int(row), int(column)))


def _begins(words: str, wanted: str) -> bool:
    """Whether these words stand there, or any number where no words are asked for."""
    return bool(re.match(rf"{re.escape(wanted)}(?!\d)" if wanted else r"\d", words.lstrip("'\"")))


def test_credit_codes_with_letters_that_the_standard_does_not_use_are_found() -> None:
    found = [f for f in examined("ernan").findings if f.code == "QZ-O04"]
    codes = [words_at("ernan", str(f.place)).split()[0] for f in found]
    assert sorted(codes) == [
        "91421200MA49A33TIJ",
        "91421200MA4F0MITIB",
        "91421202MA49RIQR94",
        "91421281MA49LF7NOG",
    ]
    assert all(code in f.message("zh") and code in f.message("en") for code, f in zip(codes, found, strict=True))


PARTS = {
    "members-government": 1,
    "members-enterprise": 47,
    "members-undergraduate": 3,
    "members-higher-vocational": 17,
    "members-secondary-vocational": 10,
    "members-industry-association": 2,
    "members-research-institute": 1,
}
"""Of Weifang on 28 November 2023, as its report says."""


def test_the_members_of_weifang_are_counted_from_its_records_and_are_those_of_its_report() -> None:
    site, day = examined("weifang").site, parse_date("2023-11-28")
    figures = figures_of(site)
    counted = {name: figures.figure(name, day) for name in ("members-total", *PARTS)}
    computed = {name: f.computed for name, f in counted.items() if f and f.computed}
    assert {name: int(one.value) for name, one in computed.items()} == {"members-total": 81, **PARTS}
    assert {name: int(f.quantity.value) for name, f in counted.items() if f} == {"members-total": 81, **PARTS}
    records = [name for part in PARTS for name in computed[part].records]
    assert sorted(records) == sorted(computed["members-total"].records), "the parts are not the whole"
    members = [site.records[name].facts for name in records]
    assert all(isinstance(one, Member) and one.belongs and one.source for one in members), "without a source"


def test_the_members_of_weifang_are_dated_so_that_another_day_has_another_number() -> None:
    site = examined("weifang").site
    assert as_of(site, date(2023, 11, 28)).total == 81
    assert as_of(site, date(2023, 11, 27)).total != 81, "nobody has recorded who belonged to it before that day"
    members = [record for record in site.by_kind["member"] if record.facts.belongs]
    undated = [record.id for record in members if lasting(record) == (None, None)]
    assert undated == [], "members without any date"


def test_partners_of_weifang_are_not_counted_as_members() -> None:
    site = examined("weifang").site
    total = figures_of(site).figure("members-total", parse_date("2023-11-28"))
    assert total and total.computed
    partners = {record.id for record in site.by_kind["member"] if not record.facts.belongs}
    assert partners and not partners & set(total.computed.records)
