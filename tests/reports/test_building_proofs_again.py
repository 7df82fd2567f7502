"""A proof is made anew when something that it tells of has changed, and only then."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qunzhi.build import examine, finish
from qunzhi.search import NoSearch
from tests.building import snapshot
from tests.reports.proof_site import FILES, REPORT
from tests.small_sites import bare_shell, laid_over

PROOF = "reports/2023-report/proof/index.html"


def _made(root: Path) -> set[str]:
    """What a build has to make."""
    examined, fresh = examine(root), root.with_name("fresh")
    fresh.mkdir(exist_ok=True)
    return set(finish(examined, bare_shell(examined.site), fresh, root.with_name("out"), NoSearch(), workers=1).times)


def _replaced(path: str, before: str, after: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        file = root / path
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), "utf-8")

    return edit


EDITS = {
    "another value of an indicator": _replaced("content/indicators.yml", "value: 78", "value: 79"),
    "a finding in another line": _replaced("content/indicators.yml", "- id: staff", "\n\n- id: staff"),
    "one finding less": _replaced("content/indicators.yml", "value: 82", "value: 80"),
    "one record more that is counted": _replaced(
        "content/honours.yml",
        "- {id: 2023-first",
        "- {id: 2023-second, title: 二等奖, date: 2023-06-01, level: national}\n- {id: 2023-first",
    ),
    "another name of a record": _replaced("content/honours.yml", "一等奖", "特等奖"),
    "another name of a source": _replaced("content/sources.yml", "年鉴", "统计年鉴"),
    "another number in a table": _replaced(f"{REPORT}/tables/groups.csv", "乙,50", "乙,—"),
    "another number in a case": _replaced("content/cases/mentors/index.zh.md", "12名", "13名"),
    "another number in a chapter": _replaced(f"{REPORT}/01-overview.zh.md", "60人", "61人"),
    "a heading more": _replaced(f"{REPORT}/01-overview.zh.md", "## 成绩", "## 奖励\n\n## 成绩"),
    "another weight of a finding": _replaced("content/group.yml", "name:", "findings: {QZ-N04: note}\nname:"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_a_site_is_the_same_as_one_built_from_nothing(edit: str, tmp_path: Path) -> None:
    roots = [laid_over(tmp_path / name / "site", FILES) for name in ("here", "there")]
    _made(roots[0])
    for root in roots:
        EDITS[edit](root)
    made = _made(roots[0])
    _made(roots[1])
    here, there = (snapshot(root.with_name("out")) for root in roots)
    assert {path for path in there if here.get(path) != there[path]} == set()
    assert edit == "another weight of a finding" or made & {PROOF, PROOF.replace("index.html", "proof.json")}


def test_what_a_report_does_not_tell_of_leaves_its_proof_alone(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "here" / "site", FILES)
    _made(root)
    activity = root / "content/activities/2024-expo/index.zh.md"
    activity.write_text(activity.read_text("utf-8") + "\n又一句话。\n", "utf-8")
    made = _made(root)
    assert made and not {path for path in made if "/proof/" in path}


def test_a_paragraph_without_a_number_leaves_the_proof_alone(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "here" / "site", FILES)
    _made(root)
    chapter = root / f"{REPORT}/01-overview.zh.md"
    chapter.write_text(chapter.read_text("utf-8") + "\n又一段话。\n", "utf-8")
    made = _made(root)
    assert "reports/2023-report/overview/index.html" in made
    assert not {path for path in made if "/proof/" in path}


def test_what_a_proof_leads_to_is_renewed_in_it_after_it_has_been_left_alone(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "here" / "site", FILES)
    _made(root)
    chapter = root / f"{REPORT}/01-overview.zh.md"
    for words, is_told in (("又一段话。", False), ("又有9人。", True), ("再一段话。", False)):
        chapter.write_text(f"{chapter.read_text('utf-8')}\n{words}\n", "utf-8")
        assert (PROOF in _made(root)) is is_told
