"""Names that a member bore before, with the last day of each."""

from dataclasses import dataclass

from qunzhi.kinds.member import Member
from qunzhi.pages.edition import Edition
from qunzhi.pages.views import Link
from qunzhi.records import Record


@dataclass(frozen=True, slots=True)
class FormerNameView:
    """A former name; `until` tells its last day, or that nobody recorded it."""

    name: Link
    until: str


def former_names(edition: Edition, record: Record, root: str) -> tuple[FormerNameView, ...]:
    """The former names of a member, as its record has them."""
    assert isinstance(record.facts, Member)
    words, lang = edition.words, edition.lang
    return tuple(
        FormerNameView(
            Link(former.name.pick(lang), "", former.name.foreign(lang)),
            words["former_until"].format(day=former.until.text(lang)) if former.until else words["former_unknown"],
        )
        for former in record.facts.former_names
    )
