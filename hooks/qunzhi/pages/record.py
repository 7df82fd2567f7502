"""A record's own page."""

from collections import defaultdict

from markupsafe import Markup

from qunzhi.dates import day_text
from qunzhi.filing import part_id, place_in_list, when
from qunzhi.kinds.schema import State, Withdrawal
from qunzhi.languages import PREFIX, Text
from qunzhi.pages.cards import card, line
from qunzhi.pages.edition import Edition
from qunzhi.pages.errata import errata_list
from qunzhi.pages.extras import record_extra
from qunzhi.pages.facts import fact_box, facts
from qunzhi.pages.files import attachments
from qunzhi.pages.gallery import pictures_elsewhere
from qunzhi.pages.names import text_of
from qunzhi.pages.pictures import first_there, picture_view
from qunzhi.pages.setting import setting_of
from qunzhi.pages.templates import Templates
from qunzhi.pages.texts import body
from qunzhi.pages.views import Cards, DateView, Link, PageView, PictureView, RecordView, TocEntry
from qunzhi.records import Record
from qunzhi.walk import listed, parts


def record_view(edition: Edition, templates: Templates, page: PageView, record: Record) -> RecordView:
    """Everything that a record's page shows."""
    html, toc = _body(edition, templates, page, record)
    known, title = record.facts, record.title
    fields, summary, withdrawn = known.__dict__, known.summary, known.withdrawn
    pictures = _pictures(edition, record)
    before, after = neighbours(edition, record)
    return RecordView(
        id=record.id,
        kind=record.kind.name,
        kind_label=record.kind.label.pick(edition.lang),
        title=title.pick(edition.lang),
        lang=title.foreign(edition.lang),
        summary=summary.pick(edition.lang) if summary else "",
        body=html,
        toc=toc,
        facts=facts(edition, record),
        labels=_labels(edition, record),
        date=_date(edition, record),
        cover=_cover(pictures, record) if pictures else None,
        pictures=pictures,
        attachments=attachments(edition, record),
        mentions=mentions(edition, record),
        previous=before,
        next=after,
        untranslated=not record.written_in(edition.lang),
        zh_url=PREFIX["zh"] + record.address,
        withdrawn=_withdrawn(edition, known.state, withdrawn),
        withdrawn_lang=withdrawn.reason.foreign(edition.lang) if withdrawn else None,
        replaced_by=_replacement(edition, withdrawn),
        credit=_picked(edition, known.credit),
        provenance=_picked(edition, known.provenance),
        box=fact_box(edition, fields.get("facts") or ()),
        errata=errata_list(edition, record),
        extra=record_extra(edition, record),
        more_pictures=pictures_elsewhere(edition, record),
    )


def _body(
    edition: Edition, templates: Templates, page: PageView, record: Record
) -> tuple[Markup, tuple[TocEntry, ...]]:
    text = text_of(edition, record)
    if text is None or record.facts.state == "withdrawn":
        return Markup(""), ()
    return body(edition, templates, page, text, setting_of(record))


def _pictures(edition: Edition, record: Record) -> tuple[PictureView, ...]:
    """An album begins with its first picture; elsewhere pictures stand below the text."""
    first = first_there(edition, record) if record.kind.name == "album" else None
    return tuple(picture_view(edition, record, n)._replace(eager=n == first) for n in record.shown)


def _picked(edition: Edition, text: Text | None) -> str:
    return text.pick(edition.lang) if text else ""


def _date(edition: Edition, record: Record) -> DateView | None:
    return edition.date(when(record))


def _cover(pictures: tuple[PictureView, ...], record: Record) -> PictureView | None:
    """The first picture stands above the text, unless the record is itself a collection of pictures."""
    if record.picture_field == "pictures":
        return None
    return next((picture for picture in pictures if not picture.missing), None)


def _labels(edition: Edition, record: Record) -> tuple[Link, ...]:
    """What it is filed under; a theme that is called as the type is does not stand there again."""
    kind, labels = record.kind, dict[str, Link]()
    for facet in kind.facets:
        if facet.field in ("type", "shape", "themes"):
            for term in listed(record.value(facet.field)):
                link = edition.term_link(kind, facet.field, term)
                labels.setdefault(link.title, link)
    return tuple(labels.values())


MOST_CARDS = 20
"""Records of one kind that stand as cards on the page of what they mention."""

FIRST_CARDS = 12
"""Of more than these: the first, before the others as lines that unfold. Three hundred cards fill sixty screens of a
phone."""


def mentions(edition: Edition, record: Record) -> tuple[Cards, ...]:
    """Everything that mentions a record or one of its pictures, by kind."""
    site, found = edition.site, edition.site.mentions
    names = [record.id, *(record.picture_id(n) for n in range(len(record.pictures))), *_part_ids(record)]
    sources = dict.fromkeys([source for name in names for source in found.get(name, ()) if source != record.id])
    groups: dict[str, list[Record]] = defaultdict(list)
    for source in sources:
        mentioning = site.records[source]
        groups[mentioning.kind.name].append(mentioning)
    return tuple([_mentioning(edition, records) for records in groups.values()])


def _mentioning(edition: Edition, records: list[Record]) -> Cards:
    """Records of one kind, in the order of its list."""
    if len(records) > 1:
        records.sort(key=place_in_list)
    shown, rest = (records, []) if len(records) <= MOST_CARDS else (records[:FIRST_CARDS], records[FIRST_CARDS:])
    return Cards(
        records[0].kind.heading.pick(edition.lang),
        tuple([card(edition, one) for one in shown]),
        others=tuple([line(edition, one) for one in rest]),
        more=edition.words["mentions_more"].format(count=f"{len(rest):,}") if rest else "",
    )


def _part_ids(record: Record) -> list[str]:
    return [part_id(record, path[:-1], part) for path, part in parts(record.facts)]


def neighbours(edition: Edition, record: Record) -> tuple[Link | None, Link | None]:
    """The records before and after it in its kind's list."""
    site = edition.site
    before, after = site.beside.get(record.id, (None, None))
    return (
        edition.link(site.records[before]) if before else None,
        edition.link(site.records[after]) if after else None,
    )


def _withdrawn(edition: Edition, state: State, withdrawn: Withdrawal | None) -> str:
    if state != "withdrawn" or withdrawn is None:
        return ""
    return f"{day_text(withdrawn.date, edition.lang)}{edition.words['colon']}{withdrawn.reason.pick(edition.lang)}"


def _replacement(edition: Edition, withdrawn: Withdrawal | None) -> Link | None:
    """What stands in the place of a withdrawn record."""
    name = withdrawn.replaced_by if withdrawn else None
    found = edition.site.records.get(name) if name else None
    return edition.link(found) if found else None
