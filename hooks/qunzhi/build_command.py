"""A build as it is asked for in the terminal.

Nothing is imported before it is needed: a build that would change nothing says so at once. What takes a command line
apart is not imported at all, since a plain build does without it.
"""

import os
import sys
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from qunzhi.quick import CONFIGURATION, Seen, engine_name, seen, unchanged, ways_of

if TYPE_CHECKING:
    from qunzhi.executor import Workers
    from qunzhi.past import Past


NOT_BUILT = "网站没有生成，原来的网站没有改动。 · Not built; the old site is untouched."
NOT_KEPT = (
    "网站已经生成，只是没能留下供下次沿用的记录，下次会慢一些。 · "
    "The site is built, but nothing could be left for the next build to use again; that one will take longer."
)


@dataclass(frozen=True, slots=True)
class Where:
    """Where products are to be made, as it stands on the command line."""

    workers: int | None
    executor: str
    store: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command."""

    root: Path
    site_dir: Path
    theme: str
    where: Where
    search: bool
    profile: bool
    explain: str
    """Address or path of a file whose story is wanted."""
    seen: Seen | None = None
    """What the build meets, where that has been looked at already."""


def carry_out(asked: Asked) -> None:
    """Build, unless nothing would change, and tell what was asked for. Raises SystemExit where there is no site."""
    if asked.explain:
        from qunzhi.explaining import past_of

        before = past_of(asked.root)
        is_known = before is not None and bool(before.traces)
        _explain(asked, before, _made(asked, at_once=is_known and not asked.profile))
    else:
        _made(asked, at_once=not asked.profile)


def _made(asked: Asked, *, at_once: bool) -> Collection[str]:
    """Paths of the files that were made; `at_once`: none where nothing has changed since the last build."""
    ways = ways_of(asked.theme, engine_name(search=asked.search))
    now = asked.seen
    if at_once and now is None and (asked.root / CONFIGURATION).is_file():
        now = _seen(asked)
        if said := unchanged(now, ways):
            print(said, file=sys.stderr)
            return ()
    return _build(asked, now)


def _seen(asked: Asked) -> Seen:
    from qunzhi.faults import BuildFailed, told

    try:
        with told():
            return seen(asked.root, asked.site_dir)
    except BuildFailed as failed:
        _failed(f"{NOT_BUILT}\n{failed}")


def _build(asked: Asked, now: Seen | None) -> Collection[str]:
    from qunzhi.bars import shown_on
    from qunzhi.build import Stopped, build
    from qunzhi.executor import ClusterFailed
    from qunzhi.faults import BuildFailed, NotKept
    from qunzhi.search import NoSearch, Pagefind, SearchFailed
    from qunzhi.shell import ThemeFailed
    from qunzhi.switch import NotASite
    from qunzhi.terminal import explain, report, report_timings
    from qunzhi.timings import Timed

    engine = Pagefind() if asked.search else NoSearch()
    try:
        with shown_on(sys.stderr, os.environ) as shown:
            timed = Timed(shown)
            workers = _workers(asked.where)
            built = build(
                asked.root, asked.site_dir, engine, theme=asked.theme, workers=workers, progress=timed, now=now
            )
    except Stopped as stopped:
        explain(stopped.findings)
        _failed("内容有错误，网站没有改动。 · The content has mistakes; the site was left as it was.")
    except NotKept as failed:
        _failed(f"{NOT_KEPT}\n{failed}")
    except (BuildFailed, ThemeFailed, SearchFailed, ClusterFailed, NotASite) as failed:
        _failed(f"{NOT_BUILT}\n{failed}")
    report(built)
    if asked.profile:
        report_timings(built, timed.seconds)
    return built.times.keys()


def _failed(why: str) -> NoReturn:
    print(why, file=sys.stderr)
    sys.exit(1)


def _workers(where: Where) -> "Workers":
    from qunzhi.executor import cluster_named

    return cluster_named(where.executor, where.store, partial(print, file=sys.stderr)) or where.workers


def _explain(asked: Asked, before: "Past | None", made: Collection[str]) -> None:
    from qunzhi.explaining import NoSuchFile, explain, story_of

    try:
        print(explain(story_of(asked.root, asked.site_dir, before, made), asked.explain, asked.site_dir), flush=True)
    except NoSuchFile as unknown:
        _failed(str(unknown))
