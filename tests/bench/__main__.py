"""`make bench`: how long this machine takes to build the same records with Qunzhi, with Hugo and with plain MkDocs and
Material, and whether that is what we aim at."""

import argparse
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.bench import table
from tests.bench.contest import contest
from tests.bench.floor import floor
from tests.bench.goals import Line, lines
from tests.bench.graph import graph
from tests.bench.heats import Sizes, heats, sites
from tests.bench.large import large
from tests.bench.measure import Failed
from tests.bench.pictures import ROW as PICTURES
from tests.bench.pictures import picture_lines
from tests.bench.reports import ROW as REPORTS
from tests.bench.reports import report_lines
from tests.bench.serving import serving

ROWS = ("1", "2", "3", "4", "5", "6", "8", "9", "search", "floor", "graph", "pictures", "reports")
"""What is measured unless only some are asked for; 7 takes many minutes and must be asked for by --large."""


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--records", type=int, default=2500, help="records of rows 1, search and floor (2500)")
    parser.add_argument("--many", type=int, default=10_000, help="records of rows 2 to 6, 9 and graph (10000)")
    parser.add_argument("--few", type=int, default=100, help="records of row 8 (100)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the medians count (3)")
    parser.add_argument("--slow-rounds", type=int, default=1, help="those of MkDocs in row 1, ten minutes each (1)")
    parser.add_argument("--pictures", type=int, default=8, metavar="N", help="photographs of row pictures (8)")
    parser.add_argument("--only", nargs="+", metavar="ROW", default=ROWS, help=f"some of: {' '.join(ROWS)}")
    parser.add_argument("--large", type=int, nargs="?", const=100_000, default=0, metavar="RECORDS", help="row 7, too")
    parser.add_argument("--work", type=Path, help="an empty folder for the sites, which are left there")
    return parser.parse_args(arguments)


def main() -> None:
    """Measure and print."""
    chosen = options()
    try:
        if chosen.work:
            _measure(chosen, chosen.work)
        else:
            with tempfile.TemporaryDirectory(prefix="qunzhi-bench-") as work:
                _measure(chosen, Path(work))
    except Failed as failed:
        sys.exit(f"生成失败 · a build failed:\n{failed}")


def _measure(chosen: argparse.Namespace, work: Path) -> None:
    rows: Collection[str] = chosen.only
    sizes = Sizes(chosen.few, chosen.records, chosen.many)
    results = contest(work, sites(work, sizes), heats(rows), chosen.rounds, chosen.slow_rounds, _tell)
    found = [*lines(rows, sizes, results), *_others(chosen, work)]
    parts = [table.about(chosen.rounds, chosen.slow_rounds)]
    if results:
        parts.append(table.costs(sizes, results))
    if found:
        parts.append(table.goals(found))
    if "floor" in rows:
        parts.append(table.floor_lines(chosen.records, floor(work, chosen.records, chosen.rounds)))
    if "graph" in rows:
        parts.append(table.graph_lines(chosen.many, *graph(work, chosen.many, chosen.rounds, _tell)))
    print(*parts, sep="\n\n")


def _others(chosen: argparse.Namespace, work: Path) -> Iterator[Line]:
    """Rows that are not measured as whole builds in turn."""
    if chosen.large:
        yield from large(work, chosen.large, _tell)
    if "9" in chosen.only:
        yield serving(work / "qunzhi-many", chosen.rounds, _tell)
    if PICTURES in chosen.only:
        yield from picture_lines(work, chosen.pictures, chosen.rounds, _tell)
    if REPORTS in chosen.only:
        yield from report_lines(work, chosen.rounds, _tell)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
