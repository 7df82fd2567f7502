"""The outcome of a build, and what is said of it: Chinese first, then English."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qunzhi.findings import Finding, unread_first
from qunzhi.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Built:
    """A site that has been put into place."""

    folder: Path
    files: int
    findings: list[Finding]
    made: int
    """How many of its files had to be made; all others were there."""
    time_zone: str
    """The group's: what expires or begins today does so there."""
    stamps: Mapping[str, Stamp]
    """Of every file, also of checksums and manifest."""


def told(findings: list[Finding]) -> str:
    """Findings, then how many of each weight. Notes are counted; `qunzhi check` prints them."""
    lines = [str(finding) for finding in unread_first(findings) if finding.severity != "note"]
    return "\n".join((*lines, counted(findings)))


def counted(findings: list[Finding]) -> str:
    """One line: how many findings of each weight."""
    number = {weight: sum(f.severity == weight for f in findings) for weight in ("error", "warning", "note")}
    return (
        f"错误 {number['error']}，警告 {number['warning']}，提示 {number['note']} · "
        f"errors {number['error']}, warnings {number['warning']}, notes {number['note']}"
    )


def outcome(built: Built, made: int | None = None) -> str:
    """What is wrong with a site, and how much of it was made."""
    count = built.made if made is None else made
    return (
        f"{told(built.findings)}\n"
        f"网站已生成：{built.folder}，共 {built.files} 个文件，本次更新 {count} 个 · "
        f"built {built.files} files, {count} of them anew"
    )
