from pathlib import Path

import pytest

from qunzhi.reviews import seal_of
from tests.small_sites import laid_over, site_of

FOLDER = "content/activities/2024-talk"
CHINESE, ENGLISH = f"{FOLDER}/index.zh.md", f"{FOLDER}/index.en.md"
HEAD = "title: 座谈会\ndate: 2024-05\ntype: visit\nmembers: [example-college]\n"
FILES = {
    CHINESE: f"---\n{HEAD}---\n\n十二家企业参加。\n\n会后参观车间。\n",
    ENGLISH: "---\ntitle: A round table\n---\n\nTwelve companies.\n",
}
MEMBER = "- id: works\n  name: {zh: 示例公司, en: Example Works}\n  type: college\n  role: lead\n"


def seal(root: Path, record: str = "2024-talk", **changed: str) -> str:
    """The seal of a record of the files, some of them written anew."""
    files = {
        **FILES,
        **{{"zh": CHINESE, "en": ENGLISH}.get(name, f"content/{name}.yml"): w for name, w in changed.items()},
    }
    return seal_of(site_of(laid_over(root / str(len(list(root.iterdir()))), files)).records[record])


def test_a_seal_is_twelve_hexadecimal_digits(tmp_path: Path) -> None:
    assert len(seal(tmp_path)) == 12
    int(seal(tmp_path), 16)


@pytest.mark.parametrize(
    "chinese",
    [
        FILES[CHINESE].replace("\n", "\r\n"),
        "\ufeff" + FILES[CHINESE],
        FILES[CHINESE].replace("参加。\n", "参加。  \n").replace("座谈会\n", "座谈会 \n"),
        FILES[CHINESE] + "\n\n",
        FILES[CHINESE].replace(HEAD, "".join(reversed(HEAD.splitlines(keepends=True)))),
        FILES[CHINESE].replace("[example-college]", "\n  - 'example-college'  # 牵头"),
        FILES[CHINESE].replace(HEAD, f"{HEAD}place:\n"),
        FILES[CHINESE].replace(HEAD, f"{HEAD}state: published\npublished: 2024-06-01\nupdated: 2024-06-02\n"),
        FILES[CHINESE].replace(HEAD, f"{HEAD}archive: {{number: A-1}}\n"),
        FILES[CHINESE].replace(HEAD, f"{HEAD}review: {{stage: 初审, by: 主任, date: 2024-06-01, seal: 0}}\n"),
    ],
    ids=["crlf", "bom", "line ends", "last lines", "order", "layout", "nothing said", "standing", "archive", "review"],
)
def test_a_seal_holds_where_readers_see_no_change(chinese: str, tmp_path: Path) -> None:
    assert seal(tmp_path, zh=chinese) == seal(tmp_path)


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("zh", "十二家", "十三家"),
        ("zh", "座谈会", "洽谈会"),
        ("zh", "date: 2024-05", "date: 2024-05-01"),
        ("zh", "members: [example-college]\n", ""),
        ("zh", "type: visit\n", "type: visit\npeople: 示例学院院长\n"),
        ("zh", "。\n\n会后", "。会后"),
        ("en", "Twelve", "Thirteen"),
        ("en", "A round table", "A talk"),
    ],
)
def test_a_seal_breaks_where_a_word_changes_in_either_language(
    lang: str, before: str, after: str, tmp_path: Path
) -> None:
    words = FILES[CHINESE if lang == "zh" else ENGLISH]
    assert before in words
    assert seal(tmp_path, **{lang: words.replace(before, after)}) != seal(tmp_path)


def test_an_entry_of_a_register_has_a_seal_of_its_own_fields_only(tmp_path: Path) -> None:
    college = (laid_over(tmp_path / "plain", {}) / "content/members.yml").read_text("utf-8")
    first = seal(tmp_path, "works", members=college + MEMBER)
    assert seal(tmp_path, "works", members=MEMBER + college.replace("示例学院", "示例大学")) == first
    assert seal(tmp_path, "works", members=college + MEMBER.replace("Works", "Company")) != first


def test_chapters_are_sealed_in_both_languages_and_in_their_order(tmp_path: Path) -> None:
    folder = "content/reports/r"
    files = {
        f"{folder}/index.zh.md": "---\ntitle: 报告\nyear: 2024\ntype: annual\n---\n",
        f"{folder}/01-a.zh.md": "---\ntitle: 甲\n---\n\n正文。\n",
        f"{folder}/01-a.en.md": "---\ntitle: A\n---\n\nText.\n",
        f"{folder}/02-b.zh.md": "---\ntitle: 乙\n---\n\n正文。\n",
    }

    def of(name: str, **changed: str) -> str:
        written = {path: changed.get(path.partition("-")[2][:4], words) for path, words in files.items()}
        return seal_of(site_of(laid_over(tmp_path / name, written)).records["r"])

    assert of("same") == of("again")
    assert (
        len(
            {
                of("same"),
                of("en", **{"a.en": "---\ntitle: A\n---\n\nOther.\n"}),
                of("zh", **{"b.zh": "---\ntitle: 丙\n---\n"}),
            }
        )
        == 3
    )
    moved = {path.replace("01-a", "03-a"): words for path, words in files.items()}
    assert seal_of(site_of(laid_over(tmp_path / "moved", moved)).records["r"]) != of("first")
