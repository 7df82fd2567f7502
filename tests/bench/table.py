"""The results as a table for people, Chinese and English side by side."""

import os
import platform
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.metadata import version

from tests.bench.contest import COLD, FEATURES, Result
from tests.bench.measure import Cost

_LABELS = {
    COLD: "群志，从零生成 · Qunzhi, cold",
    "again": "群志，没有改动 · Qunzhi, nothing changed",
    "check": "群志，只检查 · qunzhi check",
    "search": "群志，检索索引（另计） · search index, apart",
    "plain": "MkDocs + Material，默认导航 · default navigation",
    "pruned": "MkDocs + Material，精简导航 · pruned navigation",
}

_HEADS = (
    ("", "用时", "处理器", "内存峰值", "页数", "相当于"),
    ("", "wall s", "CPU s", "peak MB", "pages", "of cold"),
)


def table(records: int, results: Mapping[str, Result]) -> str:
    """All lines, then the ratios that count; on a busy machine the second is the steadier."""
    cold = results[COLD].cost.wall_s
    rows = [*_HEADS, *(_row(_LABELS[name], result, cold) for name, result in results.items())]
    fastest = min(FEATURES, key=lambda name: results[name].cost.wall_s)
    wall = results[fastest].cost.wall_s / cold
    cpu = results[fastest].cost.cpu_s / results[COLD].cost.cpu_s
    last = (
        f"较快的 MkDocs 用时是群志从零生成的 {wall:.1f} 倍，处理器时间是 {cpu:.1f} 倍 · "
        f"the faster MkDocs takes {wall:.1f} times as long as Qunzhi cold, and {cpu:.1f} times the CPU time"
    )
    return "\n".join([*_about(records), "", *_aligned(rows), "", last])


def graph_lines(records: int, one: Cost, two: Cost) -> str:
    """Reading, linking and checking on one core: seconds at one size, the ratio at twice that size, the peak memory."""
    return (
        f"\n读取、关联、核对（单核，不生成网页）· reading, linking, checking on one core, no pages made\n"
        f"{records:,} 条 · records: {one.wall_s:.2f} s, {one.peak_bytes / 2**20:.0f} MiB；"
        f"{2 * records:,} 条 · records: {two.wall_s:.2f} s, {two.peak_bytes / 2**20:.0f} MiB，"
        f"{two.wall_s / one.wall_s:.2f} 倍 · times as long"
    )


def _about(records: int) -> list[str]:
    parts = [f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material")]
    machine = f"{os.cpu_count()} 核 · cores, {platform.machine()}, Python {platform.python_version()}"
    features = [f"{_LABELS[name]}：{', '.join(found) or '无 · none'}" for name, found in FEATURES.items()]
    return [
        f"{records:,} 条记录 × 2 种语言 · {records:,} records × 2 languages = {2 * records:,} 页 pages",
        f"{machine}, {', '.join(parts)}",
        "都不做检索索引，取中位数 · neither makes a search index; medians",
        *(f"导航功能 · navigation features — {line}" for line in features),
    ]


def _row(label: str, result: Result, cold_s: float) -> tuple[str, ...]:
    cost = result.cost
    memory = f"{cost.peak_bytes / 1e6:.0f}" if cost.peak_bytes else "?"
    return (
        label,
        f"{cost.wall_s:.2f}",
        f"{cost.cpu_s:.2f}",
        memory,
        f"{result.pages:,}",
        f"{cost.wall_s / cold_s:.2f}×",
    )


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Labels to the left, figures to the right; Chinese characters take two columns of a terminal."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(_padded(cell, width, left=at == 0) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]


def _padded(cell: str, width: int, *, left: bool) -> str:
    space = " " * (width - _width(cell))
    return cell + space if left else space + cell


def _width(cell: str) -> int:
    """Columns of a terminal (UAX #11: wide and full-width characters take two)."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in cell)
