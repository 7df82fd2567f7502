"""What an open page is told of the preview, and how it waits for news."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Condition

from qunzhi.findings import Finding, unread_first
from qunzhi.preview.digests import Digests
from qunzhi.preview.injection import digest_of

MOST_TOLD = 100
"""Findings of one weight that a page is told; a mistake in a vocabulary can cause thousands."""


@dataclass(frozen=True, slots=True)
class State:
    """The preview at one moment."""

    shown: Digests
    """Of the site that is shown: the last one that could be made."""
    ahead: Mapping[str, bytes] = field(default_factory=dict)
    """Pages of the site that is being made, by path: they are shown in the place of those of the last one."""
    building: bool = False
    indexing: bool = False
    findings: tuple[Finding, ...] = ()
    """Of the last build, whether it was stopped by them or not."""
    trouble: str = ""
    """Why the last build failed, where not for mistakes in the content."""

    def plain(self) -> dict[str, object]:
        """As JSON values."""
        number = Counter(finding.severity for finding in self.findings)
        return {
            "site": self._site(),
            "styles": self.shown.styles,
            "scripts": self.shown.scripts,
            "building": self.building,
            "indexing": self.indexing,
            "trouble": self.trouble,
            "counts": {weight: number[weight] for weight in ("error", "warning", "note")},
            "errors": self._told("error"),
            "warnings": self._told("warning"),
        }

    def _site(self) -> str:
        """Differs wherever a page that is shown does."""
        pages = sorted((path, digest_of(page)) for path, page in self.ahead.items())
        return digest_of(f"{self.shown.site} {pages}".encode()) if pages else self.shown.site

    def _told(self, weight: str) -> list[dict[str, object]]:
        found = [finding for finding in unread_first(self.findings) if finding.severity == weight]
        return [finding.plain() for finding in found[:MOST_TOLD]]


class Live:
    """The state as it changes, for any number of threads that wait for it."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._number = 1
        self._changed = Condition()

    @property
    def state(self) -> State:
        """As it is now."""
        return self._state

    def change(self, become: Callable[[State], State]) -> None:
        """Take on another state, and wake everyone who waits."""
        with self._changed:
            self._state = become(self._state)
            self._number += 1
            self._changed.notify_all()

    def wait_until(self, holds: Callable[[State], bool]) -> None:
        """Return when that holds of the state."""
        with self._changed:
            self._changed.wait_for(lambda: holds(self._state))

    def after(self, number: int, seconds: float) -> tuple[int, State]:
        """The state and its number as soon as it is not the one of `number`; at the latest after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != number, seconds)
            return self._number, self._state
