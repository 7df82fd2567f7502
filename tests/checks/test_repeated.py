from pathlib import Path

from qunzhi.checks.repeated import check
from qunzhi.findings import Finding
from tests.small_sites import laid_over, site_of

COPIED = (
    "来自六所院校的教师走进车间，跟随企业师傅完成数控机床的装调、编程与检测，"
    "双方就实训课程的改造和学生岗位实习的安排交换了意见，并约定秋季再办一期。"
)
"""More than sixty characters."""


def told(root: Path, texts: dict[str, str]) -> list[Finding]:
    """Findings for activities of these texts."""
    head = "---\ntitle: 活动\ndate: 2024\ntype: visit\n---\n"
    files = {f"content/activities/{name}/index.zh.md": f"{head}\n{text}\n" for name, text in texts.items()}
    return list(check(site_of(laid_over(root / "site", files))))


def pairs(findings: list[Finding]) -> set[tuple[object, object]]:
    return {(finding.values["twin"], finding.values["id"]) for finding in findings}


def test_the_same_text_in_other_spaces_widths_and_marks_is_the_same(tmp_path: Path) -> None:
    other = COPIED.replace("，", ",\n").replace("数控", "**数控**").replace("企业", "企\n业")
    assert pairs(told(tmp_path, {"a": COPIED, "b": other})) == {("a", "b")}


def test_every_copy_of_a_text_is_told(tmp_path: Path) -> None:
    found = pairs(told(tmp_path, {"a": COPIED, "b": COPIED, "c": COPIED, "d": COPIED}))
    assert {second for _, second in found} == {"b", "c", "d"}


def test_a_text_taken_into_a_longer_one_is_told_with_the_line_on_which_it_stands(tmp_path: Path) -> None:
    longer = "```records\nkind: activity\nlatest: 3\n```\n\n" + "另有别的事情要说。\n\n" * 40 + COPIED
    findings = told(tmp_path, {"a": COPIED, "b": longer})
    assert pairs(findings) == {("a", "b")}
    assert findings[0].place.line == 6 + 6 + 80, "the line of the first clause that is repeated"


def test_a_sentence_that_many_records_share_makes_no_copies_of_them(tmp_path: Path) -> None:
    texts = {f"r{n}": f"原件不在本站档案中，此处只存说明文字。第{n}次活动的{'甲乙丙丁'[n] * 60}。" for n in range(4)}
    assert told(tmp_path, texts) == []


def test_short_texts_may_be_alike(tmp_path: Path) -> None:
    assert told(tmp_path, {"a": COPIED[:30], "b": COPIED[:30]}) == []


def test_texts_that_share_a_part_only_are_no_copies(tmp_path: Path) -> None:
    own = "{}一方另有安排，打算先把去年留下的设备清单逐项核对，再谈下一步怎样分工，余下的事情留给以后的会议商量决定。"
    assert (
        told(tmp_path, {"a": COPIED + own.format("甲"), "b": COPIED + own[:-1].replace("，", "而").format("乙")}) == []
    )


def test_a_copy_is_told_though_its_sentences_were_first_written_elsewhere(tmp_path: Path) -> None:
    half, rest = COPIED[: len(COPIED) // 2 + 4], COPIED[len(COPIED) // 2 + 4 :]
    texts = {"r0": half + "甲" * 90, "r1": rest + "乙" * 90, "text": half + "。" + rest, "twin": half + "。" + rest}
    assert pairs(told(tmp_path, texts)) == {("text", "twin")}
