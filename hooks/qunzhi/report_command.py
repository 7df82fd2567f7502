"""The commands for reports: `qunzhi report freeze`."""

from pathlib import Path
from typing import Annotated

import typer

from qunzhi.root_option import Root

app = typer.Typer(no_args_is_help=True, help="报告：定稿 · reports: freeze")


@app.callback()
def reports() -> None:
    """报告：定稿 · reports: freeze"""


@app.command()
def freeze(
    report_id: Annotated[str, typer.Argument(help="报告的编号 · id of the report", show_default=False)],
    renew: Annotated[bool, typer.Option("--renew", help="按现在的数字重新定稿 · freeze all of it anew")] = False,
    add: Annotated[bool, typer.Option("--add", help="只补登新引用的数字 · enter only what is new")] = False,
    date: Annotated[str, typer.Option(help="定稿日期，不写就是今天 · day, today where there is none")] = "",
    root: Root = Path(),
) -> None:
    """报告定稿：记下此刻印出的数字，以后不随记录变动 · freeze a report: it keeps the numbers that it prints now."""
    from qunzhi.asked import NotUnderstood, day_named
    from qunzhi.freezing import NotFrozen
    from qunzhi.freezing import freeze as freeze_report
    from qunzhi.load import load

    site = load(root.resolve()).checked
    try:
        path, frozen = freeze_report(site, report_id, day_named(date, site.today), renew=renew, add=add)
    except (NotUnderstood, NotFrozen) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    counted = len(frozen.figures), len(frozen.counts), len(frozen.tables), len(frozen.texts)
    typer.echo(
        "已定稿：{}（指标 {}，计数 {}，数据文件 {}，正文 {}）".format(path, *counted)
        + " · frozen: {} (figures {}, counts {}, data files {}, texts {})".format(path, *counted)
    )
