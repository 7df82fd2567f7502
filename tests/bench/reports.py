"""Rows about a report of a hundred pages: its web edition and its PDF from nothing, and what a change of it costs."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.goals import Line
from tests.bench.heats import OURS
from tests.bench.measure import Cost, middle, run
from tests.building import PROJECT, Building, copied_project

ROW = "reports"

MOST_S, MOST_PDF_BYTES, MOST_BYTES = 3.0, 10_000_000, 700 * 2**20

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

PINNED = "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); os.execvp(sys.argv[1], sys.argv[1:])"
"""A program on one core; where there is no such call, on all of them."""


class Subject(NamedTuple):
    """The report that is measured, in a copy of its site."""

    building: Building
    report: str

    @property
    def folder(self) -> Path:
        """For what is made."""
        return self.building.root.parents[3] / "reports"


QUALITY, CHAPTER = ("ernan", "quality-report-2023"), "culture"
"""Site and report, and the chapter that is changed."""


def report_lines(
    work: Path,
    rounds: int,
    tell: Callable[[str], None],
    of: tuple[str, str] = QUALITY,
    chapter: str = CHAPTER,
) -> Iterator[Line]:
    """All rows; each edition in turn, in every round, in a process of its own on one core."""
    name, report = of
    subject = Subject(copied_project(work / "reports-project", name), report)
    subject.folder.mkdir(parents=True)
    tell(f"the site of {name}")
    _build(subject)
    costs: dict[str, list[Cost]] = {}
    for number in range(1, rounds + 1):
        for what, command in _commands(subject).items():
            tell(f"round {number}: {what}")
            costs.setdefault(what, []).append(run(command, subject.folder, _environment(subject)))
    middles = {what: middle(found) for what, found in costs.items()}
    for what in ("web zh", "web en", "pdf zh", "pdf en"):
        yield from _edition(subject, what, middles)
    yield from _rebuilding(subject, chapter)


def _environment(subject: Subject) -> dict[str, str]:
    return {**OURS, "PYTHONPATH": f"{subject.building.project / 'hooks'}:{PROJECT}"}


def _program(subject: Subject, what: str) -> tuple[str, ...]:
    kind, _, lang = what.partition(" ")
    out = subject.folder / what.replace(" ", "-")
    program = (sys.executable, "-m", "tests.bench.report_programs")
    return (*program, kind, lang or "-", str(subject.building.root), str(out), subject.report)


def _commands(subject: Subject) -> Mapping[str, tuple[str, ...]]:
    pinned = (sys.executable, "-c", PINNED) if hasattr(os, "sched_setaffinity") else ()
    found = {f"{kind} {lang}": _program(subject, f"{kind} {lang}") for kind in ("web", "pdf") for lang in ("zh", "en")}
    if browser := next(filter(None, map(shutil.which, BROWSERS)), None):
        found["chromium zh"] = _printing(subject, browser)
    return {what: (*pinned, *command) for what, command in found.items()}


def _printing(subject: Subject, browser: str) -> tuple[str, ...]:
    """Chromium prints the page on which the whole report stands."""
    page = subject.folder / "build" / "reports" / subject.report / "whole" / "index.html"
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--allow-file-access-from-files")
    profile = f"--user-data-dir={subject.folder / 'profile'}"
    return (browser, *flags, profile, f"--print-to-pdf={_browser_pdf(subject)}", page.as_uri())


def _browser_pdf(subject: Subject) -> Path:
    return subject.folder / "chromium.pdf"


def _said(subject: Subject, what: str) -> Any:
    return json.loads((subject.folder / f"{what.replace(' ', '-')}.json").read_text("utf-8"))


_NAMES = {"web": "web edition", "pdf": "PDF", "zh": "in Chinese", "en": "in English"}


def _edition(subject: Subject, what: str, costs: Mapping[str, Cost]) -> Iterator[Line]:
    kind, _, lang = what.partition(" ")
    said, cost = _said(subject, what), costs[what]
    sizes: Mapping[str, int] = said["sizes"]
    name = f"{_NAMES[kind]} {_NAMES[lang]}, one core"
    other = costs.get(f"chromium {lang}") if kind == "pdf" else None
    yield Line(
        ROW,
        f"{name}, {len(sizes)} files" if kind == "web" else f"{name}, to Chromium's",
        f"{cost.wall_s:.2f} s",
        f"{other.wall_s:.2f} s" if other else "",
        f"{cost.wall_s / other.wall_s:.2f}" if other else "",
        f"{cost.cpu_s / other.cpu_s:.2f}" if other else "",
        f"≤ {MOST_S:.0f} s",
        cost.wall_s <= MOST_S,
    )
    yield Line(ROW, "  its CPU", f"{cost.cpu_s:.2f} s", goal=f"≤ {MOST_S:.0f} s", met=cost.cpu_s <= MOST_S)
    yield Line(ROW, "  of it reading the site, by the clock", f"{said['read_s']:.2f} s")
    peak, most = cost.peak_bytes / 2**20, MOST_BYTES / 2**20
    theirs = f"{other.peak_bytes / 2**20:.0f} MiB" if other else ""
    yield Line(ROW, "  memory", f"{peak:.0f} MiB", theirs, goal=f"≤ {most:.0f} MiB", met=peak <= most)
    if kind == "pdf":
        yield _size(sum(sizes.values()), _browser_pdf(subject).stat().st_size if other else 0)


def _size(ours: int, theirs: int) -> Line:
    other, ratio = (f"{theirs / 1e6:.2f} MB", f"{ours / theirs:.2f}") if theirs else ("", "")
    goal, met = f"≤ {MOST_PDF_BYTES / 1e6:.0f} MB", ours <= MOST_PDF_BYTES
    return Line(ROW, "  size", f"{ours / 1e6:.2f} MB", other, ratio, goal=goal, met=met)


def _build(subject: Subject) -> Collection[str]:
    """The whole site, as far as it has to be made; which files these are."""
    run(_program(subject, "build"), subject.folder, _environment(subject))
    made: list[str] = _said(subject, "build")["made"]
    return made


def _rebuilding(subject: Subject, chapter: str) -> Iterator[Line]:
    """What a build makes where nothing has changed, and where a word of one chapter has."""
    unchanged = len(_build(subject))
    yield Line(ROW, "nothing changed: files made", str(unchanged), goal="0", met=unchanged == 0)
    folder = f"reports/{subject.report}"
    (text,) = (subject.building.root / "content" / folder).glob(f"[0-9][0-9]-{chapter}.zh.md")
    text.write_text(f"{text.read_text('utf-8')}\n本段为测速所加。\n", "utf-8")
    made = set(_build(subject))
    wanted = {f"{folder}/{page}/index.html" for page in (chapter, "whole")} | {f"{folder}/{subject.report}.pdf"}
    beside = made - wanted - {f"{folder}/{subject.report}.txt", f"{folder}/index.html"}  # which tells its checksum
    what = "one chapter changed: files made beside its page, the whole page, PDF and plain text"
    yield Line(ROW, what, str(len(beside)), goal="0", met=wanted <= made and not beside)
