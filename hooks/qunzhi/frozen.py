"""Frozen reports: what was approved keeps its numbers, whatever the records say later.

All that prints a number of a text asks here for it, with the report in which the text stands.
"""

from dataclasses import replace
from typing import NamedTuple

from qunzhi.data_content import content_of
from qunzhi.figures import Figure, figures_of
from qunzhi.findings import Finding
from qunzhi.kinds.frozen import Frozen, FrozenFigure
from qunzhi.kinds.indicator import KIND, Indicator
from qunzhi.languages import Text
from qunzhi.markup.blocks import Selection
from qunzhi.reading.data_files import FROZEN
from qunzhi.reading.files import Refused, as_text
from qunzhi.reading.yaml import YamlText, read_yaml
from qunzhi.records import Record, Source
from qunzhi.select import amount
from qunzhi.site import Site, remembered
from qunzhi.validate import validate


class Register(NamedTuple):
    """A file of frozen numbers."""

    source: YamlText
    frozen: Frozen | None
    """None where something is wrong with it."""
    findings: tuple[Finding, ...] = ()


def register_path(record: Record) -> str:
    """Where the register of a report stands, from the site's root."""
    return f"{record.folder}/{FROZEN}"


def register_of(site: Site, record: Record) -> Register | None:
    """The register of a report; None where it has none, and of all other records."""
    return _register(site, register_path(record)) if record.kind.numbered and record.folder else None


def frozen_of(site: Site, record: Record | None) -> Frozen | None:
    """What was approved of a report; None where it is not frozen."""
    found = register_of(site, record) if record else None
    return found.frozen if found else None


@remembered
def _register(site: Site, path: str) -> Register | None:
    content = content_of(site, path)
    if content is None:
        return None
    try:
        source = YamlText(path, as_text(path, content).text)
        plain, findings = read_yaml(source)
    except Refused as refused:
        return Register(YamlText(path, ""), None, (refused.finding,))
    frozen, problems = validate(Frozen, plain, source.locate)
    return Register(source, frozen, (*findings, *problems))


def figure_key(name: str) -> str:
    """By what a register knows a figure: `members@2023`, or `members@` for the newest value."""
    indicator, _, period = name.partition("@")
    return f"{indicator.strip()}@{period.strip()}"


def count_key(wanted: Selection) -> str:
    """By what it knows a count: the kind and the filters, `member role=lead`."""
    given = ((name, getattr(wanted, name)) for name in Selection.model_fields if name != "kind")
    return " ".join([wanted.kind, *(f"{name}={value}" for name, value in given if value is not None)])


def figure_in(site: Site, within: Record | None, name: str) -> Figure | None:
    """The figure that `id@period` names in a text; `within`: the report in which it stands.

    Of a frozen one it is told what states it as long as the records say the same.
    """
    now, register = figures_of(site).cited(name), register_of(site, within) if within else None
    was = register.frozen.figures.get(figure_key(name)) if register and register.frozen else None
    if register is None or was is None:
        return now
    indicator = figures_of(site).indicators.get(indicator_id(name)) or _former(site, register, name, was)
    quantity, unit = replace(was.value, bound=was.bound), site.units.find(was.value.unit)
    if now and (now.period, now.quantity) == (was.period, quantity):
        return replace(now, quantity=quantity, unit=unit)  # 1.1 and 1.10 are the same number, printed otherwise
    return Figure(indicator, was.period, quantity, unit)


def indicator_id(name: str) -> str:
    """That of `indicator@period`."""
    return name.partition("@")[0].strip()


def _former(site: Site, register: Register, name: str, was: FrozenFigure) -> Record:
    """An indicator that is none any more: the record that has been withdrawn or, where none is left, one that stands
    for it in the register and bears its id for a name.
    """
    own = indicator_id(name)
    withdrawn = site.records.get(own)
    if withdrawn and withdrawn.kind.name == KIND.name:
        return withdrawn
    facts = Indicator(title=Text(own, own), unit=was.value.unit)
    return Record(KIND, own, facts, Source(register.source, ("figures", figure_key(name))), "", {})


def amount_in(site: Site, within: Record | None, wanted: Selection) -> int:
    """The number of records that a block asks for."""
    frozen = frozen_of(site, within)
    was = frozen.counts.get(count_key(wanted)) if frozen else None
    return amount(site, wanted) if was is None else was
