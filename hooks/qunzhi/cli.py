"""The console command."""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from qunzhi import __version__, originals_command, report_command
from qunzhi.root_option import Root


class _Commands(TyperGroup):
    """A full disk or a locked folder is told in words, whatever the command; it is nobody's bug."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            from qunzhi.faults import in_words

            words = in_words(error)
            if words is None:
                raise
            typer.echo(words, err=True)
            raise typer.Exit(1) from None


app = typer.Typer(cls=_Commands, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(originals_command.app, name="originals")
app.add_typer(report_command.app, name="report")


class Theme(StrEnum):
    """Engines that can render the frames."""

    MKDOCS = "mkdocs"
    PROPERDOCS = "properdocs"


@app.command()
def check(
    root: Root = Path(), as_json: Annotated[bool, typer.Option("--json", help="机器可读 · for machines")] = False
) -> None:
    """检查内容，列出全部问题 · check the content and list everything that is wrong."""
    from qunzhi.build import Stopped, examine
    from qunzhi.findings import stops, unread_first
    from qunzhi.terminal import counted

    try:
        findings = examine(root.resolve()).findings
    except Stopped as stopped:
        findings = stopped.findings
    if as_json:
        typer.echo(json.dumps([f.plain() for f in findings], ensure_ascii=False, indent=1))
    else:
        for finding in unread_first(findings):
            typer.echo(str(finding))
        typer.echo(counted(findings))
    raise typer.Exit(1 if stops(findings) else 0)


@app.command()
def build(
    root: Root = Path(),
    site_dir: Annotated[Path | None, typer.Option(help="放网站的文件夹 · where the site goes")] = None,
    theme: Annotated[Theme, typer.Option(help="页面外框的引擎 · engine of the frames")] = Theme.MKDOCS,
    search: Annotated[bool, typer.Option(help="生成检索索引 · make the search index")] = True,
    workers: Annotated[int | None, typer.Option(help="进程数 · worker processes", min=1)] = None,
    profile: Annotated[bool, typer.Option("--profile", help="说出各阶段用时 · tell what took how long")] = False,
    explain: Annotated[str, typer.Option(help="说明一个网页为什么重做或沿用 · why a page was made or reused")] = "",
    executor: Annotated[str, typer.Option(help="在哪里生成：local 或 dask:地址 · local or dask:ADDRESS")] = "local",
    store: Annotated[
        str, typer.Option(help="集群存放所生成文件的文件夹或 URL · a cluster's store, folder or URL")
    ] = "",
) -> None:
    """生成网站 · build the site."""
    from qunzhi.build_command import Asked, Where, carry_out

    folder = (site_dir or root / "site").resolve()
    where = Where(workers, executor, store)
    carry_out(Asked(root.resolve(), folder, theme.value, where, search, profile, explain))


@app.command()
def cache(
    root: Root = Path(),
    prune: Annotated[bool, typer.Option("--prune", help="清理不再用的 · remove what is no longer used")] = False,
    days: Annotated[int, typer.Option(help="多少天不用才清理 · unused for how many days", min=0)] = 7,
) -> None:
    """看缓存占多大，清理不用的 · what the cache holds; prune it."""
    from qunzhi.context import context_of
    from qunzhi.holdings import holdings, told, told_removed
    from qunzhi.pruning import blobs_in, limit_of
    from qunzhi.pruning import prune as prune_store
    from qunzhi.quick import CACHE, now_ns
    from qunzhi.store import FOLDER, Store

    folder = root.resolve() / CACHE
    if prune:
        typer.echo(told_removed(prune_store(folder, context_of(root), days, now_ns(), os.environ)))
    typer.echo(told(holdings(folder), limit_of(os.environ, blobs_in(Store(folder / FOLDER)))))


@app.command()
def serve(
    root: Root = Path(),
    port: Annotated[int, typer.Option(help="端口，0 为任选 · port, 0 for any", min=0, max=65535)] = 8000,
    poll: Annotated[bool, typer.Option("--poll", help="网络盘、虚拟机共享盘上用 · for network drives")] = False,
) -> None:
    """边写边看 · preview the site while you write."""
    from qunzhi.preview.serve import serve as serve_site
    from qunzhi.preview.server import PortTaken

    try:
        serve_site(root, port, polling=poll)
    except PortTaken as taken:
        typer.echo(
            f"{port} 端口打不开，可能已被占用；换一个：make serve PORT={port + 1} · "
            f"Port {port} cannot be opened, perhaps it is taken; choose another: make serve PORT={port + 1}\n{taken}",
            err=True,
        )
        raise typer.Exit(1) from None


@app.command()
def new(
    kind: Annotated[str, typer.Argument(help="种类，例如 activity · kind of record")],
    record_id: Annotated[
        str, typer.Option("--id", prompt="编号（英文小写，用作网址） · id", help="编号，用作网址 · id")
    ],
    title: Annotated[str, typer.Option(prompt="标题 · title", help="中文标题 · title in Chinese")],
    root: Root = Path(),
) -> None:
    """新建一条记录 · write a new record."""
    from qunzhi.kinds import KINDS, kind_named
    from qunzhi.load import load
    from qunzhi.new import NotWritten, new_record

    found, site = kind_named(kind), load(root.resolve()).site
    if found is None:
        names = "、".join(f"{one.name} {one.label.zh}" for one in KINDS)
        raise typer.BadParameter(f"没有“{kind}”这种记录；可以写：{names} · unknown kind")
    if site is None:
        raise typer.BadParameter("请先补好 content/group.yml，再运行 qunzhi check · mend content/group.yml first")
    try:
        path = new_record(site, found, record_id, title)
    except NotWritten as error:
        raise typer.BadParameter(str(error)) from None
    typer.echo(f"已写好：{path} · written: {path}")


@app.command()
def review(
    record_id: Annotated[str, typer.Argument(help="记录的编号 · id of the record")],
    stage: Annotated[str, typer.Option(prompt="哪一审（初审、复审、终审） · stage", help="初审、复审、终审 · stage")],
    by: Annotated[
        str, typer.Option(prompt="审核人的职务，不写姓名 · office", help="审核人的职务 · office of who checked")
    ],
    by_en: Annotated[str, typer.Option(help="职务的英文 · the office in English")] = "",
    date: Annotated[str, typer.Option(help="审核日期，不写就是今天 · day, today where there is none")] = "",
    root: Root = Path(),
) -> None:
    """记下一道审核 · enter a review of a record as it now stands."""
    from qunzhi.asked import NotUnderstood, day_named
    from qunzhi.enter_review import NotEntered, enter_review, office, stage_named
    from qunzhi.load import load

    site = load(root.resolve()).checked
    try:
        day = day_named(date, site.today)
        place = enter_review(site, record_id, stage_named(stage), office(by, by_en), day)
    except (NotEntered, NotUnderstood) as error:
        raise typer.BadParameter(str(error)) from None
    typer.echo(f"已记入：{place} · entered: {place}")


@app.command(name="as-of")
def as_of(day: Annotated[str, typer.Argument(help="日期，例如 2023-11-28 · a day")], root: Root = Path()) -> None:
    """某一天的成员、任职和有效文件 · members, offices and documents in force on a day."""
    from qunzhi.dates import DateProblem, day_text, parse_date
    from qunzhi.load import load
    from qunzhi.standing import as_of as standing_on

    try:
        when = parse_date(day)
    except DateProblem as problem:
        raise typer.BadParameter(f"{problem.reason.zh} · {problem.reason.en}") from None
    site = load(root.resolve()).checked
    found = standing_on(site, when.last)
    parts = [(site.terms.term("unit-types", name), found.count(name)) for name in found.members]
    told = " + ".join(f"{count} {term.zh}" for term, count in parts if term)
    typer.echo(f"{day_text(when.last, 'zh')} · {day_text(when.last, 'en')}")
    part = site.group.members_listed == "part"
    what = "本站登记的成员（来源未列全部） members on record (the sources do not list all)" if part else "成员 members"
    typer.echo(f"{what}: {found.total} = {told}" if told else f"{what}: 0")
    for record in found.appointments:
        typer.echo(f"任职 in office: {record.title.zh} ({record.value('body')}, {record.value('office')})")
    for record in found.undated:
        typer.echo(f"任期未载 no dates recorded: {record.title.zh} ({record.value('body')}, {record.value('office')})")
    for record in found.documents:
        typer.echo(f"有效文件 in force: {record.title.zh}")


@app.command()
def ledger(root: Root = Path()) -> None:
    """把新发布的网址记入网址册 · enter newly published addresses in the ledger."""
    from qunzhi.build import Stopped, examine
    from qunzhi.ledger import write_ledger
    from qunzhi.terminal import explain

    try:
        new_ones = write_ledger(examine(root.resolve()).site)
    except Stopped as stopped:
        explain(stopped.findings)
        raise typer.Exit(1) from None
    typer.echo(f"新记入 {new_ones} 个网址。 · {new_ones} new addresses.")


@app.command()
def version() -> None:
    """显示版本 · print the version."""
    typer.echo(__version__)
