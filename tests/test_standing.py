from datetime import date
from pathlib import Path

import pytest

from qunzhi.build import examine
from qunzhi.standing import as_of
from tests.reading_pages import main_words, page
from tests.small_sites import built, laid_over, site_of

GROUP = """\
name: {zh: 示例职教集团, en: Example Group}
summary: {zh: 一个虚构的集团。, en: An invented group.}
membership_days: [2023-11-28]
"""
MEMBERS = """\
- id: example-college
  name: {zh: 示例大学, en: Example University}
  type: college
  role: lead
  former_names: [{name: {zh: 示例学院, en: Example College}, until: 2023-12-31}]
- {id: firms, name: {zh: 另有企业4家, en: 4 more companies}, type: firm, role: lead, count: 4, joined: 2020}
- {id: left, name: {zh: 离开公司, en: Left Ltd}, type: firm, role: lead, left: 2023-06-30}
- {id: friend, name: {zh: 合作公司, en: Friends Ltd}, type: firm, role: partner}
"""
TERMS = """\
- {id: chair-1, holder: {zh: 旧单位, en: First chair}, body: council, office: chair, begins: 2019, ends: 2022}
- {id: chair-2, holder: {zh: 新单位, en: Second chair}, body: council, office: chair, begins: 2023}
"""
DOCUMENTS = """\
- {id: old-rules, title: {zh: 旧章程, en: Old rules}, type: notice, made: 2018-05-01}
- {id: new-rules, title: {zh: 新章程, en: New rules}, type: notice, made: 2023-09-01, supersedes: [old-rules]}
- {id: undated, title: {zh: 无日期, en: Undated}, type: notice}
"""
BODIES = "- {id: council, name: {zh: 理事会, en: Council}, offices: [{id: chair, title: {zh: 理事长, en: Chair}}]}\n"


def vocabularies() -> str:
    """Those of the minimal site with a type and a role more."""
    words = (Path(__file__).parent / "sites/minimal/content/vocabularies.yml").read_text("utf-8")
    firm, partner = "  - {id: firm, zh: 企业, en: Company}\n", "  - {id: partner, zh: 合作单位, en: Partner}\n"
    return words.replace("unit-types:\n", "unit-types:\n" + firm).replace(
        "member-roles:\n", "member-roles:\n" + partner
    )


FILES: dict[str, str | bytes | None] = {
    "content/group.yml": GROUP,
    "content/vocabularies.yml": vocabularies(),
    "content/members.yml": MEMBERS,
    "content/bodies.yml": BODIES,
    "content/appointments.yml": TERMS,
    "content/documents.yml": DOCUMENTS,
}


@pytest.mark.parametrize(
    ("day", "total", "chairs", "rules"),
    [
        (date(2018, 4, 30), 2, (), ()),
        (date(2019, 6, 1), 2, ("chair-1",), ("old-rules",)),
        (date(2022, 12, 31), 6, ("chair-1",), ("old-rules",)),
        (date(2023, 6, 30), 6, ("chair-2",), ("old-rules",)),
        (date(2023, 8, 31), 5, ("chair-2",), ("old-rules",)),
        (date(2023, 9, 1), 5, ("chair-2",), ("new-rules",)),
    ],
)
def test_the_group_on_a_day_is_who_belonged_who_held_office_and_what_was_in_force(
    day: date, total: int, chairs: tuple[str, ...], rules: tuple[str, ...], tmp_path: Path
) -> None:
    found = as_of(site_of(laid_over(tmp_path / "site", FILES)), day)
    assert found.total == total
    assert tuple(r.id for r in found.appointments) == chairs
    assert tuple(r.id for r in found.documents) == rules


def test_who_held_an_office_of_which_no_dates_are_known_is_told_apart(tmp_path: Path) -> None:
    terms = TERMS + "- {id: someone, holder: {zh: 某单位, en: Someone}, body: council, office: chair}\n"
    root = laid_over(tmp_path / "site", {**FILES, "content/appointments.yml": terms})
    found = as_of(site_of(root), date(2023, 11, 28))
    assert ([r.id for r in found.appointments], [r.id for r in found.undated]) == (["chair-2"], ["someone"])


def test_the_day_of_the_build_has_a_line_but_no_page_that_would_move_every_day(tmp_path: Path) -> None:
    members = "- {id: example-college, name: {zh: 示例大学, en: Example University}, type: college, role: lead}\n"
    group = GROUP.replace("membership_days: [2023-11-28]\n", "")
    files = {**FILES, "content/members.yml": members, "content/group.yml": group}
    built(examine(laid_over(tmp_path / "site", files)), tmp_path / "out")
    assert [path.name for path in (tmp_path / "out/membership").iterdir()] == ["index.html"]
    (head,) = page(tmp_path / "out", "membership").xpath("//tbody//th")
    assert "".join(head.itertext()).strip() == "2025年1月1日" and not head.xpath(".//a")


def test_each_day_of_the_table_has_a_page_with_the_names_of_that_day(tmp_path: Path) -> None:
    site = tmp_path / "out"
    built(examine(laid_over(tmp_path / "site", FILES)), site)
    for prefix, words in (
        ("", ("2023年11月28日，集团有成员单位 5 家", "示例学院", "另有企业 4 家", "新单位", "新章程")),
        ("en/", ("On 28 November 2023 the group had 5 members", "Example College", "Second chair", "New rules")),
    ):
        shown = main_words(site, f"{prefix}membership/2023-11-28")
        flat = shown.replace(" ", "")
        missing = [one for one in words if one.replace(" ", "") not in flat]
        assert not missing, f"{prefix or 'zh'}: {missing} not in {shown}"
        assert "Old rules" not in shown and "旧章程" not in shown
        links = page(site, f"{prefix}membership").xpath("//main//table//a/@href")
        assert any(link.endswith("membership/2023-11-28/") for link in links), "the table does not lead there"
