from pathlib import Path

import pytest

from qunzhi.dates import parse_date
from qunzhi.figures import Figures
from tests.small_sites import laid_over, site_of

HONOURS = """\
- {id: h1, title: 甲, date: 2023-05-01, level: national, holders: [example-college]}
- {id: h2, title: 乙, date: 2023, level: national, count: 3}
- {id: h3, title: 丙, date: 2022-09-10, level: national}
- {id: h4, title: 丁, date: 2023-06, level: national, state: draft}
- {id: h5, title: 戊, date: 2023-06, level: national, state: withdrawn, withdrawn: {date: 2024-01-01, reason: 误记}}
"""
MEMBERS = """\
- {id: example-college, name: 示例学院, type: college, role: lead}
- {id: early, name: 早到公司, type: college, role: lead, joined: 2020-03-01}
- {id: late, name: 晚到公司, type: college, role: lead, joined: 2023-06}
- {id: gone, name: 退出公司, type: college, role: lead, joined: 2021, left: 2023-05-31}
- {id: many, name: 另有五家, type: college, role: lead, count: 5}
- {id: friend, name: 合作公司, type: college, role: partner}
"""
VOCABULARY = (
    "member-roles:\n  - {id: lead, zh: 牵头单位, en: Lead unit}\n  - {id: partner, zh: 合作单位, en: Partner}\n"
)
INDICATORS = """\
- {id: prizes, title: 获奖, unit: 项, derive: {count: honour, level: 国家级}}
- {id: members-total, title: 成员, unit: 家, derive: {count: member}}
- {id: partners, title: 合作单位, unit: 家, derive: {count: member, role: partner}}
- id: income
  title: 收入
  unit: 万元
  series: [{period: 2022, value: 100}, {period: 2023, value: 0.015 亿元}]
- {id: grants, title: 拨款, unit: 万元, series: [{period: 2022, value: 60}, {period: 2023, value: 90.5}]}
- {id: both, title: 合计, unit: 亿元, derive: {total: [income, grants]}}
- {id: part, title: 占比, unit: '%', derive: {share: [grants, income]}}
- {id: more, title: 增长, unit: '%', derive: {growth: grants}}
- {id: trained, title: 培训, unit: 人, derive: {sum: training.persons}}
- {id: loop, title: 循环, unit: 项, derive: {total: [loop]}}
"""
TRAININGS = """\
- {id: t1, title: 甲班, date: 2023-01-01, persons: 30 名}
- {id: t2, title: 乙班, date: 2023-08, persons: 12}
- {id: t3, title: 丙班, date: 2023-08, persons: 500 人次}
"""


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    """Of a small site."""
    words = (Path(__file__).parent / "sites/minimal/content/vocabularies.yml").read_text("utf-8")
    roles = "member-roles:\n  - {id: lead, zh: 牵头单位, en: Lead unit}\n"
    root = laid_over(
        tmp_path / "site",
        {
            "content/honours.yml": HONOURS,
            "content/members.yml": MEMBERS,
            "content/indicators.yml": INDICATORS,
            "content/trainings.yml": TRAININGS,
            "content/vocabularies.yml": words.replace(roles, VOCABULARY),
        },
    )
    return Figures(site_of(root))


def value(figures: Figures, cited: str) -> str:
    found = figures.cited(cited)
    return f"{found.quantity.plain} {found.quantity.unit}" if found else "nothing"


def test_a_count_takes_what_is_published_in_the_period_and_each_for_as_many_as_it_stands_for(figures: Figures) -> None:
    assert [value(figures, f"prizes@{year}") for year in (2022, 2023, 2024)] == ["1 项", "4 项", "0 项"]
    found = figures.cited("prizes@2023")
    assert found and found.computed and found.computed.records == ("h1", "h2")


def test_a_record_known_to_the_month_belongs_to_the_school_year_in_which_it_ends(figures: Figures) -> None:
    assert value(figures, "prizes@2022-2023学年") == "2 项", "h1 and h3; h2 is known to the year only"


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2019-12-31", 6),
        ("2020-02-29", 6),
        ("2020-03-01", 7),
        ("2021-01-01", 8),
        ("2023-05-31", 8),
        ("2023-06-01", 8),
        ("2023-07-01", 8),
        ("2023", 8),
    ],
)
def test_members_are_counted_on_the_last_day_of_the_period_without_partners(
    figures: Figures, day: str, count: int
) -> None:
    assert value(figures, f"members-total@{day}") == f"{count} 家"
    assert value(figures, f"partners@{day}") == "1 家"


def test_totals_convert_exactly_and_shares_and_growth_are_in_per_cent(figures: Figures) -> None:
    assert value(figures, "income@2023") == "0.015 亿元"
    assert value(figures, "both@2023") == "0.02 亿元"
    assert value(figures, "part@2022") == "60 %"
    assert value(figures, "more@2023") == "50.83 %"
    assert value(figures, "more@2022") == "nothing"


def test_a_sum_adds_only_what_is_of_one_dimension(figures: Figures) -> None:
    assert value(figures, "trained@2023") == "42 人"


def test_an_indicator_that_depends_on_itself_has_no_value_and_no_loop(figures: Figures) -> None:
    assert value(figures, "loop@2023") == "nothing"
    assert figures.series("loop") == ()


def test_a_series_runs_from_the_oldest_to_the_newest(figures: Figures) -> None:
    assert [str(f.period.first.year) for f in figures.series("both")] == ["2022", "2023"]
    assert [f.quantity.plain for f in figures.series("prizes")] == ["1", "4"]


def test_what_is_cited_without_sense_has_no_value(figures: Figures) -> None:
    assert [value(figures, words) for words in ("nobody@2023", "prizes@last year", "income@2019")] == ["nothing"] * 3


def test_a_figure_is_computed_once(figures: Figures) -> None:
    period = parse_date("2023")
    assert figures.figure("prizes", period) is figures.figure("prizes", period)


def test_indicators_that_share_their_parts_many_times_over_are_each_computed_once(tmp_path: Path) -> None:
    lines = ["- {id: s0, title: 数, unit: 项, series: [{period: 2023, value: 1}]}"]
    lines += [f"- {{id: s{n}, title: 数{n}, unit: 项, derive: {{total: [s{n - 1}, s{n - 1}]}}}}" for n in range(1, 23)]
    found = Figures(site_of(laid_over(tmp_path / "site", {"content/indicators.yml": "\n".join(lines) + "\n"})))
    assert value(found, "s22@2023") == f"{2**22} 项"
    assert [figure.period.iso for figure in found.series("s22")] == ["2023"]
