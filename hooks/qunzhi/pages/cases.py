"""Cases that stand whole in another text."""

from typing import NamedTuple

from markupsafe import Markup

from qunzhi.pages.edition import Edition
from qunzhi.pages.facts import fact_box
from qunzhi.pages.numbered import label_of, numbered
from qunzhi.pages.pictures import picture_view
from qunzhi.pages.setting import Setting
from qunzhi.pages.views import Fact, Link, PictureView
from qunzhi.records import Record
from qunzhi.reports.numbering import anchor
from qunzhi.site import Site


class CaseView(NamedTuple):
    """A case that stands whole in another text."""

    label: str
    """Its number there; "" where nothing is numbered."""
    anchor: str
    heading: str
    """Element of its title: h3."""
    title: Link
    """Leads to its own page."""
    by: tuple[Link, ...]
    """Organisations that it is about."""
    box: tuple[Fact, ...]
    body: Markup
    lang: str | None
    """Of the text, where it is not the page's."""
    pictures: tuple[PictureView, ...]
    around: str | None = None
    """Language of the words that the page adds, where the text in which it stands is in the other one."""


TITLE_LEVEL = 3
"""Of the title of a case in a chapter that has a page of its own."""


def public_case(site: Site, name: str) -> Record | None:
    """The case of that id, if readers may see it."""
    record = site.records.get(name)
    return record if record and record.kind.name == "case" and record.facts.state == "published" else None


def case_view(edition: Edition, setting: Setting, record: Record) -> CaseView:
    """A case in the report or page in which it stands, still without its text."""
    found, site = numbered(edition, setting, record.id), edition.site
    members = (site.records.get(name) for name in record.facts.members)
    return CaseView(
        label=label_of(edition, setting, record.id),
        anchor=anchor(found) if found else "",
        heading=f"h{TITLE_LEVEL + setting.deeper}",
        title=edition.link(record),
        by=tuple(edition.link(one) for one in members if one),
        box=fact_box(edition, record.value("facts") or ()),
        body=Markup(),
        lang=None,
        pictures=tuple(picture_view(edition, record, n)._replace(anchor="") for n in record.shown),
    )
