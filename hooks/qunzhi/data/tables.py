"""Tables: the published records of each kind, and the lists within them, one row each."""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, TypeVar
from urllib.parse import quote

from pydantic import BaseModel

from qunzhi.data.columns import Column, Plain
from qunzhi.data.forms import Field, fields_of
from qunzhi.data.public import Reading, readings
from qunzhi.filing import part_id
from qunzhi.kinds.document import Attachment
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.picture import Picture
from qunzhi.kinds.schema import Part, RecordSchema
from qunzhi.languages import Language, Text
from qunzhi.reads import kept
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.words import words

T = TypeVar("T")
Row = tuple[Plain, ...]

ELSEWHERE = (("indicator", "series"),)
"""Lists that have a table of another shape: see values.py."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table, published as CSV and as JSON."""

    name: str
    """Part of its address: `activity`, `plan-tasks`, `statistics/members`, `reports/report-2023/staff`."""
    title: Text
    columns: tuple[Column, ...]
    make: Callable[[], Iterable[Row]]
    key: tuple[str, ...]
    """Columns that name a row."""
    doc: tuple[Text, ...] = ()
    """What else is to be known of it, sentence by sentence."""
    source: Text | None = None
    """Who says so, where that is the same for all rows."""

    _memo: dict[Any, Any] = dataclass_field(default_factory=dict, repr=False)

    @property
    def rows(self) -> tuple[Row, ...]:
        """A value for each column, in the order of the site's lists."""
        return self.remembered("rows", lambda: tuple(self.make()))

    def remembered(self, name: str, step: Callable[[], T]) -> T:
        """What a step makes of the table, made once; who asks has looked at the same."""
        found: T = kept(self._memo, name, step)
        return found

    @property
    def id(self) -> str:
        """Its name as the Data Package has it, without a slash; no two are alike, for no id has a point in it."""
        return self.name.replace("/", "-", 1).replace("/", ".")

    @property
    def form(self) -> str:
        """Its title and columns as one word, which tells whether they are what they were."""
        return hashlib.sha256(repr((self.name, self.title, self.columns)).encode()).hexdigest()


ID = Column(
    "id", "word", "Permanent id of the record, and the last part of its address.", Text("编号", "Id"), required=True
)
URL = Column("url", "address", "Where it stands on the site.", Text("网址", "Address"), required=True)
POSITION = Column("position", "integer", "Its place in the list, from 1.", Text("序次", "Position"), required=True)


def kind_table(site: Site, kind: Kind) -> Table:
    """The published records of a kind."""
    found = readings(site, kind.schema)
    return Table(
        kind.name,
        kind.heading,
        (ID, *(column for column, _, _ in found), URL),
        lambda: ((r.id, *_values(r.facts, found), r.address) for r in site.of(kind)),
        ("id",),
    )


def inner_tables(site: Site, kind: Kind, files: Container[str]) -> Iterator[Table]:
    """Tables of the lists within the records of a kind that hold anything. `files`: paths of those that are here."""
    for field in _lists(kind.schema):
        if (kind.name, field.name) in ELSEWHERE:
            continue
        yield from _inner(site, kind, field, (field,), files)


def _inner(site: Site, kind: Kind, field: Field, way: tuple[Field, ...], files: Container[str]) -> Iterator[Table]:
    assert field.model
    first, *_ = way
    if any(_along(record.facts, way) for record in site.of(kind) if getattr(record.facts, first.name)):
        yield _inner_table(site, kind, field, way, files)
        for deeper in _lists(field.model):
            yield from _inner(site, kind, deeper, (*way, deeper), files)


def _lists(schema: type[BaseModel]) -> Iterator[Field]:
    """Fields that hold groups of fields. Pictures have one table, whoever holds them."""
    common = RecordSchema.model_fields if issubclass(schema, RecordSchema) else {}
    for field in fields_of(schema):
        if field.form == "model" and field.many and field.model is not Picture and field.name not in common:
            yield field


@dataclass(frozen=True, slots=True)
class Found:
    """A group of fields within a record."""

    model: BaseModel
    place: int
    """In its list, from 0."""
    above: str
    """What holds the list: the id of the record or of a part of it."""
    name: str
    """Its own id; "" where it has none."""


def _along(facts: BaseModel, way: tuple[Field, ...], record: Record | None = None) -> list[Found]:
    """What stands at the end of a way of lists."""
    above = [Found(facts, 0, "", record.id if record else "")]
    for step in way:
        above = [
            Found(model, n, one.name or f"{one.above}-{one.place + 1}", _name(record, step.name, n, model))
            for one in above
            for n, model in enumerate(getattr(one.model, step.name))
        ]
    return above


def _name(record: Record | None, field: str, number: int, model: BaseModel) -> str:
    return part_id(record, (field, number), model) if record and isinstance(model, Part) else ""


def _inner_table(site: Site, kind: Kind, field: Field, way: tuple[Field, ...], files: Container[str]) -> Table:
    """Rows name the record that they belong to, what holds their list where that is a part of it, and their place."""
    assert field.model
    found = readings(site, field.model)
    is_part, is_deep = issubclass(field.model, Part), len(way) > 1
    lead = [owner(kind)]
    if is_deep:
        lead.append(_holder(kind, way[-2]))
    own = [ID] if is_part else []
    tail = [URL] if is_part or field.model is Attachment else []

    def rows() -> Iterator[Row]:
        for record in site.of(kind):
            for one in _along(record.facts, way, record):
                values = _values(one.model, found)
                holder = (one.above,) if is_deep else ()
                name = (one.name,) if is_part else ()
                yield (record.id, *holder, *name, one.place + 1, *values, *_address(record, one, files))

    key = ("id",) if is_part else (lead[-1].name, POSITION.name)
    columns = (*lead, *own, POSITION, *(column for column, _, _ in found), *tail)
    return Table(_table_name(kind, field), _title(kind, field), columns, rows, key)


def owner(kind: Kind) -> Column:
    """The column that names the record to which a row belongs."""
    return Column(kind.name, "word", f"Id of the {kind.name}.", kind.label, required=True, target=kind.name)


def _holder(kind: Kind, above: Field) -> Column:
    target = _table_name(kind, above)
    is_part = above.model is not None and issubclass(above.model, Part)
    return Column("part", "word", f"Which row of {target}.", required=True, target=target if is_part else "")


def _table_name(kind: Kind, field: Field) -> str:
    return f"{kind.name}-{field.name.replace('_', '-')}"


def _title(kind: Kind, field: Field) -> Text:
    return Text(f"{kind.label.zh}：{list_name('zh', field)}", f"{kind.label.en}: {list_name('en', field)}")


def list_name(lang: Language, field: Field) -> str:
    """What a list within records is called."""
    label = field.label
    return words(lang).get(f"data_list_{field.name}") or (label.pick(lang) if label else field.name.replace("_", " "))


def _address(record: Record, one: Found, files: Container[str]) -> tuple[str, ...]:
    """Of a file that is not here: the page that says so."""
    if isinstance(one.model, Attachment):
        is_here = f"{record.folder}/{one.model.file}" in files
        return (record.address + quote(one.model.file) if is_here else record.address,)
    return (f"{record.address}#{quote(one.name)}",) if one.name else ()


def _values(facts: BaseModel, found: tuple[Reading, ...]) -> Iterator[Plain]:
    return (make(getattr(facts, name)) for _, make, name in found)
