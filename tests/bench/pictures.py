"""Rows about pictures: photographs a second, memory of a worker, and whether the copies are as good."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from PIL import Image

from tests.bench.goals import Line
from tests.bench.heats import OURS, hugo_program
from tests.bench.measure import Cost, middle, run
from tests.bench.photographs import SIZE, write_photographs
from tests.bench.picture_programs import HUGO, JPEG_QUALITY, MADE, WEBP_QUALITY, write_hugo_site
from tests.building import PROJECT
from tests.picture_scenes import likeness

ROW = "pictures"

WORKER_MIB = 150
FASTER_THAN_HUGO = 10
AS_GOOD = 0.01

PROGRAMS = ("qunzhi", "qunzhi-avif", "hugo", "vips")


def picture_lines(
    work: Path, count: int, rounds: int, tell: Callable[[str], None], size: tuple[int, int] = SIZE
) -> Iterator[Line]:
    """All rows; each program in turn, in every round, from nothing."""
    folder = work / "photographs"
    tell(f"{count} photographs")
    photographs = write_photographs(folder, count, size)
    runs = [(number, name) for number in range(1, rounds + 1) for name in PROGRAMS]
    costs: dict[str, list[Cost]] = {}
    for number, name in runs:
        tell(f"round {number}: {name}")
        costs.setdefault(name, []).append(_cost(name, folder, photographs))
    middles = {name: middle(found) for name, found in costs.items()}
    yield from _speeds(count, middles)
    worker = max(_worker_bytes(folder, name) for name in ("qunzhi", "qunzhi-avif")) / 2**20
    goal = f"≤ {WORKER_MIB} MiB"
    yield Line(ROW, "memory of the largest worker", f"{worker:.0f} MiB", goal=goal, met=worker <= WORKER_MIB)
    yield from _likenesses(folder, photographs[0], ("hugo", "vips"))


def _cost(name: str, folder: Path, photographs: Sequence[Path]) -> Cost:
    if name != "hugo":
        command = (sys.executable, "-m", "tests.bench.picture_programs", name, str(folder))
        return run(command, folder, {**OURS, "PYTHONPATH": f"{OURS['PYTHONPATH']}:{PROJECT}"})
    site = folder / HUGO
    write_hugo_site(site, photographs)
    return run(
        (str(hugo_program()), "--quiet", "--destination", str(folder / MADE)),
        site,
        {"HUGO_CACHEDIR": str(site / "cache")},
    )


def _speeds(count: int, costs: Mapping[str, Cost]) -> Iterator[Line]:
    ours = costs["qunzhi"]
    for name, what, least in (("hugo", "Hugo", FASTER_THAN_HUGO), ("vips", "libvips", 1)):
        ratio = costs[name].wall_s / ours.wall_s
        yield Line(
            ROW,
            f"photographs of 12 MP a second, to {what}",
            f"{count / ours.wall_s:.2f} /s",
            f"{count / costs[name].wall_s:.2f} /s",
            f"{ratio:.1f}",
            f"{costs[name].cpu_s / ours.cpu_s:.1f}",
            f"≥ {least}",
            ratio >= least,
        )
    yield Line(ROW, "  the same with AVIF for the largest", f"{count / costs['qunzhi-avif'].wall_s:.2f} /s")


def _worker_bytes(folder: Path, program: str) -> int:
    found = json.loads((folder / f"{program}.json").read_text("ascii"))
    return int(found["worker_bytes"])


_SIZE = (320, 240)


def _likenesses(folder: Path, photograph: Path, others: Sequence[str]) -> Iterator[Line]:
    """SSIM of copies, and how it differs from that of others': all against the photograph itself, made as small."""
    with Image.open(photograph) as image:
        wanted = _levels(image)
    for ending, quality in (("webp", WEBP_QUALITY), ("jpeg", JPEG_QUALITY)):
        for width in (1600, 480):
            ours = _likeness(folder, "qunzhi", photograph, width, ending, wanted)
            for other in others:
                theirs = _likeness(folder, other, photograph, width, ending, wanted)
                what = f"likeness (SSIM), {width} px, {ending} {quality}, and of {other}"
                good = ours >= theirs - AS_GOOD
                yield Line(ROW, what, f"{ours:.4f}", f"{theirs:.4f}", goal=f"within {AS_GOOD}", met=good)


def _likeness(folder: Path, program: str, photograph: Path, width: int, ending: str, wanted: Sequence[float]) -> float:
    with Image.open(folder / MADE / f"{program}-{photograph.name}-{width}.{ending}") as image:
        return likeness(_levels(image), wanted, *_SIZE)


def _levels(image: Image.Image) -> list[float]:
    return [level / 255 for level in image.convert("L").resize(_SIZE, Image.Resampling.BOX).tobytes()]
