"""The outcome of a build, and what is said of it: Chinese first, then English."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from qunzhi.findings import Finding, unread_first
from qunzhi.memory import Memory


@dataclass(frozen=True, slots=True)
class Built:
    """A site that has been put into place."""

    folder: Path
    files: int
    findings: list[Finding]
    made: int
    """How many of its files had to be made."""
    time_zone: str
    """The group's: what expires or begins today does so there."""
    imprint: bytes
    """Of every file, also of checksums and manifest."""
    reused: int = 0
    """How many files an earlier build had made. The rest are the theme's and the search index."""
    seconds: float = 0.0
    times: Mapping[str, float] = field(default_factory=dict)
    """By path of each file that was made: the seconds that it took."""
    memory: Memory = field(default_factory=Memory)
    """For the next build of the same process."""


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


def outcome(built: Built) -> str:
    """What is wrong with a site, how much of it was made, and how long that took, if anybody has measured it."""
    zh, en = (f"，用时 {built.seconds:.1f} 秒", f", in {built.seconds:.1f} s") if built.seconds else ("", "")
    return (
        f"{told(built.findings)}\n"
        f"网站已生成：{built.folder}，共 {built.files} 个文件，新做 {built.made} 个，沿用 {built.reused} 个{zh} · "
        f"built {built.files} files: {built.made} made, {built.reused} reused{en}"
    )


def as_found(built: Built) -> Built:
    """The same site, as a build finds it that has nothing to do."""
    return replace(built, made=0, reused=built.made + built.reused, seconds=0.0, times={})
