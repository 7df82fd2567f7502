from datetime import date
from pathlib import Path

import pytest

from qunzhi.checks.reviews import check
from qunzhi.enter_review import enter_review
from qunzhi.findings import Finding
from qunzhi.languages import Text
from qunzhi.load import load
from tests.small_sites import findings_of, laid_over, site_of

TALK = "content/activities/talk/index.zh.md"
GROUP = "name: 示例职教集团\nsummary: 一个虚构的集团。\nreviews: {}\n"
BY = Text("主任")


def told(root: Path) -> list[Finding]:
    return [finding for finding in check(site_of(root)) if finding.place.path == TALK]


def written(root: Path, state: str, reviews: int = 1) -> Path:
    """A site that asks for so many reviews, with one activity that stands where `state` says."""
    text = f"---\ntitle: 座谈会\ndate: 2024\ntype: visit\n{state}\n---\n"
    return laid_over(root / "site", {TALK: text, "content/group.yml": GROUP.format(reviews)})


def changed(root: Path, before: str, after: str) -> None:
    text = (root / TALK).read_text("utf-8")
    assert before in text
    (root / TALK).write_text(text.replace(before, after), "utf-8")


@pytest.mark.parametrize(
    ("state", "codes"),
    [
        ("state: published", ["QZ-W04"]),
        ("embargo: 2999-01-01", ["QZ-W04"]),
        ("state: review", []),
        ("state: draft", []),
        ("state: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 有误}", []),
    ],
)
def test_only_what_is_or_will_be_published_needs_reviews(state: str, codes: list[str], tmp_path: Path) -> None:
    assert [finding.code for finding in told(written(tmp_path, state))] == codes


def test_a_group_that_asks_for_no_reviews_gets_by_without(tmp_path: Path) -> None:
    assert list(check(site_of(written(tmp_path, "state: published", reviews=0)))) == []


def test_the_next_stage_is_named(tmp_path: Path) -> None:
    root = written(tmp_path, "state: published", reviews=3)
    for stage in ("first", "third"):
        enter_review(site_of(root), "talk", stage, BY, date(2024, 6, 1))
    (finding,) = told(root)
    assert (finding.values["count"], finding.values["needed"]) == (2, 3)
    assert "--stage 复审" in finding.hint("zh")


def test_void_reviews_do_not_count_and_neither_are_they_told_of_once_the_record_is_taken_back(tmp_path: Path) -> None:
    root = written(tmp_path, "state: published")
    enter_review(site_of(root), "talk", "first", BY, date(2024, 6, 1))
    assert told(root) == []
    changed(root, "座谈会", "洽谈会")
    assert [finding.code for finding in told(root)] == ["QZ-W03", "QZ-W04"]
    changed(root, "state: published", "state: withdrawn\nwithdrawn: {date: 2024-06-02, reason: 有误}")
    assert told(root) == []


def test_a_draft_under_review_is_told_that_it_has_changed(tmp_path: Path) -> None:
    root = written(tmp_path, "state: review")
    enter_review(site_of(root), "talk", "first", BY, date(2024, 6, 1))
    changed(root, "座谈会", "洽谈会")
    assert [finding.code for finding in told(root)] == ["QZ-W03"]


def test_a_stage_gone_through_again_is_not_compared_with_the_void_ones_after_it(tmp_path: Path) -> None:
    root = written(tmp_path, "state: review", reviews=0)
    for day, stage in enumerate(("first", "second", "third"), start=1):
        enter_review(site_of(root), "talk", stage, BY, date(2024, 6, day))
    changed(root, "座谈会", "洽谈会")
    enter_review(site_of(root), "talk", "first", BY, date(2024, 6, 9))
    assert [finding.code for finding in told(root)] == ["QZ-W03", "QZ-W03"]
    changed(root, "2024-06-02", "2024-06-05")
    assert [finding.code for finding in told(root)] == ["QZ-W03", "QZ-W03", "QZ-W05"]


def test_two_stages_of_one_day_are_in_order_however_they_are_listed(tmp_path: Path) -> None:
    root = written(tmp_path, "state: review")
    for stage in ("third", "first", "second"):
        enter_review(site_of(root), "talk", stage, BY, date(2024, 6, 1))
    assert told(root) == []


def test_a_group_cannot_ask_for_more_stages_than_there_are(tmp_path: Path) -> None:
    (finding,) = [f for f in findings_of(written(tmp_path, "state: published", reviews=4)) if f.code == "QZ-S03"]
    assert "0, 1, 2, 3" in finding.message("zh") + finding.hint("zh")


def test_a_stage_that_nobody_knows_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    review = "review: {stage: 四审, by: 主任, date: 2024-06-01, seal: 0}"
    (finding,) = load(written(tmp_path, review)).findings
    assert finding.code == "QZ-S03"
    assert "初审" in finding.message("zh") + finding.hint("zh")
