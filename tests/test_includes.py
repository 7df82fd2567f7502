"""Members with records of their own whom a count contains: on no day is anybody counted twice."""

from datetime import date
from pathlib import Path

import pytest

from qunzhi.dates import parse_date
from qunzhi.figures import figures_of
from qunzhi.markup.blocks import Selection
from qunzhi.pages.member_counts import counts
from qunzhi.select import amount
from qunzhi.site import Site
from qunzhi.standing import as_of
from tests.small_sites import laid_over, site_of

MEMBERS = """\
- {id: example-college, name: 示例学院, type: college, role: lead}
- {id: dated, name: 甲学院, type: college, role: lead, joined: 2020-01-01, left: 2022-12-31}
- id: many
  name: 院校10所
  type: college
  role: lead
  count: 10
  joined: 2019-01-01
  includes: [example-college, dated]
- {id: apart, name: 乙学院, type: college, role: lead, joined: 2021-01-01}
"""
DAYS = "2018-12-31, 2019-06-30, 2020-06-30, 2021-06-30, 2023-06-30"
GROUP = f"name: 示例职教集团\nsummary: 虚构。\nmembership_days: [{DAYS}]\n"
INDICATORS = "- {id: total, title: 成员单位, unit: 家, derive: {count: member}}\n"
ON = {"2018-12-31": 1, "2019-06-30": 10, "2020-06-30": 10, "2021-06-30": 11, "2023-06-30": 11}
"""The college alone; ten with it among them; ten with two of them named; and one that is not among them."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files: dict[str, str | bytes | None] = {
        "content/members.yml": MEMBERS,
        "content/group.yml": GROUP,
        "content/indicators.yml": INDICATORS,
    }
    return site_of(laid_over(tmp_path_factory.mktemp("counted") / "site", files))


@pytest.mark.parametrize(("day", "total"), ON.items())
def test_a_member_whom_a_count_contains_is_counted_once_on_every_day(day: str, total: int, site: Site) -> None:
    assert as_of(site, date.fromisoformat(day)).total == total
    assert {count.day.isoformat(): count.total for count in counts(site)}[day] == total
    figure = figures_of(site).figure("total", parse_date(day))
    assert figure and figure.computed and figure.computed.value == total


def test_blocks_of_facts_count_nobody_twice(site: Site) -> None:
    assert amount(site, Selection(kind="member")) == 11


def test_whoever_is_not_public_or_outside_the_group_takes_nothing_from_a_count(tmp_path: Path) -> None:
    roles = (Path(__file__).parent / "sites/minimal/content/vocabularies.yml").read_text("utf-8")
    members = MEMBERS.replace("甲学院, type: college, role: lead", "甲学院, type: college, role: lead, state: draft")
    files: dict[str, str | bytes | None] = {"content/vocabularies.yml": roles, "content/members.yml": members}
    found = site_of(laid_over(tmp_path / "site", files))
    assert as_of(found, date(2020, 6, 30)).total == 10, "the draft is one of the ten, and not shown"
