from pathlib import Path
from typing import Any

import pytest

from qunzhi.build import Stopped, examine
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.progress import PlanView, plan_view
from tests.reading_pages import page, words
from tests.small_sites import built, laid_over, site_of

PLAN = """---
title: {zh: 三年计划, en: Three-year plan}
period: 2022-01-01/2026-12-31
goals:
  - id: bases-goal
    title: {zh: 实训基地, en: Bases}
    baseline: 4 个
    target: 15 个
    indicator: bases
    tasks: [plan-task-1]
tasks:
  - number: 1
    title: {zh: 建设产业学院, en: Colleges}
    responsible: [office, example-college]
    with_others: {zh: 各中职学校, en: Secondary schools}
    measures: [{zh: 签订协议, en: Sign agreements}]
    mark: {zh: 签约15个, en: Fifteen signed}
    target: 15 个
    milestones: [{year: 2022, value: 5 个}, {year: 2023, value: 5 个}, {year: 2026, value: 5}]
    results:
      - {year: 2022, value: 3 个}
      - {year: 2023, value: 8 个, evidence: 2024-expo}
  - id: share
    number: 2
    title: {zh: 提高比例, en: Share}
    milestones_are: levels
    milestones: [{year: 2023, value: 35%}, {year: 2024, value: 40%}]
    results: [{year: 2023, value: 36%}, {year: 2024, indicator: local-share}]
  - {number: 3, title: {zh: 制定章程, en: Charter}, milestones: [{year: 2023, done: true}]}
  - {number: 4, title: {zh: 宣传, en: Publicity}, results: [{year: 2024, done: true}]}
  - {number: 5, title: {zh: 平台, en: Platform}, target: 2 个, milestones: [{year: 2023, done: true}],
     results: [{year: 2023, indicator: "bases@2023"}]}
---
"""

OTHERS = {
    "content/plans/plan/index.zh.md": PLAN,
    "content/bodies.yml": "- {id: office, name: {zh: 秘书处, en: Secretariat}}\n",
    "content/indicators.yml": """
- {id: bases, title: {zh: 基地数, en: Number of bases}, unit: 个, series: [{period: 2023, value: 2}]}
- {id: local-share, title: {zh: 比例, en: Share}, unit: '%', series: [
  {period: 2023, value: 99%}, {period: 2024, value: 38.5%}]}
""",
}


@pytest.fixture
def view(tmp_path: Path) -> PlanView:
    edition = Edition(site_of(laid_over(tmp_path / "site", OTHERS)), "zh", Media({}, {}))
    return plan_view(edition, edition.site.records["plan"])


def states(view: PlanView, task: int) -> list[str]:
    return [m.state.key for year in view.tasks[task].years for m in year.milestones]


def test_numbers_of_results_are_added_up_and_compared_with_the_milestones(view: PlanView) -> None:
    assert states(view, 0) == ["done-late", "done", "due"]
    assert view.tasks[0].state.key == "due"


def test_a_result_may_name_an_indicator_whose_figure_of_its_year_counts(view: PlanView) -> None:
    assert states(view, 1) == ["done", "late"]
    (line,) = view.tasks[1].years[2].results[0].lines
    assert (line.title, line.url) == ("比例：38.5%", "figures/local-share/#p-2024")


def test_a_result_may_name_the_period_of_its_figure_and_a_number_reached_finishes_a_task(view: PlanView) -> None:
    assert states(view, 4) == ["done"]


def test_a_task_without_milestones_is_due_at_the_end_of_its_plan(view: PlanView) -> None:
    assert states(view, 3) == []
    assert view.tasks[3].state.key == "done"


def test_tasks_are_counted_by_state(view: PlanView) -> None:
    assert view.tally == "共5项任务，登记为完成的2项。"
    assert [(tally.state.words, tally.count) for tally in view.tallies] == [
        ("按期完成", 2),
        ("进行中", 1),
        ("逾期未完成", 1),
        ("未登记进展", 1),
    ]


def test_later_increments_tell_what_they_add_up_to(view: PlanView) -> None:
    shown = [m for year in view.tasks[0].years for m in year.milestones]
    assert [(one.words.title, one.total) for one in shown] == [("5个", ""), ("5个", "累计10个"), ("5", "累计15个")]


def test_goals_show_where_things_stood_are_to_stand_and_stand(view: PlanView) -> None:
    (goal,) = view.goals
    assert (goal.baseline, goal.target, goal.now and goal.now.title) == ("4个", "15个", "2个（2023年）")
    assert [(task.title, task.url) for task in goal.tasks] == [("建设产业学院", "plans/plan/#plan-task-1")]


def finished(root: Path) -> Path:
    laid_over(root, OTHERS)
    try:
        built(examine(root), root / "site")
    except Stopped as stopped:
        raise AssertionError([str(finding) for finding in stopped.findings]) from None
    return root / "site"


def test_every_goal_and_task_has_its_address_on_the_page(tmp_path: Path) -> None:
    site = finished(tmp_path / "site")
    for prefix in ("", "en/"):
        tree: Any = page(site, f"{prefix}plans/plan")
        for name in ("bases-goal", "plan-task-1", "share", "plan-task-3", "plan-task-4", "plan-task-5"):
            assert len(tree.xpath(f"//tr[@id='{name}']")) == 1, f"{prefix}plans/plan/#{name} leads nowhere"


def test_the_board_says_each_state_in_words_and_links_who_does_it_and_what_proves_it(tmp_path: Path) -> None:
    site = finished(tmp_path / "site")
    for prefix, expected in (
        ("", ("建设产业学院", "秘书处", "示例学院", "各中职学校", "签订协议", "签约15个", "逾期完成", "进行中")),
        ("en/", ("Colleges", "Secretariat", "Example College", "Secondary schools", "Done late", "Under way")),
    ):
        (row,) = page(site, f"{prefix}plans/plan").xpath("//tr[@id='plan-task-1']")
        assert [word for word in expected if word not in words(row, ".")] == []
        links = [link.rstrip("/").rpartition("/")[2] for link in row.xpath(".//a/@href")]
        assert {"office", "example-college", "2024-expo"} <= set(links)
