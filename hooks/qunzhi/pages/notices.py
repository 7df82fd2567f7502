"""Notices: where each stands on the day of the build, and what came of it."""

from datetime import date
from typing import Literal, NamedTuple

from qunzhi.dates import day_text
from qunzhi.kinds.notice import Notice
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named
from qunzhi.pages.views import Link
from qunzhi.records import Record

Status = Literal["open", "upcoming", "standing", "closed", "settled"]

STATUSES: tuple[Status, ...] = ("open", "upcoming", "standing", "closed", "settled")
"""In the order of the list: what one can still answer stands first. `standing` has no term."""


class NoticeView(NamedTuple):
    """The state of a notice: a badge with its days, and the outcome."""

    status: Status
    label: str
    days: str
    outcome: Link
    decided: str
    results: tuple[Link, ...]


def status_of(facts: Notice, today: date) -> Status:
    """Where a notice stands on a day."""
    if facts.outcome or facts.results or (facts.decided and facts.decided.first <= today):
        return "settled"
    if facts.closes and facts.closes < today:
        return "closed"
    if facts.opens and facts.opens > today:
        return "upcoming"
    return "open" if facts.opens or facts.closes else "standing"


def notice_status(edition: Edition, record: Record) -> Status:
    """Where a notice stands on the day of the build."""
    assert isinstance(record.facts, Notice)
    return status_of(record.facts, edition.site.today)


def notice_view(edition: Edition, record: Record) -> NoticeView | None:
    """What the page of a notice says of its state; None for one without a term that asks for nothing."""
    facts = record.facts
    assert isinstance(facts, Notice)
    status = status_of(facts, edition.site.today)
    if status == "standing":
        return None
    outcome = facts.outcome
    return NoticeView(
        status=status,
        label=edition.words[f"notice_{status}"],
        days=_days(edition, facts),
        outcome=Link(outcome.pick(edition.lang), "", outcome.foreign(edition.lang)) if outcome else Link(""),
        decided=_decided(edition, facts),
        results=tuple(named(edition, name) for name in facts.results),
    )


def notice_labels(edition: Edition, record: Record) -> tuple[Link, ...]:
    """What a notice says in a list beside its date: its last day."""
    assert isinstance(record.facts, Notice)
    days = _days(edition, record.facts)
    return (Link(days),) if days else ()


def _decided(edition: Edition, facts: Notice) -> str:
    day = facts.decided.text(edition.lang) if facts.decided else ""
    return edition.words["notice_decided"].format(day=day) if day else ""


def _days(edition: Edition, facts: Notice) -> str:
    """The term in words, with the days that are known."""
    words, lang = edition.words, edition.lang
    opens = day_text(facts.opens, lang) if facts.opens else ""
    closes = day_text(facts.closes, lang) if facts.closes else ""
    key = "notice_term" if opens and closes else "notice_until" if closes else "notice_from"
    return words[key].format(opens=opens, closes=closes) if opens or closes else ""
