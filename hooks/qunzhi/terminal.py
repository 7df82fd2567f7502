"""What the commands say in the terminal."""

from collections.abc import Mapping

import typer

from qunzhi.built import Built, counted, outcome, told
from qunzhi.findings import Finding
from qunzhi.timings import table


def explain(findings: list[Finding]) -> None:
    """Print findings, then how many of each weight."""
    typer.echo(told(findings), err=True)


def report(built: Built) -> None:
    """Say what has been built."""
    typer.echo(outcome(built), err=True)


def report_timings(built: Built, seconds: Mapping[str, float]) -> None:
    """Say how long it took."""
    typer.echo(table(built, seconds), err=True)


__all__ = ["counted", "explain", "report", "report_timings"]
