"""What the commands say in the terminal."""

import typer

from qunzhi.built import Built, counted, outcome, told
from qunzhi.findings import Finding


def explain(findings: list[Finding]) -> None:
    """Print findings, then how many of each weight."""
    typer.echo(told(findings), err=True)


def report(built: Built) -> None:
    """Say what has been built."""
    typer.echo(outcome(built), err=True)


__all__ = ["counted", "explain", "report"]
