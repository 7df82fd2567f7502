"""Numbers that a source gives as more than, nearly or about so many; and numbers on which sources differ."""

from pathlib import Path

import pytest

from qunzhi.build import examine
from qunzhi.checks import check
from qunzhi.data.release import Release
from qunzhi.dates import parse_date
from qunzhi.figures import Figures
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.figures_list import figures_list
from qunzhi.pages.progress import plan_view
from tests.reading_pages import main_words, page, words
from tests.small_sites import built, laid_over, site_of

INDICATORS = """
- id: trained
  title: {zh: 培训人次, en: Attendances at training}
  unit: 人次
  series: [{period: 2022, value: 40000}, {period: 2023, value: 42000, bound: 余}]
- id: openings
  title: {zh: 岗位, en: Openings}
  unit: 个
  series: [{period: 2022, value: 380}, {period: 2023, value: 400, bound: under}]
- id: area
  title: {zh: 面积, en: Area}
  unit: 亩
  series: [{period: 2023, value: 80, bound: 约}]
- id: both
  title: {zh: 合计, en: Together}
  unit: 人次
  derive: {total: [trained]}
- id: growing
  title: {zh: 增长, en: Growth}
  unit: '%'
  derive: {growth: trained}
- id: part
  title: {zh: 占比, en: Share}
  unit: '%'
  derive: {share: [openings, trained]}
- id: users
  title: {zh: 用户, en: Users}
  unit: 户
  series:
    - {period: 2023, value: 17000, bound: under, place: 第三部分}
    - {period: 2023, value: 10000, bound: over, place: 第二部分}
- id: clubs
  title: {zh: 社团, en: Clubs}
  unit: 个
  series: [{period: 2023, value: 49, place: 表1}, {period: 2023, value: 45, place: 正文}]
"""

ACTIVITY = """---
title: 一次活动
date: 2024-05-01
type: visit
summary: 培训[[trained@2023]]人次。
---

培训[[trained@2023]]余人次，岗位[[openings@2023]]个，面积[[area@2023]]，社团[[clubs@2023]]个，用户[[users@2023]]户。

```facts
figures:
  - {label: {zh: 培训, en: Training}, indicator: trained@2023, unit: {zh: 人次, en: attendances}}
  - {label: {zh: 社团, en: Clubs}, indicator: clubs@2023}
```
"""

ENGLISH = """---
title: A visit
summary: '[[trained@2023]] attendances.'
---

[[trained@2023]] came. There were [[openings@2023]] openings on [[area@2023]], and more than [[trained@2023]] people.
"""

PLAN = """---
title: {zh: 三年计划, en: Three-year plan}
period: 2022-01-01/2023-12-31
goals: [{id: clubs-goal, title: {zh: 社团, en: Clubs}, target: 50 个, indicator: clubs}]
tasks:
  - number: 1
    title: {zh: 培训, en: Train}
    milestones_are: levels
    target: 41000 人次
    results: [{year: 2023, indicator: trained}]
  - number: 2
    title: {zh: 多训, en: Train more}
    milestones_are: levels
    target: 45000 人次
    results: [{year: 2023, indicator: trained}]
  - number: 3
    title: {zh: 岗位, en: Openings}
    milestones_are: levels
    target: 390 个
    results: [{year: 2023, indicator: openings}]
---
"""

FILES = {
    "content/indicators.yml": INDICATORS,
    "content/activities/2024-visit/index.zh.md": ACTIVITY,
    "content/activities/2024-visit/index.en.md": ENGLISH,
    "content/plans/plan/index.zh.md": PLAN,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid_over(tmp_path_factory.mktemp("bounds") / "site", FILES)


@pytest.fixture(scope="module")
def made(root: Path) -> Path:
    built(examine(root), root.parent / "made")
    return root.parent / "made"


def test_texts_say_it_once_in_both_languages(made: Path) -> None:
    chinese, english = (main_words(made, f"{prefix}news/2024-visit/") for prefix in ("", "en/"))
    assert "培训 42000 余人次，岗位 近400 个，面积 约80亩" in chinese
    assert (
        "More than 42,000 came. There were nearly 400 openings on about 80 mu , and more than 42,000 people" in english
    )


def test_short_texts_and_rows_of_figures_say_it(made: Path) -> None:
    assert "培训超42000人次。" in main_words(made, "news/2024-visit/")
    assert "More than 42,000 attendances." in main_words(made, "en/news/2024-visit/")
    assert words(page(made, "news/2024-visit/"), "//dl[@class='figures']//dd").startswith("超42000 人次")


def test_the_page_of_the_figure_says_it(made: Path) -> None:
    assert "2023年 超42000人次" in main_words(made, "figures/trained/")
    assert "2023 more than 42,000 attendances" in main_words(made, "en/figures/trained/")


def test_the_list_says_it_and_compares_nothing_that_is_not_exact(root: Path) -> None:
    site = site_of(root)
    edition = Edition(site, "zh", Media({}, {}))
    (group,) = figures_list(edition, site.by_kind["indicator"])
    found = {s.link.title: s for s in group.standings}
    assert (found["培训人次"].value, found["培训人次"].change) == ("超42000人次", "")
    assert found["岗位"].value == "近400个"


def test_what_is_computed_from_it_says_it_too_and_growth_is_not_computed(root: Path) -> None:
    figures, year = Figures(site_of(root)), parse_date("2023")
    total, share = figures.figure("both", year), figures.figure("part", year)
    assert total and total.quantity.bound == "over"
    assert share and share.quantity.bound == "about"
    assert figures.figure("growing", year) is None


def test_values_on_the_side_of_a_bound_do_not_contradict_it(root: Path) -> None:
    told = [(f.code, f.values["id"]) for f in check(site_of(root)) if f.code.startswith("QZ-N")]
    assert told == [("QZ-N04", "clubs")], "more than 10,000 and nearly 17,000 may both be true"


def test_a_number_on_which_sources_differ_bears_a_sign_wherever_it_stands(made: Path) -> None:
    def signs(address: str, path: str) -> list[str]:
        return [found.get("title") for found in page(made, address).xpath(f"{path}//sup[@class='noted']")]

    told = "来源所载的数不一致"
    assert signs("news/2024-visit/", "//main") == [told, told], "in the text and in the row of figures, not for users"
    assert signs("figures/", "//li[contains(., '社团')]") == [told]
    assert signs("plans/plan/", "//*[@id='clubs-goal']") == [told]
    assert signs("en/figures/", "//main") == ["Sources give different values"]


def test_the_open_data_have_it_in_a_column(root: Path) -> None:
    table = Release(site_of(root), Media({}, {}), "").tables["indicator-values"]
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    assert [row["bound"] for row in rows if row["indicator"] == "trained"] == [None, "over"]
    (column,) = (column for column in table.columns if column.name == "bound")
    assert column.json_schema()["anyOf"][0]["enum"] == ["over", "under", "about"]


def test_the_board_weighs_only_what_a_bound_settles(root: Path) -> None:
    edition = Edition(site_of(root), "zh", Media({}, {}))
    view = plan_view(edition, edition.site.records["plan"])
    assert [task.state.key for task in view.tasks] == ["done", "unsettled", "unsettled"]
    (line,) = view.tasks[0].years[0].results[0].lines
    assert line.title == "培训人次：超42000人次"
