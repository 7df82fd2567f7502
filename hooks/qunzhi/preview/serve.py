"""`qunzhi serve`: builds at once and after every change, and shows the result meanwhile."""

import os
import signal
import time
import traceback
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType

import typer

from qunzhi.build import Examined, Stopped, build
from qunzhi.faults import BuildFailed
from qunzhi.findings import Finding
from qunzhi.frames import Shell
from qunzhi.memory import NOTHING, Memory
from qunzhi.overtaken import Overtaken
from qunzhi.preview.app import app
from qunzhi.preview.hosting import base_of
from qunzhi.preview.indexing import Stage
from qunzhi.preview.server import listening
from qunzhi.preview.session import FOLDER, Session
from qunzhi.preview.watching import Changes, watching
from qunzhi.search import NoSearch, SearchFailed
from qunzhi.shell import ThemeFailed
from qunzhi.switch import NotASite
from qunzhi.terminal import counted, explain
from qunzhi.turn import Turn


def serve(root: Path, port: int, *, polling: bool = False) -> None:
    """Preview a site until Ctrl+C, which ends the program. Raises PortTaken."""
    _end_on_interrupt()
    root = root.resolve()
    session = Session(root, root / FOLDER / "site", _say_of_index)
    changes = Changes()
    application = app(session, lambda: base_of(root))
    with listening(application, port) as host, watching(root, changes.add, polling=polling):
        address = host + base_of(root)
        _say(f"预览：{address}（按 Ctrl+C 结束）", f"preview: {address} (Ctrl+C ends it)")
        try:
            _build_again_and_again(root, session, changes)
        finally:
            typer.echo("\n预览已结束。 · The preview has ended.", err=True)


def _end_on_interrupt() -> None:
    """A terminal interrupts workers too, which have inherited the handler: theirs is to finish, not to complain."""
    here = os.getpid()

    def interrupt(signal_number: int, frame: FrameType | None) -> None:
        if os.getpid() == here:
            # Not KeyboardInterrupt: raised within exec(), it gives a bad status even to a program that has caught it.
            raise SystemExit(0)

    signal.signal(signal.SIGINT, interrupt)


def _build_again_and_again(root: Path, session: Session, changes: Changes) -> None:
    told: list[Finding] | None = None
    turn = Turn(ahead=partial(_show_ahead, session), wanted=partial(_unless, changes))
    while True:
        session.begin()
        try:
            found, memory = _build_once(root, session, turn)
        except Overtaken as overtaken:
            memory = overtaken.memory
        else:
            _tell(found, told)
            told = found
        turn = replace(turn, memory=memory, changed=changes.take())


def _unless(changes: Changes) -> None:
    if changes.are_there:
        raise Overtaken


def _tell(found: list[Finding] | None, told: list[Finding] | None) -> None:
    if found is not None and found == told:
        typer.echo(counted(found), err=True)
    elif found is not None:
        explain(found)


def _build_once(root: Path, session: Session, turn: Turn) -> tuple[list[Finding] | None, Memory]:
    """One build; what it found, or None where it could not even look; and what the next one may use.

    Raises Overtaken.
    """
    began = time.perf_counter()
    try:
        built = build(root, session.site, NoSearch(), turn=turn)
    except Overtaken:
        raise
    except Stopped as stopped:
        session.stopped(stopped.findings)
        _say(
            "内容有错误，改好保存即可，在此之前网页不变",
            "mistakes in the content; until they are mended the pages stay",
        )
        return stopped.findings, stopped.memory
    except (BuildFailed, ThemeFailed, SearchFailed, NotASite) as failed:
        _fail(session, str(failed))
        return None, NOTHING
    except Exception:
        # Files may vanish while they are read: the next change, which is already on its way, builds again.
        _fail(session, traceback.format_exc())
        return None, NOTHING
    pages = session.built(built.findings)
    seconds = time.perf_counter() - began
    _say(f"已生成，改动 {pages} 页，{seconds:.2f} 秒", f"built, {pages} pages changed, {seconds:.2f} s")
    return built.findings, built.memory


def _show_ahead(session: Session, examined: Examined, shell: Shell) -> None:
    """What makes pages is imported by the first build, which has nothing to show ahead."""
    from qunzhi.ahead import made_ahead

    session.made_ahead(made_ahead(examined, shell, session.lately.paths))


def _say_of_index(stage: Stage) -> None:
    if stage == "ready":
        _say("检索已更新", "search renewed")
    elif stage == "failed":
        _say("检索没有更新，仍用上一次的", "search not renewed; it answers from before")


def _fail(session: Session, trouble: str) -> None:
    session.failed(trouble)
    _say("没有生成，网页不变", "not built; the pages stay as they are")
    typer.echo(trouble, err=True)


def _say(zh: str, en: str) -> None:
    typer.echo(f"{time.strftime('%H:%M:%S')}  {zh} · {en}", err=True)
