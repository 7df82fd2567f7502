"""What the commands say in the terminal: Chinese first, then English."""

from typing import TYPE_CHECKING

import typer

from qunzhi.findings import Finding, unread_first

if TYPE_CHECKING:
    from qunzhi.renewal import Built


def explain(findings: list[Finding]) -> None:
    """Print findings, then how many of each weight. Notes are counted; `qunzhi check` prints them."""
    for finding in unread_first(findings):
        if finding.severity != "note":
            typer.echo(str(finding), err=True)
    typer.echo(counted(findings), err=True)


def counted(findings: list[Finding]) -> str:
    """One line: how many findings of each weight."""
    number = {weight: sum(f.severity == weight for f in findings) for weight in ("error", "warning", "note")}
    return (
        f"错误 {number['error']}，警告 {number['warning']}，提示 {number['note']} · "
        f"errors {number['error']}, warnings {number['warning']}, notes {number['note']}"
    )


def report(built: "Built") -> None:
    """Say what has been built."""
    explain(built.findings)
    typer.echo(f"网站已生成：{built.folder}，共 {built.files} 个文件 · built {built.files} files", err=True)
