"""The units of measurement that other tables name by their ids."""

from collections.abc import Iterator

from qunzhi.data.columns import Column
from qunzhi.data.tables import Row, Table
from qunzhi.languages import Text
from qunzhi.site import Site
from qunzhi.units import own_units


def unit_table(site: Site) -> Table:
    """Units that every site has, then the group's own measure words."""
    columns = (
        Column("id", "word", "As other tables name it.", Text("编号", "Id"), required=True),
        Column("name", "text", "As it is written.", Text("名称", "Name"), required=True),
        Column("dimension", "word", "Units of one dimension convert; without one it converts to nothing."),
        Column(
            "factor", "word", "How many of the basic unit of the dimension one is, as a whole number or a fraction."
        ),
    )
    return Table("units", Text("计量单位", "Units of measurement"), columns, lambda: _rows(site), ("id",))


def _rows(site: Site) -> Iterator[Row]:
    own = own_units()
    for unit in own:
        factor = str(unit.factor) if unit.dimension else None
        yield unit.id, {"zh": unit.text.zh, "en": unit.text.en or None}, unit.dimension or None, factor
    known = {unit.id for unit in own}
    for name in site.terms.ids("units"):
        term = site.terms.term("units", name)
        if term and name not in known:
            yield name, {"zh": term.zh, "en": term.en}, None, None
