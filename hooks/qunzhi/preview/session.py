"""A preview from build to build: the site that is shown, and what open pages are told of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from qunzhi.build import CACHE
from qunzhi.findings import Finding
from qunzhi.preview.digests import changed_pages, digests_of, files_of
from qunzhi.preview.indexing import SearchIndex, Stage
from qunzhi.preview.lately import Lately
from qunzhi.preview.state import Live, State

FOLDER = f"{CACHE}/preview"
"""Below the site's root: what `make site` has made stays as it is."""


class Session:
    """One preview. Builds are told to it one after the other, by one thread."""

    def __init__(self, root: Path, site: Path, on_index: Callable[[Stage], None] = lambda stage: None) -> None:
        """A site that an earlier preview has left in `site` is shown at once. `on_index` hears of the search index."""
        self.site = site
        self._files = files_of(site)
        self._on_index = on_index
        self.live = Live(State(digests_of(self._files)))
        self.lately = Lately()
        self._before: Mapping[str, bytes] = {}
        self.search = SearchIndex(root / FOLDER / "search", self._hear_of_index)

    def begin(self) -> None:
        """A build begins. Pages ahead that one has left which was overtaken are shown until there are better ones."""
        self._before = self.live.state.ahead
        self.search.stop()
        self.live.change(lambda state: replace(state, building=True))

    def made_ahead(self, pages: Mapping[str, bytes]) -> None:
        """These pages of the new site are there already, by path; they are shown until the build ends, well or not."""
        self._before = {}
        if pages or self.live.state.ahead:
            self.live.change(lambda state: replace(state, ahead=pages))

    def page_ahead(self, path: str) -> bytes | None:
        """A page of the new site that is shown in the old one."""
        if page := self.live.state.ahead.get(path):
            self.lately.add(path)
        return page

    def built(self, findings: list[Finding]) -> int:
        """The site has been made anew; the number of its pages that changed."""
        before, self._files = self._files, files_of(self.site)
        shown = digests_of(self._files)
        self.live.change(
            lambda state: replace(state, shown=shown, ahead={}, building=False, findings=tuple(findings), trouble="")
        )
        self.search.renew(self.site, shown.pages)
        return changed_pages(before, self._files)

    def stopped(self, findings: list[Finding]) -> None:
        """Mistakes in the content have stopped the build; the site is the last good one."""
        self._end(findings=tuple(findings), trouble="")

    def failed(self, trouble: str) -> None:
        """Something else has stopped it."""
        self._end(findings=(), trouble=trouble)

    def _end(self, findings: tuple[Finding, ...], trouble: str) -> None:
        ahead = self._before
        self.live.change(lambda state: replace(state, ahead=ahead, building=False, findings=findings, trouble=trouble))

    def _hear_of_index(self, stage: Stage) -> None:
        self.live.change(lambda state: replace(state, indexing=stage == "begun"))
        self._on_index(stage)
