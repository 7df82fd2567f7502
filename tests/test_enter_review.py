from pathlib import Path

import pytest
from typer.testing import CliRunner

from qunzhi.build import examine
from qunzhi.cli import app
from qunzhi.load import load
from tests.building import snapshot
from tests.small_sites import built, findings_of, laid_over

ARTICLE, REGISTER = "content/activities/2024-expo/index.zh.md", "content/members.yml"
CRLF = "\ufeff---\r\ntitle: '座谈会'   # 暂定\r\ndate: 2024-05\r\ntype: visit\r\n\r\n# 完\r\n---\r\n\r\n正文。  \r\n"
MEMBERS = """# 名册
- id: example-college
  name: {zh: 示例学院, en: Example College}
  type: college
  role:   lead

# 第二家
- {id: works, name: {zh: 示例公司, en: Works}, type: college, role: lead}
"""
NEW = "{{stage: {}, by: 秘书处主任, date: 2025-01-01, seal: {}}}"


def reviewed(root: Path, record: str, *more: str, stage: str = "初审", by: str = "秘书处主任") -> str:
    """What the command says after it has entered a review."""
    done = CliRunner().invoke(app, ["review", record, "--stage", stage, "--by", by, "--root", str(root), *more])
    assert done.exit_code == 0, done.output
    return done.output


def refused(root: Path, record: str, *more: str, stage: str = "初审") -> str:
    """What the command says where it does not enter a review; nothing may have been written."""
    before = snapshot(root)
    arguments = ["review", record, "--stage", stage, "--by", "主任", "--root", str(root), *more]
    done = CliRunner(env={"COLUMNS": "400"}).invoke(app, arguments)
    assert done.exit_code == 2, done.output
    assert snapshot(root) == before
    return done.output


def seal_in(root: Path, record: str) -> str:
    return load(root).checked.records[record].facts.review[-1].seal


def words(path: Path) -> str:
    return path.read_bytes().decode()


def codes(root: Path) -> list[str]:
    return [finding.code for finding in findings_of(root)]


def test_a_review_of_an_article_changes_no_other_byte(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {})
    before, files = words(root / ARTICLE), snapshot(root)
    assert ARTICLE in reviewed(root, "2024-expo")
    entry = NEW.format("初审", seal_in(root, "2024-expo"))
    assert words(root / ARTICLE) == before.replace("\n---\n", f"\nreview:\n  - {entry}\n---\n")
    assert {path for path, digest in snapshot(root).items() if files[path] != digest} == {ARTICLE}
    assert codes(root) == []


def test_the_mark_and_the_line_ends_of_windows_stay(tmp_path: Path) -> None:
    path = "content/activities/talk/index.zh.md"
    root = laid_over(tmp_path / "site", {path: CRLF})
    reviewed(root, "talk")
    entry = NEW.format("初审", seal_in(root, "talk"))
    assert words(root / path) == CRLF.replace("visit\r\n", f"visit\r\nreview:\r\n  - {entry}\r\n")
    reviewed(root, "talk", stage="second")
    second = f"  - {NEW.format('复审', seal_in(root, 'talk'))}\r\n"
    assert words(root / path) == CRLF.replace("visit\r\n", f"visit\r\nreview:\r\n  - {entry}\r\n{second}")


@pytest.mark.parametrize("record", ["example-college", "works"])
def test_a_review_of_an_entry_of_a_register_changes_no_other_byte(record: str, tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {REGISTER: MEMBERS})
    reviewed(root, record)
    entry = NEW.format("初审", seal_in(root, record))
    own_line, in_braces = f"lead\n  review:\n    - {entry}\n\n", f"role: lead, review: [{entry}]}}"
    meant = {"example-college": ("lead\n\n", own_line), "works": ("role: lead}", in_braces)}[record]
    assert words(root / REGISTER) == MEMBERS.replace(*meant)
    assert codes(root) == []


def test_all_stages_of_all_records_make_a_group_that_asks_for_them_content(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {})
    group = root / "content/group.yml"
    group.write_text(f"{group.read_text('utf-8')}reviews: 3\n", "utf-8")
    assert codes(root) == ["QZ-W04", "QZ-W04"]
    for record in ("2024-expo", "example-college"):
        for stage in ("初审", "second", "终审"):
            reviewed(root, record, "--by-en", "Head: office", stage=stage)
    assert codes(root) == []


def test_a_review_that_has_become_void_is_replaced_by_the_new_one(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {})
    reviewed(root, "2024-expo", "--date", "2024-06-01")
    reviewed(root, "2024-expo", "--date", "2024-06-02", stage="复审")
    text = words(root / ARTICLE)
    (root / ARTICLE).write_text(text.replace("组织", "主办"), "utf-8")
    assert codes(root) == ["QZ-W03", "QZ-W03"]
    reviewed(root, "2024-expo", by="综合科科长")
    assert codes(root) == ["QZ-W03"], "the second stage comes after the first again"
    reviewed(root, "2024-expo", stage="复审")
    found = load(root).checked.records["2024-expo"].facts.review
    assert [(r.stage, r.by.zh, r.date.isoformat()) for r in found] == [
        ("first", "综合科科长", "2025-01-01"),
        ("second", "秘书处主任", "2025-01-01"),
    ]
    assert codes(root) == []


def test_offices_that_mean_something_in_yaml_are_quoted(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {})
    reviewed(root, "2024-expo", "--by-en", 'Head, "news": #1', by="主任，兼：秘书 #1")
    found = load(root).checked.records["2024-expo"].facts.review[0].by
    assert (found.zh, found.en) == ("主任，兼：秘书 #1", 'Head, "news": #1')


def test_a_review_that_still_holds_is_not_made_twice(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {})
    reviewed(root, "2024-expo")
    assert "此后没有改动" in refused(root, "2024-expo")


def test_what_cannot_be_reviewed_is_refused_with_the_reason(tmp_path: Path) -> None:
    bad = {"content/activities/bad/index.zh.md": "---\ntitle: 甲\ndate: 5月\ntype: visit\n---\n"}
    root = laid_over(tmp_path / "site", bad)
    assert "您要写的是不是“2024-expo”" in refused(root, "2024-exp")
    assert "没有编号为“nobody”的记录" in refused(root, "nobody")
    assert "qunzhi check" in refused(root, "bad")
    assert "终审（third）" in refused(root, "2024-expo", stage="四审")
    assert "写到日" in refused(root, "2024-expo", "--date", "2024-05")
    assert "写法不认识" in refused(root, "2024-expo", "--date", "昨天")


def test_a_record_written_too_cunningly_is_left_to_its_editor(tmp_path: Path) -> None:
    text = "---\ntitle: 甲\ndate: 2024\ntype: visit\nsummary: |+\n  一行\n\n---\n"
    root = laid_over(tmp_path / "site", {"content/activities/talk/index.zh.md": text})
    assert "review: [{stage: 初审" in refused(root, "talk")


def test_reviews_leave_no_trace_in_what_is_published(tmp_path: Path) -> None:
    plain, other = laid_over(tmp_path / "plain", {}), laid_over(tmp_path / "reviewed", {})
    for record in ("2024-expo", "example-college"):
        reviewed(other, record, by="[[example-college]]院长")
    assert "初审" in words(other / ARTICLE)
    for root in (plain, other):
        built(examine(root), root / "site")
    assert snapshot(other / "site") == snapshot(plain / "site")


def test_people_stand_among_the_facts_and_in_the_open_data(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {})
    text = words(root / ARTICLE).replace(
        "type: visit\n", "type: visit\npeople: [{zh: 示例学院院长, en: President}, 秘书长]\n"
    )
    (root / ARTICLE).write_text(text, "utf-8")
    built(examine(root), root / "site")
    english = (root / "site/en/news/2024-expo/index.html").read_text("utf-8")
    assert "People" in english and "President" in english
    assert "秘书长" in (root / "site/news/2024-expo/index.html").read_text("utf-8")
    assert "示例学院院长" in (root / "site/data/activity.csv").read_text("utf-8")
