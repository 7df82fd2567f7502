"""Freezes a report: registers beside it the numbers that it prints, the day they were approved, and its words."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date

from qunzhi.asked import record_named
from qunzhi.figures import Figure, figures_of
from qunzhi.frozen import count_key, figure_key, frozen_of, register_path
from qunzhi.kinds.frozen import Frozen, FrozenFigure
from qunzhi.languages import Text
from qunzhi.records import Record
from qunzhi.reports.printed import cited_figures, data_files, printed_counts
from qunzhi.reports.seals import seals_of_texts, short_name
from qunzhi.saving import save
from qunzhi.select import amount
from qunzhi.site import Site


class NotFrozen(Exception):
    """The report was not frozen; the message says why in both languages."""


def report_named(site: Site, name: str) -> Record:
    """The report of that id. Raises NotUnderstood."""
    return record_named(site, name, Text("报告", "report"), lambda one: one.kind.numbered and bool(one.folder))


def as_printed_today(site: Site, record: Record, day: date) -> Frozen:
    """What the records say today of all that a report prints. Raises NotFrozen where they do not."""
    found = {figure_key(name): figures_of(site).cited(name) for name, _ in cited_figures(site, record)}
    if unknown := [key for key, figure in found.items() if figure is None]:
        told = "、".join(unknown)
        raise NotFrozen(
            f"这些数字还没有值，不能定稿：{told}。 · These figures have no value yet: {', '.join(unknown)}."
        )
    counted = (line.count for line, _ in printed_counts(site, record) if line.count)
    return Frozen.model_construct(
        date=day,
        figures={key: _figure(figure) for key, figure in found.items() if figure},
        counts={count_key(wanted): amount(site, wanted) for wanted in counted},
        tables=_named(record, data_files(site, record)),
        texts=_named(record, seals_of_texts(site, record)),
    )


def _figure(figure: Figure) -> FrozenFigure:
    quantity = figure.quantity
    return FrozenFigure.model_construct(period=figure.period, value=quantity, bound=quantity.bound)


def _named(record: Record, found: Mapping[str, str]) -> dict[str, str]:
    return {short_name(record, path): digest for path, digest in found.items()}


def added(was: Frozen, now: Frozen) -> Frozen:
    """What was frozen, and beside it what has come into the report since."""
    more = {name: {**getattr(now, name), **getattr(was, name)} for name in ("figures", "counts", "tables", "texts")}
    return was.model_copy(update=more)


def freeze(site: Site, name: str, day: date, *, renew: bool = False, add: bool = False) -> tuple[str, Frozen]:
    """Write the register of a report; its path from the root and what stands there.

    What is frozen already stays: `add` enters what is not there yet, `renew` writes all of it anew. Raises NotFrozen or
    NotUnderstood.
    """
    record = report_named(site, name)
    path, was = register_path(record), frozen_of(site, record)
    if (site.root / path).exists() and not renew and not (add and was):
        raise NotFrozen(
            f"“{name}”已经定稿，见 {path}，没有改动。补登新引用的数字用 --add，全部按现在的数字重新定稿用 --renew。 · "
            f"{name} is frozen already, see {path}; nothing was changed. --add enters what it cites since then, "
            "--renew freezes all of it as it is now."
        )
    now = as_printed_today(site, record, day)
    frozen = added(was, now) if add and was and not renew else now
    save(site.root / path, written(frozen).encode())
    return path, frozen


HEAD = """\
# 本报告定稿时的数字；由 qunzhi report freeze 写成，请不要手改。
# The numbers of this report as approved; written by `qunzhi report freeze`, not to be changed by hand.
"""


def written(frozen: Frozen) -> str:
    """The register as a file."""
    figures = ((key, _figure_line(figure)) for key, figure in frozen.figures.items())
    counts = ((key, str(number)) for key, number in frozen.counts.items())
    groups = (("figures", figures), ("counts", counts), ("tables", frozen.tables.items()))
    lines = [line for name, those in (*groups, ("texts", frozen.texts.items())) for line in _group(name, those)]
    return "\n".join([f"{HEAD}date: {frozen.date.isoformat()}", *lines, ""])


def _group(name: str, those: Iterable[tuple[str, str]]) -> list[str]:
    lines = [f"  {_key(key)}: {value}" for key, value in those]
    return [f"{name}:", *lines] if lines else []


def _figure_line(figure: FrozenFigure) -> str:
    value = json.dumps(f"{figure.value.plain} {figure.value.unit}".strip(), ensure_ascii=False)
    bound = f", bound: {figure.bound}" if figure.bound else ""
    return f"{{period: {figure.period.written}, value: {value}{bound}}}"


_PLAIN = re.compile(r"\w[\w./@= -]*")
"""Keys that mean themselves in YAML."""


def _key(words: str) -> str:
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)
