"""Colours of charts: those of the page, which follow the reader's scheme, or plain ones for print."""

from typing import NamedTuple


class Palette(NamedTuple):
    """How a chart is coloured. What colours tell, hatching and shapes tell too."""

    ink: str
    soft: str
    grid: str
    axis: str
    ground: str
    series: tuple[str, ...]
    family: str
    """Of letters; "inherit" for those of the page."""

    def colour(self, series: int) -> str:
        """Of a series, or of a part of a pie."""
        return self.series[series % len(self.series)]


WEB = Palette(
    ink="var(--ink)",
    soft="var(--ink-soft)",
    grid="var(--rule)",
    axis="var(--edge)",
    ground="var(--surface)",
    series=tuple(f"var(--chart-{number})" for number in range(1, 7)),
    family="inherit",
)

PRINT = Palette(
    ink="#1a1a1a",
    soft="#4a4a4a",
    grid="#d4d4d4",
    axis="#6a6a6a",
    ground="#ffffff",
    series=("#10514a", "#b4511f", "#2f6396", "#8a6d1f", "#7a3a6a", "#4f6b2c"),
    family="Noto Sans SC, Noto Sans CJK SC",
)
