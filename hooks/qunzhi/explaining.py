"""Says of a file of the site whether a build made it or used it again, and why: Chinese first, then English."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from qunzhi.context import context_of
from qunzhi.languages import Text
from qunzhi.manifest import CHECKSUMS, MANIFEST
from qunzhi.outdated import why
from qunzhi.past import PAST, Past, Trace, left_file, left_in, past_in
from qunzhi.piece_names import families, key_name, piece_name
from qunzhi.pieces import changed
from qunzhi.product import Step
from qunzhi.quick import CACHE
from qunzhi.reads import ALL, EVERY, Read

REASONS = 12
"""So many reasons are named, the others counted."""

FAMILIES = 16
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Story:
    """A build, as it is told afterwards."""

    before: Past | None
    """What the build before had left; None where there was none."""
    after: Past
    files: Collection[str]
    """Of the site."""
    made: Collection[str]
    """Paths of the files that this build has made."""


def past_of(root: Path) -> Past | None:
    """What the last build of a site has left; an empty past where another program has, None where nobody has."""
    path = root / CACHE / PAST
    return past_in(path, context_of(root)) if path.exists() else None


def story_of(root: Path, site_dir: Path, before: Past | None, made: Collection[str]) -> Story:
    """The story of a build that has just ended; `before`: the past when it began."""
    after = past_of(root) or Past("")
    return Story(before, after, left_in(left_file(root / CACHE, site_dir), after.context)[0].files, made)


class NoSuchFile(Exception):
    """The site has no such file; the message says which it has."""


def explain(story: Story, asked: str, site_dir: Path) -> str:
    """What became of the file that somebody asks for, by its address or its path. Raises NoSuchFile."""
    known = {*story.after.traces, *story.files, CHECKSUMS, MANIFEST}
    path = next((one for one in _candidates(asked, story.after, site_dir) if one in known), None)
    if path is None:
        raise NoSuchFile(_nearest(asked, known))
    return "\n".join((path, *_told(story, path)))


def _candidates(asked: str, past: Past, site_dir: Path) -> Iterator[str]:
    """Paths that may be meant, the likeliest first."""
    base = urlsplit(str(past.pieces.get("site_url", {}).get("", ""))).path.strip("/")
    address = unquote(urlsplit(asked).path).removeprefix(f"{site_dir}/").lstrip("/")
    for beginning in ("", f"{base}/" if base else "", f"{site_dir.name}/"):
        if f"{address}/".startswith(beginning):
            rest = address.removeprefix(beginning)
            yield from (rest, f"{rest}/index.html".replace("//", "/").lstrip("/"))


def _nearest(asked: str, known: Iterable[str]) -> str:
    addresses = sorted(path.removesuffix("index.html") for path in known)
    found = get_close_matches(asked.lstrip("/"), addresses, n=EXAMPLES)
    meant = f"是不是：{'、'.join(found)}" if found else "请写网址或文件，例如 news/"
    meant_en = f"Did you mean {', '.join(found)}?" if found else "Give an address or a file, such as news/."
    return f"网站里没有“{asked}”。{meant} · The site has no such file. {meant_en}"


def _told(story: Story, path: str) -> Iterator[str]:
    trace = story.after.traces.get(path)
    if trace:
        yield from _of_product(story, path, trace)
    elif path in (CHECKSUMS, MANIFEST):
        yield "每次有改动就重写，列出网站的全部文件。 · A list of all files, written whenever a build changes any."
    elif path in _search_files(story.after):
        yield "检索文件，由全部网页生成，有网页变了就重做。 · Search index: made from all pages when one changes."
    else:
        yield "外框自带的文件，由 MkDocs 生成，与记录无关。 · The theme's own file: MkDocs makes it, not the records."


def _search_files(past: Past) -> Collection[str]:
    _, found = past.kept.get("search", ("", {}))
    return found if isinstance(found, Mapping) else ()


def _of_product(story: Story, path: str, trace: Trace) -> Iterator[str]:
    step = next(step for step, one in story.after.steps.items() if path in one.paths)
    if path in story.made:
        yield from _reasons(story, path, step)
    else:
        yield "沿用上次的：它看过的都没有变。 · Used again: nothing that it looked at has changed."
    yield from _dependencies(story.after, trace)


def _reasons(story: Story, path: str, step: Step) -> Iterator[str]:
    """Why a file was made."""
    before = story.before
    if before is None:
        yield "这次做的：这是第一次生成。 · Made now: this is the first build."
    elif not before.traces:
        yield (
            "这次做的：程序、模板或所用的软件变了，全部重做。 · "
            "Made now: the program, its templates or its libraries have changed, so everything is."
        )
    else:
        yield from _changes(before, story.after, path, step)


def _changes(before: Past, after: Past, path: str, step: Step) -> Iterator[str]:
    differing, old, planned = changed(before.pieces, after.pieces), before.traces.get(path), before.steps.get(step)
    reads = {*(old.reads if old else ())}
    if planned and (old is None or old.given != after.traces[path].given):
        reads.update(planned.reads)
    found = _telling(why(before, differing, reads))
    if old is None:
        yield "这次做的：这是新的文件。 · Made now: the file is new."
    elif not found:
        yield (
            "这次做的：缓存里的那一份丢失或损坏了。 · Made now: what the cache had of it was lost or damaged."
            if old.given == after.traces[path].given
            else "这次做的：安排给它的内容变了。 · Made now: what is planned for it has changed."
        )
    else:
        yield "这次做的：它看过的有变化。 · Made now: something that it looked at has changed."
    if found:
        yield "变了的 · what has changed:"
        yield from _listed([f"  {piece_name(read)}" for read in found], REASONS)


def _telling(reads: Sequence[Read]) -> list[Read]:
    """That something of a family differs is only told where nothing says what."""
    named = {family for family, key in reads if key not in (ALL, EVERY)}
    return [read for read in reads if read[1] != EVERY or read[0] not in named]


def _dependencies(past: Past, trace: Trace) -> Iterator[str]:
    """All that a file depends on, by family."""
    numbers, groups = frozenset(trace.reads), defaultdict[str, list[Read]](list)
    for read, number in past.index.items():
        if number in numbers:
            groups[read[0]].append(read)
    yield f"它看过 {len(numbers)} 项 · it looked at {len(numbers)} pieces:"
    ordered = sorted(groups.items(), key=lambda one: (-len(one[1]), one[0]))
    yield from _listed([_group(family, reads) for family, reads in ordered], FAMILIES)


def _group(family: str, reads: Sequence[Read]) -> str:
    name = families().get(family, (Text(family), Text(family)))[1]
    singles = sorted(key_name(read, "zh") for read in reads if read[1] not in (ALL, EVERY, ""))
    shown = [*islice(singles, EXAMPLES), *(["…"] if len(singles) > EXAMPLES else [])]
    return f"{len(reads):>6}  {name.pick('zh')} {name.pick('en')}{'：' if shown else ''}{'、'.join(shown)}"


def _listed(lines: Sequence[str], most: int) -> Iterator[str]:
    yield from lines[:most]
    if len(lines) > most:
        yield f"  还有 {len(lines) - most} 项 · and {len(lines) - most} more"
