"""How a build tells what it is doing: stage by stage, to whoever was handed in, and to nobody if nobody was."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

from qunzhi.languages import Text

T = TypeVar("T")

Step = Callable[[], None]
"""Called when one thing more of a stage is done."""

STAGES: Mapping[str, Text] = {
    "reading": Text("读取记录", "reading the records"),
    "relations": Text("整理关系", "relating them"),
    "checks": Text("检查内容", "checking"),
    "originals": Text("核对原件", "checking originals"),
    "pictures": Text("准备图片和附件", "pictures and attachments"),
    "theme": Text("页面外框（MkDocs）", "frames (MkDocs)"),
    "compare": Text("与上次比较", "comparing with the last build"),
    "plan": Text("安排页面", "planning the pages"),
    "make": Text("生成网页", "making the pages"),
    "fill": Text("放入文件", "placing the files"),
    "search": Text("生成检索", "search index"),
    "switch": Text("换上新网站", "putting the site into place"),
    "keep": Text("留给下次", "leaving it for the next build"),
}
"""In the order of a build. None is within another."""


class Progress(Protocol):
    """Is told of the stages of a build."""

    def stage(self, name: str, total: int = 0) -> AbstractContextManager[Step]:
        """A stage lasts as long as the context. `total`: how many steps it has, 0 where nobody knows."""
        ...


def nothing() -> None:
    """A step that nobody counts."""


class Silent:
    """Nobody wants to know."""

    def stage(self, name: str, total: int = 0) -> AbstractContextManager[Step]:
        return nullcontext(nothing)


SILENT: Progress = Silent()


def followed(things: Iterable[T], step: Step) -> Iterator[T]:
    """The same things, each a step."""
    for one in things:
        step()
        yield one
