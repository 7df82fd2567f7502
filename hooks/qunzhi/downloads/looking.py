"""Looks at the files that no earlier build has looked at, in worker processes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module

from qunzhi.confined import Ended, Limits, in_order
from qunzhi.downloads.examining import Examined, Given, Key, examine, with_first_page
from qunzhi.downloads.formats import named
from qunzhi.downloads.known import Known
from qunzhi.downloads.refusals import Remark
from qunzhi.languages import Text
from qunzhi.progress import Step
from qunzhi.store import Store

LIMITS = Limits(seconds=20, memory_bytes=1 << 30)
"""For looking at one file, and again for drawing its first page."""

_ENDED = {
    Ended.LATE: Text(f"超过 {LIMITS.seconds:.0f} 秒还没有结果", f"no result after {LIMITS.seconds:.0f} seconds"),
    Ended.DIED: Text("占用的内存太多，或检查程序崩溃", "it takes too much memory, or what looks at it crashed"),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of files."""

    settled: Mapping[Key, Examined]
    unsettled: Mapping[Key, Examined]
    """Of those whose examination has come to no end: the next build tries again, perhaps on a machine less busy."""

    def of(self, given: Given) -> Examined:
        """What became of one of them."""
        return self.settled.get(given.key) or self.unsettled[given.key]


def look_at(files: Iterable[Given], known: Known, store: Store, step: Step) -> Looked:
    """What became of each file: as known, or found out now. First whether it is harmless; then its first page."""
    before = {one.key: (one, known.outcome(one.key, store)) for one in files}
    settled = {key: found for key, (_, found) in before.items() if found}
    new = [one for one, found in before.values() if found is None]
    if not new:
        return Looked(settled, {})
    _load_libraries(new)
    examined = in_order(examine, new, LIMITS)
    papers = {
        one: found for one, found in zip(new, examined, strict=True) if isinstance(found, Examined) and _is_pdf(found)
    }
    drawn = dict(zip(papers, in_order(partial(_drawn, store), papers.items(), LIMITS), strict=True))
    unsettled: dict[Key, Examined] = {}
    for one, found in zip(new, examined, strict=True):
        step()
        outcome, is_settled = _outcome(one, found, drawn.get(one, found))
        (settled if is_settled else unsettled)[one.key] = outcome
    return Looked(settled, unsettled)


def _outcome(given: Given, found: Examined | Ended, drawn: Examined | Ended) -> tuple[Examined, bool]:
    """What became of a file, and whether that will last."""
    died = next((one for one in (found, drawn) if one is Ended.DIED), None)
    if isinstance(found, Ended) or died:  # what PDFium dies of, browsers die of
        return Examined(None, (_remark("QZ-V18", given, died or Ended.LATE),)), False
    if isinstance(drawn, Ended):
        return replace(found, remarks=(*found.remarks, _remark("QZ-V17", given, drawn))), False
    return drawn, True


def _load_libraries(new: Sequence[Given]) -> None:
    """Here, so that the processes inherit them: loading takes longer than looking at a small file."""
    if any(named(one.name) == "PDF" for one in new):
        for library in ("pikepdf", "qunzhi.downloads.pdf", "qunzhi.downloads.first_page"):
            import_module(library)


def _is_pdf(one: Examined) -> bool:
    return one.facts is not None and one.facts.type == "PDF"


def _drawn(store: Store, paper: tuple[Given, Examined]) -> Examined:
    return with_first_page(*paper, store)


def _remark(code: str, given: Given, ended: Ended) -> Remark:
    return Remark(code, {"name": given.name, "reason": _ENDED[ended]})
