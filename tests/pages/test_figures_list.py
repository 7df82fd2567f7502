from pathlib import Path

from qunzhi.pages.edition import Edition
from qunzhi.pages.figures_list import Standings, figures_list
from qunzhi.pages.views import Link
from tests.pages.counted_group import edition_of

INCOME = """
- id: income
  title: {zh: 收入, en: Income}
  unit: 万元
  series: [{period: 2021, value: 33144.21}, {period: 2022, value: 3.41181 亿元}]
- id: rate
  title: {zh: 就业率, en: Employment rate}
  unit: '%'
  series: [{period: 2021, value: 95.5}, {period: 2022, value: 94.25}, {period: 2020-01-01/2020-06-30, value: 90}]
- id: plans
  title: {zh: 待统计, en: Not counted yet}
  unit: 项
"""


def groups(edition: Edition) -> tuple[Standings, ...]:
    return figures_list(edition, edition.site.by_kind["indicator"])


def test_indicators_stand_under_their_groups_in_the_order_of_the_vocabulary(tmp_path: Path) -> None:
    found = [(g.title.title, [s.link.title for s in g.standings]) for g in groups(edition_of(tmp_path / "site"))]
    assert found == [("学生", ["报名人数"]), ("荣誉", ["荣誉总数"]), ("其他", ["通过人数", "通过率"])]


def test_each_tells_its_newest_value_how_it_changed_and_whence(tmp_path: Path) -> None:
    entered = groups(edition_of(tmp_path / "site"))[0].standings[0]
    assert (entered.value, entered.period) == ("80人", "2022年")
    assert entered.change == "较2021年−20（−20.0%）"
    assert len(entered.spark.split()) == 2
    assert (entered.source.title, entered.source.url) == ("2023年质量报告", "sources/#report-2023")


def indicator(name: str, group: str, source: str) -> str:
    series = f"[{{period: 2022, value: 1, source: {source}}}]" if source else "[{period: 2022, value: 1}]"
    return f"- {{id: number-{name}, title: 数{name}, unit: 项, group: {group}, series: {series}}}\n"


def with_indicators(root: Path, *indicators: str) -> Edition:
    files = {"content/indicators.yml": "".join(indicators), "content/terms.yml": "[]"}
    return edition_of(root, "zh", files)


def test_of_a_large_group_the_list_of_all_shows_the_first_and_leads_to_the_others(tmp_path: Path) -> None:
    many = [indicator(f"a{n}", "students", "office") for n in range(9)]
    edition = with_indicators(tmp_path / "site", *many, indicator("b", "honours", "office"))
    students, honours = groups(edition)
    assert [s.link.title for s in students.standings] == [f"数a{n}" for n in range(6)]
    assert students.more == Link("“学生”其余3项", "figures/group/students/")
    assert (honours.more, honours.source, honours.standings[0].source) == (Link(""), Link(""), Link(""))
    (alone,) = figures_list(edition, edition.site.by_kind["indicator"][:9])
    assert (len(alone.standings), alone.source.title) == (9, "教务处"), "on the page of the group stand all, and whence"


def test_a_source_that_most_of_a_group_have_is_told_once(tmp_path: Path) -> None:
    def told(*sources: str) -> tuple[str, str, list[str]]:
        names = zip("pqrs", sources, strict=False)
        edition = with_indicators(tmp_path / "-".join(sources), *(indicator(n, "students", s) for n, s in names))
        (group,) = groups(edition)
        return group.source.title, group.source_note, [s.source.title for s in group.standings]

    report = "2023年质量报告"
    assert told("office", "office") == ("教务处", "", ["", ""])
    assert told("office", "report-2023", "office") == ("教务处", "（另注者除外）", ["", report, ""])
    assert told("office", "report-2023") == ("", "", ["教务处", report])
    assert told("office", "office", "") == ("", "", ["教务处", "教务处", ""]), "a value without a source gets none"


def test_changes_are_told_in_the_unit_of_the_newest_and_shares_in_points(tmp_path: Path) -> None:
    more = {"content/indicators.yml": INCOME, "content/terms.yml": "[]"}
    (group,) = groups(edition_of(tmp_path / "site", "en", more))
    income, rate, plans = group.standings
    assert income.change == "+CNY 9.739 million (+2.9%) on 2021"
    assert rate.change == "−1.25 percentage points on 2021"
    assert (plans.value, plans.change, plans.spark) == ("", "", "")


def test_a_count_of_records_is_not_compared_with_what_a_source_states_unless_it_agrees(tmp_path: Path) -> None:
    def change(stated: int) -> str:
        honours = "".join(f"- {{id: h-{n}, title: 奖, date: {2021 + n // 3}, level: national}}\n" for n in range(5))
        counted = "{count: honour}"
        series = f"[{{period: 2022, value: {stated}}}]"
        more = {
            "content/indicators.yml": f"- {{id: n, title: 数, unit: 项, derive: {counted}, series: {series}}}\n",
            "content/honours.yml": honours,
            "content/terms.yml": "[]",
        }
        (group,) = groups(edition_of(tmp_path / str(stated), "zh", more))
        return group.standings[0].change

    assert change(stated=2) == "较2021年−1（−33.3%）"
    assert change(stated=9) == "", "the records of 2021 may be but a part of what the source counts in 2022"


def test_a_range_is_compared_with_nothing(tmp_path: Path) -> None:
    series = "[{period: 2021, value: 5}, {period: 2022-01-01/2022-06-30, value: 7}]"
    more = {
        "content/indicators.yml": f"- {{id: first-aid, title: 甲, unit: 人, series: {series}}}\n",
        "content/terms.yml": "[]",
    }
    (group,) = groups(edition_of(tmp_path / "site", "zh", more))
    assert (group.standings[0].change, group.standings[0].spark) == ("", "")
