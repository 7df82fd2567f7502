"""What the commands say in the terminal."""

import sys
from collections.abc import Mapping

from qunzhi.built import Built, counted, outcome, told
from qunzhi.findings import Finding
from qunzhi.timings import table


def explain(findings: list[Finding]) -> None:
    """Print findings, then how many of each weight."""
    print(told(findings), file=sys.stderr)


def report(built: Built) -> None:
    """Say what has been built."""
    print(outcome(built), file=sys.stderr)


def report_timings(built: Built, seconds: Mapping[str, float]) -> None:
    """Say how long it took."""
    print(table(built, seconds), file=sys.stderr)


__all__ = ["counted", "explain", "report", "report_timings"]
