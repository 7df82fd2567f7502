"""Tables of facts: made from the schema's own labels, so that a new field appears by being declared."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from qunzhi.dates import CivilDate, day_text
from qunzhi.document_numbers import shown
from qunzhi.filing import day_of
from qunzhi.kinds.fields import Label, RefersTo, Vocabulary
from qunzhi.kinds.schema import RecordSchema
from qunzhi.languages import HTML_LANG, Text
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import named
from qunzhi.pages.views import Fact, Link
from qunzhi.quantities import Quantity, worded
from qunzhi.records import Record
from qunzhi.text import has_chinese
from qunzhi.walk import listed, marked

OWN_PLACE = {"document": ("supersedes", "amends", "implements")}
"""By kind: fields that its pages show in a place of their own (for documents chains.py)."""

FORMS = {("document", "number"): shown}
"""By kind and field: how a word is printed, where not as written."""


def facts(edition: Edition, record: Record) -> tuple[Fact, ...]:
    """A record's labelled fields that have a value: those of its kind first, then those that all records share."""
    common, elsewhere = RecordSchema.model_fields, OWN_PLACE.get(record.kind.name, ())
    labelled = [(name, label) for name, label in marked(type(record.facts), Label) if name not in elsewhere]
    own = [(name, label) for name, label in labelled if name not in common]
    shared = [(name, label) for name, label in labelled if name in common]
    lines = [_line(edition, record, name, label) for name, label in (*own, *shared)]
    return tuple(line for line in lines if line.values)


def _line(edition: Edition, record: Record, field: str, label: Label) -> Fact:
    values = listed(record.value(field))
    return Fact(getattr(label, edition.lang), tuple(_links(edition, record, field, values)))


def _links(edition: Edition, record: Record, field: str, values: tuple[Any, ...]) -> Iterator[Link]:
    refers = any(name == field for name, _ in marked(type(record.facts), RefersTo))
    term = any(name == field for name, _ in marked(type(record.facts), Vocabulary))
    for value in values:
        if field == "unit" and (unit := edition.site.units.find(value)):
            yield from [Link(unit.text.pick(edition.lang))] if unit.text.pick(edition.lang) else []
        elif refers:
            if value in edition.site.records or value in edition.site.parts:
                yield named(edition, value, day_of(record))
        elif term:
            yield edition.term_link(record.kind, field, value)
        else:
            form = FORMS.get((record.kind.name, field))
            yield _plain(edition, form(value) if form else value)


def _plain(edition: Edition, value: Any) -> Link:
    if isinstance(value, Text):
        return Link(value.pick(edition.lang), "", value.foreign(edition.lang))
    if isinstance(value, CivilDate):
        return Link(value.text(edition.lang))
    if isinstance(value, date):
        return Link(day_text(value, edition.lang))
    if isinstance(value, Quantity):
        return Link(worded(value, edition.site.units.find(value.unit), edition.lang))
    words = str(value)
    lang = HTML_LANG["zh"] if edition.lang != "zh" and has_chinese(words) else None  # 发文字号 is never translated
    return Link(words, words if words.startswith(("http://", "https://")) else "", lang)
