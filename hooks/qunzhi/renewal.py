"""A site is renewed: what the last build has made and nothing has changed is used again, all else is made."""

import os
import shutil
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from pathlib import Path

from qunzhi.built import Built
from qunzhi.dressing import wardrobe_of, worn_products
from qunzhi.examine import Examined, Stopped
from qunzhi.executor import Cluster, Workers
from qunzhi.faults import NotKept, told
from qunzhi.findings import Finding, in_order, stops, weighed
from qunzhi.frames import frame_read
from qunzhi.make import FEWEST_FOR_WORKERS, Made, make
from qunzhi.manifest import CHECKSUMS, MANIFEST, checksum_list, manifest
from qunzhi.memory import Memory
from qunzhi.numbering import Numbers
from qunzhi.outdated import Change, Work, outdated
from qunzhi.overtaken import Wanted, as_long_as, made_beforehand
from qunzhi.pages.templates import templates_of
from qunzhi.past import PAST, Files, Left, Past, Trace, keep_left, keep_past, left_file
from qunzhi.pictures.products import copies
from qunzhi.plan import DATA, plan
from qunzhi.product import Plan, Product, all_of, collisions
from qunzhi.progress import SILENT, Progress, followed
from qunzhi.pruning import added, tend
from qunzhi.quick import now_ns
from qunzhi.scene import Scene
from qunzhi.search import SearchEngine
from qunzhi.shell import kept_shells
from qunzhi.stamps import survey
from qunzhi.store import Store, digest_of
from qunzhi.tree import (
    Tree,
    complete,
    digests_of,
    imprint_of,
    put_into_place,
    seal_of,
    take,
    twin,
)


def renew(
    scene: Scene,
    engine: SearchEngine,
    workers: Workers,
    progress: Progress = SILENT,
    wanted: Wanted | None = None,
) -> Built:
    """Bring a site up to date. Raises Stopped, SearchFailed, ClusterFailed, LostBlob or Overtaken."""
    with progress.stage("plan"):
        whole = as_long_as(wanted, _plan(scene)) if wanted else _plan(scene)
        work = _work(scene, whole, workers)
        findings = _findings(scene, whole, work)
    if wanted and len(work.products) < FEWEST_FOR_WORKERS:
        work = replace(work, products=made_beforehand(wanted, work.products))
    tree = take(scene.left, scene.site_dir, scene.spare)
    try:
        with progress.stage("make", len(work.products)) as step:
            made = tuple(followed(_made(scene, work, tree.folder, workers), step))
        files, kept = _filled(scene, tree, work, made, engine, progress)
        with progress.stage("switch"):
            _seal(scene.examined, findings, tree.folder, digests_of(files))
            seal, old_is_kept = seal_of(scene.site_dir), _switched(scene, tree)
    finally:
        shutil.rmtree(tree.folder, ignore_errors=True)
    with progress.stage("keep"), told(NotKept):
        left = _left(scene, files, seal, kept=old_is_kept)
        memory = _kept(scene, left, _past(scene, work, made, kept))
        tend(scene.cache, scene.past.context, added(scene.left.files, left.files), now_ns(), os.environ)
    return replace(_outcome(scene, work, made, left, findings), memory=memory)


def _kept(scene: Scene, left: Left, past: Past) -> Memory:
    """Leave to the next build what it wants to know."""
    left_now = keep_left(left, scene.left_origin, left_file(scene.cache, scene.site_dir), past.context)
    past_now = keep_past(past, scene.past, scene.cache / PAST)
    return Memory(scene.examined.loaded.readings.origin, past_now, left_now)


def _work(scene: Scene, whole: Plan, workers: Workers) -> Work:
    """What is to be made, pages of which nothing but the frame has changed in their own way."""
    shells = () if isinstance(workers, Cluster) else kept_shells(scene.cache)
    before = scene.past.pieces.get("frame", {})
    wardrobe = wardrobe_of(shells, before, scene.shell, scene.differing, scene.site_dir)
    frames = {frame_read(key): key for key in wardrobe.now}
    work = outdated(whole, Change(scene.past, scene.differing, scene.doubtful, scene.store, frames))
    worn = worn_products(wardrobe, scene.past, whole, work)
    return replace(work, products=(*work.products, *worn))


def _outcome(scene: Scene, work: Work, made: Sequence[Made], left: Left, findings: list[Finding]) -> Built:
    zone, times = scene.examined.site.group.time_zone, {one.path: one.seconds for one in made}
    own = scene.site_dir, len(left.files), findings, len(made), zone, left.imprint
    return Built(*own, len(work.traces), times=times)


def _plan(scene: Scene) -> Plan:
    site, media = scene.examined.site, scene.examined.media
    pages = plan(site, scene.shell, templates_of(site.root), media)
    return {**pages, ("copies",): partial(copies, media, site.root)}


def _made(scene: Scene, work: Work, folder: Path, workers: Workers) -> Iterable[Made]:
    if not isinstance(workers, Cluster):
        before = (scene.left.files.get(product.path) for product in work.products)
        size = sum(one[1].size for one in before if one)
        wide = len(list(takewhile(lambda one: work.step_of[one.path] == DATA, work.products)))
        return make(work.products, scene.store, folder, scene.past.index, workers, size=size, wide=wide)
    from qunzhi.cluster import Scenery, make_on

    examined = scene.examined
    scenery = Scenery(examined.site, examined.media, scene.shell, scene.past.context, scene.store, folder)
    return make_on(workers, work, scenery, scene.past.index)


def _findings(scene: Scene, whole: Plan, work: Work) -> list[Finding]:
    """What was found before, and what wants to stand where something else does; raises Stopped."""
    examined = scene.examined
    paths = [*scene.theirs, *(path for step in work.steps.values() for path in step.paths)]
    if len({path.lower() for path in paths}) == len(paths):
        return examined.findings
    held = [Product(path, f"docs/{path}", bytes) for path in sorted(scene.theirs)]
    crowded = weighed(collisions([*held, *all_of(whole)]), examined.site.group.findings)
    findings = in_order([*examined.findings, *crowded])
    if stops(findings):
        raise Stopped(findings)
    return findings


Kept = Mapping[str, tuple[str, object]]


def _filled(
    scene: Scene, tree: Tree, work: Work, made: Sequence[Made], engine: SearchEngine, progress: Progress
) -> tuple[Files, Kept]:
    """The tree with every file of the site, and what the next build may keep."""
    pages = {**{path: trace.digest for path, trace in work.traces.items()}, **{one.path: one.digest for one in made}}
    wanted, placed = {**scene.theirs, **pages}, {one.path: one.stamp for one in made}
    key = _key_of_index(engine, wanted)
    known = _index_kept(scene, key)
    with progress.stage("fill"):
        files = complete(tree, {**wanted, **(known or {})}, placed, scene.sources)
    if known is None:
        with progress.stage("search"):
            known = _indexed(tree.folder, engine, scene.store)
            full = replace(tree, digests=digests_of(files))
            files = complete(full, {**wanted, **known}, {}, replace(scene.sources, live=files))
    return files, {"search": (key, dict(known))}


def _key_of_index(engine: SearchEngine, wanted: Mapping[str, str]) -> str:
    """Of the engine and all pages; "" where there is no index to be made."""
    if not engine.name:
        return ""
    pages = sorted(one for one in wanted.items() if one[0].endswith(".html"))
    return digest_of(repr((engine.name, pages)).encode())


def _indexed(folder: Path, engine: SearchEngine, store: Store) -> dict[str, str]:
    shutil.rmtree(folder / engine.FOLDER, ignore_errors=True)
    engine.index(folder)
    paths = (f"{engine.FOLDER}/{path}" for path in survey(folder / engine.FOLDER))
    return {path: _adopted(folder, path, store) for path in paths}


def _index_kept(scene: Scene, key: str) -> dict[str, str] | None:
    """The files of the search index, if it was made of the same pages, or there is none."""
    before, found = scene.past.kept.get("search", ("", {}))
    if not key:
        return {}
    return found if before == key and isinstance(found, dict) else None


def _adopted(folder: Path, path: str, store: Store) -> str:
    """Put a file that another program has written into the store."""
    digest = store.put((folder / path).read_bytes())
    store.place(digest, f"{folder}/{path}")
    return digest


def _seal(examined: Examined, findings: list[Finding], folder: Path, digests: Mapping[str, str]) -> None:
    """Write checksums and manifest; they are not among the files that they tell of."""
    severities = Counter(finding.severity for finding in findings)
    for name, content in (
        (CHECKSUMS, checksum_list(digests)),
        (MANIFEST, manifest(examined.loaded, examined.site, severities, digests, folder)),
    ):
        part = folder / f".{name}"
        part.write_bytes(content)
        part.replace(folder / name)


def _switched(scene: Scene, tree: Tree) -> bool:
    """Put the tree into place; whether the old site is kept for the next build."""
    # A site in which somebody else has been at work is no good as the next one's beginning.
    return put_into_place(tree, scene.site_dir, scene.spare, keep=bool(scene.left.files) and not scene.doubtful)


def _left(scene: Scene, files: Files, seal: str, *, kept: bool) -> Left:
    """What is left for the next build; `seal`: of the old site, `kept`: whether that is the spare now."""
    if kept:
        return Left(files, digests_of(scene.live), seal, imprint_of(scene.site_dir, files))
    spare = digests_of(files) if twin(scene.site_dir, files, scene.spare) else {}
    now = survey(scene.site_dir)  # with each name that a file gets or loses, its stamp changes
    found = {path: (digest, now[path]) for path, (digest, _) in files.items()}
    return Left(found, spare, seal_of(scene.site_dir), imprint_of(scene.site_dir, found))


def _past(scene: Scene, work: Work, made: Sequence[Made], kept: Kept) -> Past:
    """This build, as the next one will find it."""
    past, given = scene.past, {product.path: product.given for product in work.products}
    new = {m.path: Trace(_reads(work, m, given[m.path]), m.digest, given[m.path]) for m in made}
    # What the checks looked at is numbered in the index of the past that they have known.
    checks = scene.examined.inspections if past is scene.examined.past else {}
    traces = {**work.traces, **new}
    return Past(past.context, scene.pieces, past.index, checks, work.steps, traces, kept)


def _reads(work: Work, made: Made, given: Hashable) -> Numbers:
    """A product for which its step has not said what it decided has looked at all that its step has looked at."""
    return made.reads if given is not None else made.reads + work.steps[work.step_of[made.path]].reads
