from pathlib import Path

import pytest

from qunzhi.media import Media
from qunzhi.pages.chains import Chain, Sentence, chain
from qunzhi.pages.edition import Edition
from qunzhi.pages.facts import facts
from tests.small_sites import laid_over, site_of


def document(title: str, made: str, **fields: str) -> str:
    lines = "".join(f"{field}: {value}\n" for field, value in fields.items())
    return f"---\ntitle: {title}\ntype: notice\nmade: {made}\n{lines}---\n"


DOCUMENTS = {
    "first": document("关于印发《办法》的通知", "2019-05-06", status="superseded", number="示职发[2019]第03号"),
    "second": document("第二版", "2021-06-30", status="superseded", supersedes="[first]", implements="[charter]"),
    "third": document("第三版", "2024-03-01", status="in-force", supersedes="[second]"),
    "change": document("修改通知", "2022-10", amends="[second, first]", implements="[second]"),
    "charter": document("章程", "2018"),
    "alone": document("单件", "2024"),
    "draft": document("草案", "2025", supersedes="[third]", state="draft"),
}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    files = {f"content/documents/{name}/index.zh.md": text for name, text in DOCUMENTS.items()}
    return Edition(site_of(laid_over(tmp_path / "site", files)), "zh", Media({}, {}))


def chain_of(edition: Edition, name: str) -> Chain:
    found = chain(edition, edition.site.records[name])
    assert found, f"{name} stands in no chain"
    return found


def said(sentence: Sentence) -> str:
    return f"{sentence.before}{sentence.link.title}{sentence.after}"


def test_a_superseded_document_says_by_what_and_what_is_in_force_now(edition: Edition) -> None:
    assert [said(one) for one in chain_of(edition, "first").notices] == [
        "本文件已由《第二版》替代（2021年6月30日）。",
        "现行文件是《第三版》（2024年3月1日）。",
        "本文件已由《修改通知》修改（2022年10月），请一并查阅。",
    ]


def test_what_supersedes_directly_is_not_said_twice(edition: Edition) -> None:
    assert said(chain_of(edition, "second").notices[0]) == "本文件已由《第三版》替代（2024年3月1日）。"
    assert len(chain_of(edition, "second").notices) == 2


def test_of_a_long_chain_the_next_and_the_last_are_named(tmp_path: Path) -> None:
    files = {"content/documents/v1/index.zh.md": document("第1版", "2001")}
    for n in range(2, 6):
        text = document(f"第{n}版", f"200{n}", supersedes=f"[v{n - 1}]")
        files[f"content/documents/v{n}/index.zh.md"] = text
    edition = Edition(site_of(laid_over(tmp_path / "site", files)), "zh", Media({}, {}))
    assert [said(one) for one in chain_of(edition, "v1").notices] == [
        "本文件已由《第2版》替代（2002年）。",
        "其后又有《第5版》（2005年）。",
    ]


def test_a_title_within_a_title_has_single_marks(tmp_path: Path) -> None:
    texts = {"old": document("旧办法", "2018"), "new": document("关于印发《办法》的通知", "2019", supersedes="[old]")}
    files = {f"content/documents/{name}/index.zh.md": text for name, text in texts.items()}
    edition = Edition(site_of(laid_over(tmp_path / "site", files)), "zh", Media({}, {}))
    assert said(chain_of(edition, "old").notices[0]) == "本文件已由《关于印发〈办法〉的通知》替代（2019年）。"


def test_relations_are_shown_both_ways(edition: Edition) -> None:
    relations = {one.label: [d.link.title for d in one.documents] for one in chain_of(edition, "second").relations}
    assert relations == {
        "本文件替代": ["关于印发《办法》的通知"],
        "替代本文件": ["第三版"],
        "修改本文件": ["修改通知"],
        "依据": ["章程"],
        "落实本文件": ["修改通知"],
    }


def test_the_line_of_documents_runs_from_the_oldest_to_the_newest(edition: Edition) -> None:
    for name in ("first", "second", "third"):
        line = chain_of(edition, name).lineage
        assert [one.link.title for one in line] == ["关于印发《办法》的通知", "第二版", "第三版"]
        assert [one.note for one in line if not one.current] == [
            note for other, note in (("first", "已被替代"), ("second", "已被替代"), ("third", "")) if other != name
        ]


def test_a_document_that_stands_alone_and_one_that_only_a_draft_supersedes_have_no_notice(edition: Edition) -> None:
    assert chain(edition, edition.site.records["alone"]) is None
    assert chain_of(edition, "third").notices == ()


def test_documents_that_supersede_one_another_do_not_run_for_ever(tmp_path: Path) -> None:
    texts = {"a": document("甲", "2019", supersedes="[b, a]"), "b": document("乙", "2020", supersedes="[a]")}
    files = {f"content/documents/{name}/index.zh.md": text for name, text in texts.items()}
    edition = Edition(site_of(laid_over(tmp_path / "site", files)), "zh", Media({}, {}))
    found = chain_of(edition, "a")
    assert [said(one) for one in found.notices] == ["本文件已由《乙》替代（2020年）。"]
    assert [one.label for one in found.relations] == ["本文件替代", "替代本文件"]


def test_the_facts_show_the_number_in_its_normal_form_and_leave_the_relations_to_the_chain(edition: Edition) -> None:
    lines = {
        fact.label: [value.title for value in fact.values] for fact in facts(edition, edition.site.records["first"])
    }
    assert lines["发文字号"] == ["示职发〔2019〕3号"]
    second = {fact.label for fact in facts(edition, edition.site.records["second"])}
    assert second.isdisjoint({"废止", "修改", "依据"})
