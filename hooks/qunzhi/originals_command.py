"""The commands for originals: `qunzhi originals add`, `verify`, `record` and `accept`."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from qunzhi.originals.holding import Originals

app = typer.Typer(no_args_is_help=True, help="原件：存入、核对、登记 · originals: add, verify, record")

Root = Annotated[Path, typer.Option(help="网站所在的文件夹 · the site's folder")]
Files = Annotated[list[Path], typer.Argument(help="文件 · files", show_default=False)]


@app.command()
def add(files: Files, root: Root = Path()) -> None:
    """把文件复制进原件库，原来的文件不动 · copy files into the store of originals; they themselves stay as they are."""
    from qunzhi.originals.adding import NotAdded, to_paste
    from qunzhi.originals.adding import add as add_to
    from qunzhi.originals.holding import renew_manifest

    store, failed = _store(root), False
    for file in files:
        try:
            added = add_to(store, file)
        except NotAdded as error:
            typer.echo(str(error), err=True)
            failed = True
            continue
        done = "已存入 added" if added.is_new else "原件库里已有 already there"
        typer.echo(f"{done}: {store.told}/{added.path}\n{to_paste(added)}\n")
        if added.is_new:
            renew_manifest(store)
    raise typer.Exit(1 if failed else 0)


def _store(root: Path) -> "Originals":
    from qunzhi.originals.holding import Unreachable
    from qunzhi.originals.opened import originals_of, ready_originals

    try:
        return ready_originals(root.resolve())
    except Unreachable as why:
        raise _unreachable(originals_of(root.resolve()), why) from None


def _unreachable(store: "Originals", why: Exception) -> typer.Exit:
    typer.echo(f"原件库 {store.told} 用不了（{why}）。 · The store of originals cannot be used.", err=True)
    return typer.Exit(1)


@app.command()
def verify(
    root: Root = Path(), as_json: Annotated[bool, typer.Option("--json", help="机器可读 · for machines")] = False
) -> None:
    """逐个读完全部原件，核对校验码 · read every original through, and compare it with its checksum."""
    from qunzhi.bars import shown_on
    from qunzhi.originals.holding import Unreachable
    from qunzhi.originals.telling import summary
    from qunzhi.originals.verify import verify as verify_all

    store = _store(root)
    try:
        with shown_on(sys.stderr, os.environ) as shown:
            found = verify_all(root.resolve(), store, shown)
    except Unreachable as why:
        raise _unreachable(store, why) from None
    if as_json:
        typer.echo(json.dumps([finding.plain() for finding in found.findings], ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join((*map(str, found.findings), summary(found))))
    raise typer.Exit(0 if found.is_whole else 1)


@app.command()
def record(root: Root = Path()) -> None:
    """把新的原件登记进 content/fixity.txt · enter new originals in content/fixity.txt."""
    from qunzhi.originals.holding import renew_manifest
    from qunzhi.originals.recording import NotAccepted
    from qunzhi.originals.recording import record as record_new

    try:
        count, rest = record_new(root.resolve())
    except NotAccepted as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    store = _store(root)
    count += renew_manifest(store) if store.is_there() else 0
    typer.echo(f"新登记 {count} 个原件。 · {count} originals entered.")
    if others := len(rest.changed) + len(rest.gone) + len(rest.moved):
        typer.echo(
            f"另有 {others} 个原件变了、改了名或不见了，没有登记；请运行 qunzhi originals verify。 · "
            f"{others} more have changed, were renamed or are gone; run `qunzhi originals verify`."
        )


@app.command()
def accept(files: Files, root: Root = Path()) -> None:
    """有意更换、改名或去掉的原件，按现状登记 · enter originals that were changed, renamed or removed on purpose."""
    from qunzhi.originals.recording import NotAccepted
    from qunzhi.originals.recording import accept as accept_these

    try:
        names = accept_these(root.resolve(), files)
    except NotAccepted as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo("\n".join(f"已登记 entered: content/{name}" for name in names))
