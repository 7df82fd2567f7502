"""Pictures that are cut, damaged, forged or called by a wrong name, made from valid ones by a seeded chance.

`python -m tests.hostile_pictures --count 2000` tells what becomes of them; the tests run 150 of them, or as many as
QUNZHI_HOSTILE_PICTURES says.
"""

import argparse
import random
import struct
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qunzhi.findings import codes
from qunzhi.pictures.limits import DEADLY, LONGEST_S, TOO_SLOW
from qunzhi.pictures.order import Outcome
from qunzhi.pictures.originals import Original
from qunzhi.pictures.publishing import publish
from qunzhi.store import FOLDER, Store
from tests.files import png_header
from tests.picture_collection import Valid, collection
from tests.recorded_pictures import SMALL
from tests.shown_right import Published, wrong

Sort = Literal["cut", "damaged", "forged", "renamed"]


@dataclass(frozen=True)
class Hostile:
    """A file that nobody should trust."""

    name: str
    raw: bytes
    sort: Sort
    base: Valid
    """What it was made from."""


def hostile(count: int, seed: int = 1) -> Iterator[Hostile]:
    """So many of them, the same for the same seed."""
    chance = random.Random(seed)
    bases = [one for one in collection() if one.size == SMALL]
    for number in range(count):
        base, (sort, spoil) = chance.choice(bases), chance.choice(_WAYS)
        raw = spoil(base.raw, chance)
        stem, _, ending = base.name.rpartition(".")
        if sort == "renamed":
            ending = chance.choice(("jpg", "png", "webp", "gif", "tif", "bmp", "avif", "heic"))
        yield Hostile(f"{number:05d}-{sort}-{stem}.{ending}", raw, sort, base)


def _cut(raw: bytes, chance: random.Random) -> bytes:
    """Anywhere, but more often near the end, where leniency hides."""
    return raw[: len(raw) - chance.choice((1, 2, 3, 5, 8, 13, chance.randrange(1, len(raw) + 1)))]


def _bits(raw: bytes, chance: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(chance.choice((1, 2, 8, 64))):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _head_bits(raw: bytes, chance: random.Random) -> bytes:
    """Where sizes and offsets stand."""
    found = bytearray(raw)
    for _ in range(chance.choice((1, 2, 4))):
        found[chance.randrange(min(200, len(found)))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
    return bytes(found)


def _zeros(raw: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(raw))
    length = chance.randrange(1, len(raw) - start + 1)
    return raw[:start] + bytes(length) + raw[start + length :]


def _mixed(raw: bytes, chance: random.Random) -> bytes:
    """A part is missing, is there twice, or stands elsewhere."""
    a, b, c = sorted(chance.randrange(len(raw) + 1) for _ in range(3))
    return chance.choice((raw[:a] + raw[b:], raw[:b] + raw[a:], raw[:a] + raw[b:c] + raw[a:b] + raw[c:]))


def _numbers(raw: bytes, chance: random.Random) -> bytes:
    """A number of two or four bytes becomes one that is too large."""
    at = chance.randrange(max(1, min(len(raw) - 4, 400)))
    value = chance.choice((0, 1, 0x7FFF, 0xFFFF, 60_000, 0x7FFFFFFF, 0xFFFFFFFF, 100_000))
    order = chance.choice("<>")
    number = (
        struct.pack(f"{order}I", value) if value > 0xFFFF or chance.random() < 0.5 else struct.pack(f"{order}H", value)
    )
    return raw[:at] + number + raw[at + len(number) :]


def _claim(raw: bytes, chance: random.Random) -> bytes:
    """A few bytes that claim to be a huge picture, or one with a hundred thousand frames."""
    side = chance.choice((9_000, 30_000, 60_000, 65_535))
    return chance.choice(
        (
            png_header(side, side),
            b"GIF89a" + struct.pack("<HHBBB", side, side, 0, 0, 0) + _GIF_FRAME * 3 + b";",
            b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0, 0, 0) + _GIF_FRAME * 100_000 + b";",
            b"BM" + struct.pack("<IIIIiiHHIIiiII", 58, 0, 54, 40, side, side, 1, 24, 0, 4, 0, 0, 0, 0) + b"\0" * 4,
            _sum_mended(raw.replace(b"IHDR", b"IHDR" + struct.pack(">II", side, side), 1))
            if b"IHDR" in raw
            else raw[:64],
            b"RIFF"
            + struct.pack("<I", 22)
            + b"WEBPVP8X"
            + struct.pack("<IBBBB", 10, 0, 0, 0, 0)
            + b"\xff\xea\0\xff\xea\0",
            b"\xff\xd8\xff\xc0"
            + struct.pack(">HBHHB", 17, 8, side, side, 3)
            + bytes((1, 17, 0, 2, 17, 0, 3, 17, 0))
            + b"\xff\xd9",
            b"II*\0" + struct.pack("<I", 8) + b"\1\0" + struct.pack("<HHII", 256, 4, 1, side) + struct.pack("<I", 8),
        )
    )


_GIF_FRAME = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\2\2\x4c\1\0"


def _sum_mended(raw: bytes) -> bytes:
    """A PNG whose first chunk has the right sum again; eight bytes of it have been pushed out."""
    raw = raw[:24] + raw[32:]
    return raw[:29] + struct.pack(">I", zlib.crc32(raw[12:29])) + raw[33:]


def _as_it_is(raw: bytes, _: random.Random) -> bytes:
    return raw


_WAYS: Sequence[tuple[Sort, Callable[[bytes, random.Random], bytes]]] = (
    ("cut", _cut),
    ("cut", _cut),
    ("cut", _cut),
    ("damaged", _bits),
    ("damaged", _zeros),
    ("damaged", _mixed),
    ("forged", _head_bits),
    ("forged", _numbers),
    ("forged", _claim),
    ("renamed", _as_it_is),
)


@dataclass(frozen=True)
class Told:
    """What became of hostile files, and what must not have."""

    outcomes: Mapping[str, Outcome]
    faults: tuple[str, ...]
    seconds: float


def told(files: Sequence[Hostile], folder: Path) -> Told:
    """Publish them all in worker processes, as a build does."""
    bases = {one.base.name: one.base for one in files}
    for name, raw in ((f"base-{name}", base.raw) for name, base in bases.items()):
        _write(folder, name, raw)
    for one in files:
        _write(folder, one.name, one.raw)
    begin = time.monotonic()
    outcomes = publish(
        [Original(path.name, str(path)) for path in sorted(folder.iterdir()) if path.is_file()], folder / "cache"
    )
    seconds = time.monotonic() - begin
    faults = [fault for one in files for fault in _faults(one, outcomes[one.name], outcomes[f"base-{one.base.name}"])]
    faults += wrong(list(_published(files, outcomes)), Store(folder / "cache" / FOLDER))
    return Told({one.name: outcomes[one.name] for one in files}, tuple(faults), seconds)


def _published(files: Sequence[Hostile], outcomes: Mapping[str, Outcome]) -> Iterator[Published]:
    """Files with bytes that are not those of a picture, and yet there are copies of them."""
    for one in files:
        file = outcomes[one.name].file
        if file and one.sort in ("damaged", "forged"):
            yield Published(one.name, one.raw, one.base.look, file)


def _write(folder: Path, name: str, raw: bytes) -> None:
    (folder / name).write_bytes(raw)


def _faults(one: Hostile, outcome: Outcome, base: Outcome) -> Iterator[str]:
    if outcome.refusal in (DEADLY, TOO_SLOW):
        yield f"{one.name}: a worker crashed or hung"
    if (outcome.file is None) == (outcome.refusal is None):
        yield f"{one.name}: neither published nor refused"
    if outcome.refusal and outcome.refusal.code not in codes():
        yield f"{one.name}: {outcome.refusal.code} says nothing"
    if one.sort == "renamed" and _looks(outcome) != _looks(base):
        yield f"{one.name}: it depends on the name of a file what it shows"
    # What was cut off may have held nothing of the picture: fillings, or a video behind it.
    if one.sort == "cut" and outcome.file and _looks(outcome) != _looks(base):
        yield f"{one.name}: a part of a picture was published"


def _looks(outcome: Outcome) -> list[str]:
    return [copy.digest for copy in outcome.file.copies] if outcome.file else []


def main() -> None:
    """Tell the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile_pictures", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many (2000)")
    parser.add_argument("--seed", type=int, default=1, help="of the chance (1)")
    chosen = parser.parse_args()
    files = list(hostile(chosen.count, chosen.seed))
    with tempfile.TemporaryDirectory() as folder:
        found = told(files, Path(folder))
    sorts = Counter((one.sort, _word(found.outcomes[one.name])) for one in files)
    print(f"{len(files)} files, {found.seconds:.1f} s, none may take longer than {LONGEST_S} s")
    for (sort, word), count in sorted(sorts.items()):
        print(f"{sort:8} {word:10} {count}")
    print(f"{len(found.faults)} faults", *found.faults, sep="\n")


def _word(outcome: Outcome) -> str:
    return outcome.refusal.code if outcome.refusal else "published"


if __name__ == "__main__":
    main()
