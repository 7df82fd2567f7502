"""Finished pages in another frame: where the theme has changed and nothing else, a page is not thought out again.

One word in the navigation changes every page of a site. What a page says is in its file already, between the texts of
the old frame; it is taken from there and put between those of the new one. Where it is not certain what stands between
them, and where the file is not what it was, the page is made as any other.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from qunzhi.frames import Form, Frame, FrameKey, Shell, frame_read
from qunzhi.outdated import Work
from qunzhi.pages.edition import root_of
from qunzhi.pages.press import form_of, switch_notes
from qunzhi.past import Past, Trace
from qunzhi.pieces import digest
from qunzhi.product import Plan, Product, Step
from qunzhi.reads import Read, note_all
from qunzhi.store import digest_of

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """Frames that have changed, as they were and as they are."""

    site_dir: Path
    before: Mapping[FrameKey, Frame]
    now: Mapping[FrameKey, Frame]
    _forms: dict[tuple[FrameKey, str], tuple[tuple[Form, Form], ...]] = field(default_factory=dict, repr=False)
    """By frame and way to the root: what a page may have worn, and what it wears now."""

    def changed(self, path: str, known: str, key: FrameKey) -> bytes | None:
        """The page of the site at `path` in its new frame, if its digest is the `known` one and all is certain."""
        try:
            page = (self.site_dir / path).read_bytes()
        except OSError:
            return None
        return self._changed(page, path, key) if digest_of(page) == known else None

    def _changed(self, page: bytes, path: str, key: FrameKey) -> bytes | None:
        for old, new in self._pairs(key, root_of(path.removesuffix(INDEX))):
            found = old.fillings_of(page)
            if found is not None and found.keys() >= set(new.holes):
                return new.fill(found)
        return None

    def _pairs(self, key: FrameKey, root: str) -> tuple[tuple[Form, Form], ...]:
        known = self._forms.get((key, root))
        return known or self._forms.setdefault((key, root), tuple(self._made(key, root)))

    def _made(self, key: FrameKey, root: str) -> Iterator[tuple[Form, Form]]:
        for said in switch_notes(key[0]):
            old, new = (form_of(frames[key], key[0], root, said) for frames in (self.before, self.now))
            yield old, new


def worn_products(wardrobe: Wardrobe, past: Past, plan: Plan, work: Work) -> Iterator[Product]:
    """The products of pages that nothing but their frame makes outdated."""
    order = list(past.index) if work.worn else []
    for path, key in work.worn.items():
        trace = past.traces[path]
        otherwise = partial(_as_planned, plan, work.step_of[path], path)
        yield Product(path, path, partial(_dressed, wardrobe, (path, key), trace, order, otherwise), trace.given)


def _dressed(
    wardrobe: Wardrobe,
    page: tuple[str, FrameKey],
    trace: Trace,
    order: Sequence[Read],
    otherwise: Callable[[], bytes],
) -> bytes:
    """The page in its new frame, which has looked at what it has looked at before."""
    path, key = page
    found = wardrobe.changed(path, trace.digest, key)
    if found is None:
        return otherwise()
    note_all(map(order.__getitem__, trace.reads))
    return found


def _as_planned(plan: Plan, step: Step, path: str) -> bytes:
    return next(product for product in plan[step]() if product.path == path).make()


def wardrobe_of(
    shells: Iterable[Shell], before: Mapping[Hashable, Hashable], now: Shell, differing: Set[Read], site_dir: Path
) -> Wardrobe:
    """The frames among what differs; as they were `before` (digests), as far as one of some shells has them all."""
    changed = {key: frame for key, frame in now.frames.items() if frame_read(key) in differing and key in before}
    if changed:
        for shell in shells:
            if all(key in shell.frames and digest(shell.frames[key].html) == before[key] for key in changed):
                return Wardrobe(site_dir, shell.frames, changed)
    return Wardrobe(site_dir, {}, {})
