from pathlib import Path

import pytest

from qunzhi.kinds import KINDS
from qunzhi.site import Site
from tests.small_sites import laid_over, site_of


def activity(fields: str = "", body: str = "", date: str = "2024-05-01") -> str:
    return f"---\ntitle: 一次活动\ndate: {date}\ntype: visit\n{fields}---\n\n{body}\n"


def news(**texts: str) -> dict[str, str | bytes | None]:
    """Activities by id, `_` for `-`."""
    return {f"content/activities/{name.replace('_', '-')}/index.zh.md": text for name, text in texts.items()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Records that mention each other in every way."""
    files = news(
        a_field=activity("members: [example-college]\n"),
        a_text=activity(body="见[[example-college]]和[[group]]。"),
        a_picture=activity("photos:\n  - id: group\n    caption: 合影\n    about: [a-text]\n"),
        a_block=activity(body="`[[a-text]]`\n\n```text\n[[a-text]]\n```\n"),
        a_draft=activity("state: draft\n", "[[a-text]]"),
        a_self=activity(body="[[a-self]]"),
    )
    files["content/activities/a-text/index.en.md"] = "---\ntitle: An event\n---\n\nSee [[a-self]].\n"
    return site_of(laid_over(tmp_path / "site", files))


def test_whoever_names_a_record_in_a_field_or_a_text_is_listed_with_it(site: Site) -> None:
    assert site.mentions["example-college"] == ("2024-expo", "a-field", "a-text")


def test_a_mention_of_a_picture_and_a_picture_about_a_record_both_count(site: Site) -> None:
    assert site.mentions["group"] == ("a-text",)
    assert site.mentions["a-text"] == ("a-picture",)


def test_a_mention_in_the_english_text_counts_and_one_of_itself_or_in_code_does_not(site: Site) -> None:
    assert site.mentions["a-self"] == ("a-text",)


def test_drafts_mention_nobody_and_stand_in_no_list(site: Site) -> None:
    assert "a-draft" in site.held
    assert all("a-draft" not in sources for sources in site.mentions.values())
    assert all("a-draft" not in (name, *those) for name, those in site.beside.items())


def test_lists_run_from_the_newest_to_the_oldest(tmp_path: Path) -> None:
    files = news(
        c_day=activity(date="2024-05-10"),
        b_day=activity(date="2024-05-20"),
        d_month=activity(date="2024-05"),
        e_year=activity(date="2024"),
        f_old=activity(date="2023-12-31"),
        g_new=activity(date="2025-01-01"),
        h_range=activity(date="2024-05-12/2024-05-15"),
    )
    files["content/activities/2024-expo/index.zh.md"] = files["content/activities/2024-expo/index.en.md"] = None
    site = site_of(laid_over(tmp_path / "site", files))
    found = [record.id for record in site.by_kind["activity"]]
    assert found[0] == "g-new" and found[-1] == "f-old"
    assert [name for name in found if "day" in name or "range" in name] == ["b-day", "h-range", "c-day"]
    assert found.index("e-year") > found.index("d-month"), "what is known to the year only stands behind"


def test_a_register_keeps_the_order_in_which_it_was_written(tmp_path: Path) -> None:
    members = "".join(f"- {{id: {name}, name: {{zh: 甲}}, type: college, role: lead}}\n" for name in ("z", "a", "m"))
    site = site_of(laid_over(tmp_path / "site", {"content/members.yml": members}))
    member = next(kind for kind in KINDS if kind.name == "member")
    assert [record.id for record in site.of(member)] == ["z", "a", "m"]


@pytest.mark.parametrize(
    ("fields", "is_public"),
    [
        ("", True),
        ("state: published\n", True),
        ("state: draft\n", False),
        ("state: review\n", False),
        ("embargo: 2025-01-02\n", False),
        ("embargo: 2025-01-01\n", True),
        ("state: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 有误}\n", True),
    ],
)
def test_only_what_is_published_or_was_once_has_a_page(fields: str, is_public: bool, tmp_path: Path) -> None:
    site = site_of(laid_over(tmp_path / "site", news(a=activity(fields))))
    assert ("a" in site.records) is is_public
    assert ("a" in site.held) is not is_public


def test_a_build_counts_its_day_in_the_time_zone_of_the_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735660799")  # 31 December 2024, 23:59:59 in China
    root = laid_over(tmp_path / "site", {})
    assert site_of(root).today.isoformat() == "2024-12-31"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735660800")
    assert site_of(root).today.isoformat() == "2025-01-01"


def test_a_withdrawn_record_keeps_its_address_but_leaves_every_list(tmp_path: Path) -> None:
    fields = "state: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 有误}\nmembers: [example-college]\n"
    site = site_of(laid_over(tmp_path / "site", news(a=activity(fields))))
    assert "a" in site.records
    assert [record.id for record in site.by_kind["activity"]] == ["2024-expo"]
    assert site.mentions["example-college"] == ("2024-expo",)
