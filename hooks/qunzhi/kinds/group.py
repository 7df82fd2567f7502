"""The group itself: `content/group.yml`."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from qunzhi.findings import Severity
from qunzhi.kinds.fields import DateField, DayField, Members, RefersTo, StageCount, Switch, TextField, Vocabulary, Word
from qunzhi.kinds.schema import Facts


class Contacts(Facts):
    """How the secretariat is reached: an office's address, never a person's."""

    address: TextField | None = None
    postcode: Word | None = None
    phone: Word | None = None
    email: Word | None = None


class Group(Facts):
    """Who publishes the site."""

    name: TextField
    """Official name."""
    short_name: TextField | None = None
    """As used in the header on phones."""
    summary: TextField
    """One or two sentences: what the group is."""
    lead: Members = ()
    """Ids of the lead units."""
    founded: DateField | None = None
    """When it was founded."""
    secretariat: TextField | None = None
    """Where the secretariat sits."""
    contacts: Contacts = Contacts()
    """How it is reached."""
    icp: Word | None = None
    """ICP filing number of the site (ICP备案号): Chinese law wants it at the foot of every page."""
    police: Word | None = None
    """Public-security filing number (公安备案号), where there is one."""
    charter: Annotated[Word | None, RefersTo(("document",))] = None
    """Id of the charter (章程): superiors ask for it with the statistics."""
    membership_days: tuple[DayField, ...] = ()
    """Days for which the table of membership has a line, besides those on which it changed."""
    chronicle_level: Annotated[Word | None, Vocabulary("levels")] = None
    """The lowest level of honours in the chronicle, a term of the list `levels`; without it, all stand there."""
    members_listed: Literal["whole", "part"] = "whole"
    """`part` where the sources do not name or count all members: pages then speak of the members on record only."""
    case_books: Switch = True
    """`false` where cases are not to be offered as printed books, one for each year with three of them or one of all:
    many make a build from nothing slower."""
    reviews: StageCount = 0
    """How many stages of review (初审, 复审, 终审) a record needs before it is published."""
    findings: Mapping[str, Severity] = Field(default_factory=dict)
    """How much a finding weighs, by its code: `QZ-N04: error`. Findings that make a record unreadable stay errors."""
    time_zone: Word = "Asia/Shanghai"
    """IANA name of the zone in which the group's civil dates count."""
