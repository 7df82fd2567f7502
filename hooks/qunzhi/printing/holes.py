"""What stands in the holes of a text on paper: names, numbers, pictures, tables, charts and cases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qunzhi.markup.blocks import FactsBlock, FigureBlock, GalleryBlock, RecordsBlock, read_block, source_of
from qunzhi.markup.scan import Block, Hole, Image, Reference
from qunzhi.pages.edition import Edition
from qunzhi.pages.names import referred
from qunzhi.printing.binding import kept_whole
from qunzhi.printing.cases import CaseText, case_node
from qunzhi.printing.counted import facts_node, records_node
from qunzhi.printing.lines import Line, Node
from qunzhi.printing.nodes import nodes_of
from qunzhi.printing.numbered import Parts
from qunzhi.printing.pictures import Pictures, gallery_names, gallery_node, picture_node, plain_picture_node
from qunzhi.printing.tables import chart_node, table_node
from qunzhi.reading.articles import Body
from qunzhi.reading.files import Refused
from qunzhi.reading.yaml import read_yaml
from qunzhi.records import Record


@dataclass(frozen=True)
class Paper:
    """What the texts of one report in one language share."""

    edition: Edition
    parts: Parts
    pictures: Pictures
    report: Record
    shown: set[str] = field(default_factory=set)
    """Ids of what stands somewhere already."""

    def label(self, name: str) -> str:
        """`表2-5`; "" for what has no number."""
        return self.parts.label(self.edition, name)

    def once(self, node: Node) -> Node:
        """Without its id where something that bears it stands already."""
        return node if self.first(str(node["id"])) else {**node, "id": ""}

    def first(self, name: str) -> bool:
        """Whether it has not been asked for that before: what stands twice is led to where it stands first."""
        if name in self.shown:
            return False
        self.shown.add(name)
        return True


@dataclass(frozen=True)
class TextHoles:
    """The holes of one text; see nodes.Holes."""

    paper: Paper
    holes: tuple[Hole, ...]
    body: Body
    folder: str
    """Where the pictures lie that the text names."""
    chapter: str
    day: date | None = None
    case: str = ""
    """The case whose text it is: a case within a case would go round in circles."""

    @property
    def scope(self) -> str:
        return self.case or self.chapter

    def line(self, number: int) -> Line:
        hole = self.holes[number]
        return self._reference(hole) if isinstance(hole, Reference) else ()

    def _reference(self, hole: Reference) -> Line:
        if hole.number:
            return self._numbered(hole, hole.number)
        return (referred(self.paper.edition, hole, self.day, self.paper.report).title,)

    def _numbered(self, hole: Reference, name: str) -> Line:
        words = hole.words or kept_whole(self.paper.label(name)) or name
        return ({"t": "ref", "to": name, "body": [words]},)

    def block(self, number: int) -> Sequence[Node] | None:
        hole = self.holes[number]
        if isinstance(hole, Reference):
            return None
        return [self._image(hole)] if isinstance(hole, Image) else list(self._block(hole))

    def _image(self, hole: Image) -> Node:
        """A file beside the text is cited by its name without the ending."""
        paper, name = self.paper, hole.file.rpartition("/")[2].rpartition(".")[0].lower()
        caption, label = hole.caption or hole.alt, paper.label(name)
        made = plain_picture_node(paper.edition, paper.pictures, f"{self.folder}/{hole.file}", hole.alt, caption)
        return paper.once({**made, "id": name, "label": label}) if label else made

    def _block(self, hole: Block) -> Iterator[Node]:
        """What cannot be read is nothing: it has been told as a finding."""
        if hole.word in _NAMED:
            if not (self.case and hole.word == "case"):
                yield from _NAMED[hole.word](self.paper, _name(hole, self.body))
            return
        edition = self.paper.edition
        model, _ = read_block(hole, self.body)
        if isinstance(model, RecordsBlock):
            yield records_node(edition, model)
        elif isinstance(model, FactsBlock):
            yield facts_node(edition, model, self.paper.report)
        elif isinstance(model, FigureBlock) and edition.site.shows(model.picture):
            yield self._picture(model.picture)
        elif isinstance(model, GalleryBlock):
            yield self._gallery(model)

    def _picture(self, name: str) -> Node:
        paper = self.paper
        return paper.once(picture_node(paper.edition, paper.pictures, name, paper.label(name)))

    def _gallery(self, block: GalleryBlock) -> Node:
        paper, album = self.paper, block.album or ""
        shown = [self._picture(name) for name in gallery_names(paper.edition, block)]
        return paper.once(gallery_node(paper.edition, shown, album, paper.label(album)))

    def heading(self, anchor: str) -> str:
        return self.paper.parts.heading(self.paper.edition, self.chapter, anchor)


def _name(hole: Block, body: Body) -> str:
    """The id that a block of the report has or names; "" where it has none."""
    try:
        plain = read_yaml(source_of(hole, body))[0]
    except Refused:
        return ""
    name = plain.get("id") if isinstance(plain, Mapping) else plain
    return str(name or "").strip()


def _table(paper: Paper, name: str) -> Iterator[Node]:
    table = paper.parts.tables.get(name)
    if table:
        yield paper.once(table_node(paper.edition, table, paper.label(name)))


def _chart(paper: Paper, name: str) -> Iterator[Node]:
    chart = paper.parts.charts.get(name)
    if chart:
        label = paper.label(name)
        yield paper.once(chart_node(paper.edition, chart, paper.parts.drawings[name], label))


def _case(paper: Paper, name: str) -> Iterator[Node]:
    record = paper.edition.site.records.get(name)
    if record is None or record.facts.state != "published":
        return
    label = paper.label(name)
    if not paper.first(name):
        yield {"t": "par", "body": [{"t": "ref", "to": name, "body": [label or record.title.pick(paper.edition.lang)]}]}
        return

    def told(text: CaseText) -> Sequence[Node]:
        holes = TextHoles(paper, text.holes, text.body, record.folder, "", text.day, record.id)
        return nodes_of(text.words, holes)

    yield case_node(paper.edition, record, label, told)


_NAMED = {"table": _table, "chart": _chart, "case": _case}
