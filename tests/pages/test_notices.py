from datetime import date
from pathlib import Path

import pytest

from qunzhi.kinds import kind_named
from qunzhi.kinds.notice import Notice
from qunzhi.pages.listing import listing_view, shelves
from qunzhi.pages.notices import Status, notice_view, status_of
from qunzhi.pages.views import DateView, Link
from qunzhi.select import on_front
from tests.pages.counted_group import FILES, edition_of
from tests.reading_pages import page, words
from tests.small_sites import findings_of, laid_over

TODAY = "1735704000"
"""1 January 2025, noon in China."""


def notice(**fields: str) -> Notice:
    return Notice.model_validate({"title": "征集", "date": "2024-12-01", **fields})


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"closes": "2025-01-01"}, "open"),
        ({"opens": "2025-01-01"}, "open"),
        ({"opens": "2025-01-02", "closes": "2025-02-01"}, "upcoming"),
        ({"closes": "2024-12-31"}, "closed"),
        ({"closes": "2024-12-31", "outcome": "评出三项。"}, "settled"),
        ({"closes": "2025-02-01", "decided": "2025-02-20"}, "open"),
        ({}, "standing"),
    ],
)
def test_where_a_notice_stands_depends_on_the_day(fields: dict[str, str], status: Status) -> None:
    assert status_of(notice(**fields), date(2025, 1, 1)) == status


def article(title: str, day: str, more: str) -> str:
    return f"---\ntitle: {title}\nsummary: 说明。\ndate: {day}\n{more}---\n"


NOTICES = {
    **FILES,
    "content/notices/call-a/index.zh.md": article("已截止的", "2024-11-01", "closes: 2024-12-01\n"),
    "content/notices/call-b/index.zh.md": article("进行中的", "2024-10-01", "closes: 2025-03-01\n"),
    "content/notices/call-c/index.zh.md": article("快开始的", "2024-12-20", "opens: 2025-02-01\n"),
    "content/notices/call-d/index.zh.md": article(
        "有结果的", "2024-09-01", "closes: 2024-10-01\noutcome: 评出三项。\nresults: [call-b]\ndecided: 2024-11-05\n"
    ),
}


def test_what_can_be_answered_stands_first_in_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    edition = edition_of(tmp_path / "site", "zh", NOTICES)
    kind = kind_named("notice")
    assert kind
    view = listing_view(edition, next(iter(shelves(edition, kind))), 1)
    assert [(group.title, [card.title for card in group.cards]) for group in view.groups] == [
        ("进行中", ["进行中的"]),
        ("即将开始", ["快开始的"]),
        ("已截止", ["已截止的"]),
        ("已公布结果", ["有结果的"]),
    ]
    open_call = view.groups[0].cards[0]
    assert open_call.labels == (Link("2025年3月1日截止"),)
    assert open_call.date == DateView("发布于2024年10月1日", "2024-10-01"), "of two days each says what it is"


def test_the_page_of_a_notice_tells_its_state_and_what_came_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    edition = edition_of(tmp_path / "site", "zh", NOTICES)
    view = notice_view(edition, edition.site.records["call-d"])
    assert view
    assert (view.label, view.days, view.outcome.title, view.decided) == (
        "已公布结果",
        "2024年10月1日截止",
        "评出三项。",
        "2024年11月5日公布",
    )
    assert [link.url for link in view.results] == ["notices/call-b/"]


def test_a_notice_leaves_the_home_page_on_the_day_after_its_last(tmp_path: Path) -> None:
    record = edition_of(tmp_path / "site", "zh", NOTICES).site.records["call-b"]
    assert on_front(record, date(2025, 3, 1))
    assert not on_front(record, date(2025, 3, 2))


def test_a_block_of_records_leaves_out_what_can_no_longer_be_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    home = "# 首页\n\n```records\nkind: notice\nlatest: 9\n```\n"
    root = laid_over(tmp_path / "site", {**NOTICES, "docs/index.md": home})
    findings_of(root)
    shown = words(page(root / "site", ""))
    assert "进行中的" in shown and "快开始的" in shown
    assert "已截止的" not in shown and "有结果的" not in shown
    assert words(page(root / "site", "notices/call-d"), "//*[contains(@class, 'badge')]") == "已公布结果"
