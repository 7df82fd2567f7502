"""What is meant on the command line: a record by its id, a day."""

from collections.abc import Callable
from datetime import date

from qunzhi.dates import DateProblem, parse_date
from qunzhi.languages import Text
from qunzhi.records import Record
from qunzhi.site import Site
from qunzhi.text import nearest

RECORD = Text("记录", "record")


class NotUnderstood(Exception):
    """Nothing was done; the message says why in both languages."""


def record_named(
    site: Site, name: str, sort: Text = RECORD, belongs: Callable[[Record], bool] = lambda _: True
) -> Record:
    """The record of that id, published or not. Raises NotUnderstood.

    `sort`: what it is called, if not any will do but one that `belongs`.
    """
    known = {one: record for one, record in {**site.held, **site.records}.items() if belongs(record)}
    if name in known:
        return known[name]
    if name in site.lost.ids:
        raise NotUnderstood(
            f"“{name}”有错误；请先运行 qunzhi check 并改正。 · "
            f"{name} has errors: run `qunzhi check` and mend them first."
        )
    near = nearest(name, known)
    meant = (f"您要写的是不是“{near}”？", f" Did you mean {near}?") if near else ("", "")
    raise NotUnderstood(f"没有编号为“{name}”的{sort.zh}。{meant[0]} · There is no {sort.en} {name}.{meant[1]}")


def day_named(words: str, today: date) -> date:
    """The day that was written, or today where none was. Raises NotUnderstood."""
    if not words.strip():
        return today
    try:
        when = parse_date(words.strip())
    except DateProblem as problem:
        raise NotUnderstood(f"日期“{words}”：{problem.reason.zh}。 · {words}: {problem.reason.en}.") from None
    if when.precision != "day":
        raise NotUnderstood(f"日期请写到日，例如 {today}。 · Write the full date, such as {today}.")
    return when.first
