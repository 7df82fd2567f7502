"""Copies of single pictures for tests, made in a process that ends with them, as those of a build."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from qunzhi.confined import Limits, in_order
from qunzhi.media import Derivative, PictureFile
from qunzhi.pictures.limits import LONGEST_S, MOST_MEMORY, Refusal
from qunzhi.pictures.order import Order, Outcome
from qunzhi.pictures.work import made
from qunzhi.store import Store, digest_of


@dataclass(frozen=True)
class Copies:
    """What became of one picture."""

    outcome: Outcome
    store: Store

    @property
    def file(self) -> PictureFile:
        """Its copies; it must have some."""
        assert self.outcome.file, f"refused: {self.outcome.refusal}"
        return self.outcome.file

    @property
    def refusal(self) -> Refusal:
        """Why it has none."""
        assert self.outcome.refusal, "it has been published"
        return self.outcome.refusal

    def bytes_of(self, copy: Derivative) -> bytes:
        """Of one of its copies."""
        return Path(self.store.path(copy.digest)).read_bytes()

    def image_of(self, copy: Derivative) -> Image.Image:
        """One of its copies, decoded."""
        with Image.open(self.store.path(copy.digest)) as image:
            image.load()
            return image


def copied(raw: bytes, folder: Path, *, with_tiles: bool = False) -> Copies:
    """The copies of a picture with these bytes; `folder` is where it is put, with a store beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    original = folder / f"{digest_of(raw)[:12]}.picture"
    original.write_bytes(raw)
    order = Order(str(original), digest_of(raw), with_tiles, folder / "store")
    (outcome,) = in_order(made, [order], Limits(LONGEST_S, MOST_MEMORY), 1)
    assert isinstance(outcome, Outcome), f"its worker is {outcome}"
    return Copies(outcome, Store(folder / "store"))
