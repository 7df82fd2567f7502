"""What a member's page shows besides: the names that it bore before, and its feed."""

from typing import NamedTuple

from qunzhi.kinds.member import Member
from qunzhi.pages.edition import Edition
from qunzhi.pages.gallery import pictures_of
from qunzhi.pages.news import feed_path, newest_about
from qunzhi.pages.views import Link
from qunzhi.records import Record


class FormerNameView(NamedTuple):
    """A former name; `until` tells its last day, or that nobody recorded it."""

    name: Link
    until: str


class MemberView(NamedTuple):
    """Former names, the member's own feed, where it is in the news, and its pictures."""

    former_names: tuple[FormerNameView, ...]
    feed: Link | None
    pictures: Link | None


def member_view(edition: Edition, record: Record) -> MemberView:
    """For the page of a member."""
    has_news = bool(newest_about(edition, record))
    feed = Link(edition.words["member_feed"], edition.url(feed_path(record))) if has_news else None
    return MemberView(_former_names(edition, record), feed, pictures_of(edition, "member", record.id))


def _former_names(edition: Edition, record: Record) -> tuple[FormerNameView, ...]:
    """As its record has them."""
    assert isinstance(record.facts, Member)
    words, lang = edition.words, edition.lang
    return tuple(
        FormerNameView(
            Link(former.name.pick(lang), "", former.name.foreign(lang)),
            words["former_until"].format(day=former.until.text(lang)) if former.until else words["former_unknown"],
        )
        for former in record.facts.former_names
    )
