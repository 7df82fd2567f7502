"""What is run: each program on each site, from nothing or after a change."""

import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tests.bench.changes import change_text, change_theme, change_title
from tests.bench.frames import shell_of
from tests.bench.hugo import write_hugo
from tests.bench.sites import PROJECT, write_plain, write_qunzhi

OURS = {"PYTHONPATH": str(PROJECT / "hooks"), "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

QUNZHI = (sys.executable, "-m", "qunzhi")
BUILD = (*QUNZHI, "build", "--no-search")

_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_INDEX = "from pathlib import Path; from qunzhi.search import Pagefind; Pagefind().index(Path('site'))"

_PRUNED = ("navigation.prune", "navigation.tabs")
"""What a careful user of Material sets for so many pages; the other plain site has the default navigation."""


@dataclass(frozen=True)
class Sizes:
    """How many records the sites have."""

    few: int = 100
    records: int = 2500
    many: int = 10_000


@dataclass(frozen=True)
class Heat:
    """One thing to run in every round; `ready` brings its site into the state that is to be measured."""

    name: str
    site: str
    """Name of its folder."""
    command: tuple[str, ...]
    ready: Callable[[Path, int], None]
    made: str
    """Below its folder: what it makes."""
    rows: frozenset[str]
    """Rows of the result that need it, or that need what it leaves behind."""
    slow: bool
    """Whether it takes many minutes and gigabytes: a page of Material has the whole navigation in it."""


def sites(work: Path, sizes: Sizes) -> Mapping[str, Callable[[Path], None]]:
    """How to write each site, by the name of its folder."""
    found: dict[str, Callable[[Path], None]] = {}
    for name, count in (("few", sizes.few), ("records", sizes.records), ("many", sizes.many)):
        found[f"qunzhi-{name}"] = partial(write_qunzhi, count=count)
        found[f"mkdocs-{name}"] = partial(write_plain, count=count, features=())
        found[f"pruned-{name}"] = partial(write_plain, count=count, features=_PRUNED)
        found[f"hugo-{name}"] = partial(_write_hugo, work, count)
    return found


def heats(rows: Collection[str]) -> list[Heat]:
    """Those that the rows need, in the order in which a round runs them."""
    hugo = (str(hugo_program()), "--quiet")
    every = [
        _heat("qunzhi few", BUILD, _cold, "8"),
        _heat("mkdocs few", _MKDOCS, _cold, "8"),
        _heat("qunzhi records", BUILD, _cold, "1", "search"),
        _heat("hugo records", hugo, _cold, "1", made="public"),
        _heat("mkdocs records", _MKDOCS, _cold, "1", slow=True),
        _heat("pruned records", _MKDOCS, _cold, "1", slow=True),
        _heat("qunzhi many", BUILD, _cold, "2", "3", "4", "5", "6", "9"),
        _heat("hugo many", hugo, _cold, "2", "3", "4", "5", "6", made="public"),
        _heat("qunzhi many again", BUILD, _as_it_is, "3"),
        _heat("qunzhi many text", BUILD, change_text, "4"),
        _heat("qunzhi many title", BUILD, change_title, "4"),
        _heat("qunzhi many theme", BUILD, change_theme, "5"),
        _heat("qunzhi records check", (*QUNZHI, "check"), _as_it_is, "search"),
        _heat("qunzhi records search", (sys.executable, "-c", _INDEX), _without_index, "search"),
    ]
    return [heat for heat in every if heat.rows & set(rows)]


def _write_hugo(work: Path, count: int, folder: Path) -> None:
    write_hugo(folder, count, shell_of(work))


def hugo_program() -> Path:
    """The binary within the package `hugo`, whose own command would add the start of Python; else that of the path."""
    try:
        found = Path(str(distribution("hugo").locate_file("hugo/binaries/hugo")))
    except PackageNotFoundError:
        found = Path(shutil.which("hugo") or "hugo")
    return found


def _heat(
    name: str,
    command: tuple[str, ...],
    ready: Callable[[Path, int], None],
    *rows: str,
    made: str = "site",
    slow: bool = False,
) -> Heat:
    site = "-".join(name.split()[:2])
    return Heat(name, site, command, ready, made, frozenset(rows), slow)


def _cold(folder: Path, _: int) -> None:
    """As after a fresh checkout: nothing made, no cache."""
    for name in ("site", ".cache", "public", "resources"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _as_it_is(folder: Path, _: int) -> None:
    """After the build before, nothing has changed."""


def _without_index(folder: Path, _: int) -> None:
    shutil.rmtree(folder / "site/pagefind", ignore_errors=True)
