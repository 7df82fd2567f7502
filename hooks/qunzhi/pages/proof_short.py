"""Numbers in short texts of a report: its summary, the fact boxes of its cases, captions and notes of its tables."""

from collections.abc import Iterator

from qunzhi.frozen import figure_in
from qunzhi.languages import Text
from qunzhi.markup.blocks import DataBlock
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import changed_since
from qunzhi.pages.printed import Excerpt, excerpt
from qunzhi.pages.proof_stands import Stands
from qunzhi.pages.views import Link
from qunzhi.quantities import worded
from qunzhi.reading.yaml import Path
from qunzhi.records import Record
from qunzhi.reports.amounts import amounts, measures_of


def in_summary(edition: Edition, report: Record, where: Link) -> Iterator[Stands]:
    """Those of what stands below the title of a report."""
    if summary := report.value("summary"):
        yield from _numbers(edition, report, ("summary",), summary, where)


def in_box(edition: Edition, case: Record, where: Link) -> Iterator[Stands]:
    """Those of the fact box of a case, each line with its label."""
    for number, line in enumerate(case.value("facts") or ()):
        for one in _numbers(edition, case, ("facts", number, "value"), line.value, where):
            label = f"{line.label.pick(edition.lang)}{edition.words['colon']}"
            yield one._replace(words=one.words._replace(before=label + one.words.before))


def around_table(edition: Edition, block: DataBlock, where: Link) -> Iterator[Stands]:
    """Those of the caption and the note of a table or chart, where they were typed."""
    for label, text in (("", block.caption), (edition.words["sheet_note"], block.note)):
        if text:
            lang = edition.lang if text.has(edition.lang) else "zh"
            for start, end, number, unit in amounts(text.pick(lang), measures_of(edition.site)):
                words = excerpt(text.pick(lang), start, end, lang)
                yield Stands(words._replace(before=label + words.before), number, unit, where)


def _numbers(edition: Edition, record: Record, path: Path, text: Text, where: Link) -> Iterator[Stands]:
    """What the build has filled in already is told from what was typed by what the text quotes."""
    lang = edition.lang if text.has(edition.lang) else "zh"
    words, filled = text.pick(lang), []
    for quote in edition.site.quoted.get(record.id, ()):
        if quote.path == (*path, lang) and "@" in quote.id and (figure := figure_in(edition.site, record, quote.id)):
            value = worded(figure.quantity, figure.unit, lang, bare=True)
            filled.append(value)
            note = changed_since(edition, record, quote.id)
            yield Stands(Excerpt(*words.partition(value)), value, "", where, figure, note=note)
    for start, end, number, unit in amounts(words, measures_of(edition.site)):
        found = next((value for value in filled if number in value), None)
        if found is None:
            yield Stands(excerpt(words, start, end, lang), number, unit, where)
        else:
            filled.remove(found)
