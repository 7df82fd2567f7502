from pathlib import Path

import pytest

from qunzhi.checks.appointments import check
from tests.small_sites import laid_over, site_of

BODIES = "- id: council\n  name: 理事会\n  offices:\n    - {id: chair, title: 理事长}\n"


def term(name: str, begins: str, ends: str) -> str:
    days = "".join(f"  {field}: {day}\n" for field, day in (("begins", begins), ("ends", ends)) if day)
    return f"- id: {name}\n  holder: {name}\n  body: council\n  office: chair\n{days}"


@pytest.mark.parametrize(
    ("first", "second", "crowded"),
    [
        (("2019", "2021"), ("2021", "2023"), False),
        (("2019-01-01", "2021-06-30"), ("2021-06-30", ""), False),
        (("2019-01-01", "2021-06-30"), ("2021-06-29", ""), True),
        (("", "2021"), ("2021", ""), False),
        (("", ""), ("2021", ""), True),
        (("", ""), ("", ""), True),
        (("2019", ""), ("2021", "2023"), True),
        (("2021", "2023"), ("2019", "2020"), False),
        (("2020", "2020"), ("2020", "2020"), False),
        (("2019-09", "2021-03"), ("2021-03-15", "2023"), False),
    ],
)
def test_two_hold_one_seat_only_where_their_terms_certainly_overlap(
    first: tuple[str, str], second: tuple[str, str], crowded: bool, tmp_path: Path
) -> None:
    files = {"content/bodies.yml": BODIES, "content/appointments.yml": term("a", *first) + term("b", *second)}
    site = site_of(laid_over(tmp_path / "site", files))
    assert [finding.code for finding in check(site)] == (["QZ-O07"] if crowded else [])
