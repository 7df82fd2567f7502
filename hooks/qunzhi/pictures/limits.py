"""What is asked of a picture before it is decoded, and how it is said that one cannot be published."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qunzhi.findings import Value
from qunzhi.languages import Text
from qunzhi.packing import packed

MIB = 1 << 20

LARGEST_PIXELS = 80_000_000
"""A 12-megapixel photograph has 12; what is larger than this is a scan to be shrunk first, or an attack."""

LARGEST_BYTES = 60 * MIB
"""An A3 scan at 300 dpi without compression has 52 MB."""

MOST_FRAMES = 200
"""Of an animation, or pages of a TIFF. Only the first is published, but all have to be walked past."""

LONGEST_S = 20
"""For one picture, from the moment when a worker takes it."""

MOST_MEMORY = 1024 * MIB
"""Of a worker, beside what it inherits."""


@packed
@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a picture is not published: a code of the catalogue and the words that fill its sentences, but for `name`."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    is_lasting: bool = True
    """Whether the same bytes will be refused again; one that took too long may have met a busy machine."""


class Refused(Exception):
    """A picture that cannot be published."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


EMPTY = Text("文件是空的", "the file is empty")
NO_PICTURE = Text("内容不是图片", "it holds no picture")
DAMAGED = Text("内容不完整或已损坏", "it is cut short or damaged")
UNFILLED = Text(
    "第一帧没有铺满画面，各种软件显示不一，请用作图软件另存",
    "its first frame does not fill its canvas, which programs show in different ways; save it anew with one of them",
)
UNUSUAL = Text("每个点用 32 位或浮点数记录", "it has 32 bits or floating point in each sample")


def unreadable(reason: Text) -> Refused:
    """It cannot be opened."""
    return Refused(Refusal("QZ-P03", {"reason": reason}))


def too_large(pixels: int) -> Refused:
    """More than LARGEST_PIXELS; both are told in units of 10,000 (万)."""
    return Refused(Refusal("QZ-P04", {"pixels": pixels // 10_000, "limit": LARGEST_PIXELS // 10_000}))


def too_heavy(size: int) -> Refused:
    """More than LARGEST_BYTES."""
    return Refused(Refusal("QZ-P08", {"size": -(-size // MIB), "limit": LARGEST_BYTES // MIB}))


def too_many_frames(frames: int) -> Refused:
    """More than MOST_FRAMES."""
    return Refused(Refusal("QZ-P09", {"frames": frames, "limit": MOST_FRAMES}))


def drawn() -> Refused:
    """SVG: it may hold scripts, and looks different wherever its fonts are missing."""
    return Refused(Refusal("QZ-P07"))


TOO_SLOW = Refusal(
    "QZ-P10",
    {"reason": Text(f"用时超过 {LONGEST_S} 秒", f"takes longer than {LONGEST_S} seconds")},
    is_lasting=False,
)
TOO_HUNGRY = Refusal(
    "QZ-P10",
    {"reason": Text(f"要用的内存超过 {MOST_MEMORY // MIB} MB", f"needs more than {MOST_MEMORY // MIB} MB of memory")},
    is_lasting=False,
)
DEADLY = Refusal("QZ-P10", {"reason": Text("使解码程序崩溃", "made its decoder crash")}, is_lasting=False)
RESTLESS = Refusal(
    "QZ-P03",
    {"reason": Text("生成网站时一直在变，或者被删除了", "it was being changed or removed while the site was built")},
    is_lasting=False,
)
