"""`make bench`: how long this machine takes to build the same texts with Qunzhi and with plain MkDocs and Material."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.contest import contest
from tests.bench.graph import graph
from tests.bench.measure import Failed
from tests.bench.table import graph_lines, table


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--records", type=int, default=1000, help="记录数 · records, each in two languages (1000)")
    parser.add_argument("--rounds", type=int, default=3, help="群志的轮数 · rounds of Qunzhi (3)")
    parser.add_argument("--mkdocs-rounds", type=int, default=1, help="MkDocs 的轮数（慢） · rounds of MkDocs, slow (1)")
    parser.add_argument(
        "--graph", type=int, default=10_000, help="关联与核对的记录数 · records linked and checked (10000)"
    )
    return parser.parse_args()


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="qunzhi-bench-") as work:
        try:
            linked = graph(Path(work), options.graph, options.rounds, _tell)
            results = contest(Path(work), options.records, options.rounds, options.mkdocs_rounds, _tell)
        except Failed as failed:
            sys.exit(f"生成失败 · a build failed:\n{failed}")
    print(table(options.records, results))
    print(graph_lines(options.graph, *linked))


main()
