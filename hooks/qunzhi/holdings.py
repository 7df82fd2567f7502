"""What lies in the cache, sort by sort, and how much of it takes space of its own: Chinese first, then English."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qunzhi.languages import Text
from qunzhi.pruning import MIB, Removed

SORTS: Mapping[str, Text] = {
    "store": Text("网页和文件", "pages and files"),
    "spare": Text("备用的网站文件夹", "spare folders of sites"),
    "pictures": Text("缩小的图片", "copies of pictures"),
    "originals": Text("从别处取来的原件", "originals from a distant store"),
    "shell": Text("页面外框", "frames"),
    "templates": Text("编译好的模板", "compiled templates"),
    "past": Text("上次生成的记录", "what is known of earlier builds"),
    "preview": Text("预览", "previews"),
    "": Text("其他", "other"),
}
"""By folder of the cache."""


@dataclass(frozen=True, slots=True)
class Holding:
    """All files of one sort."""

    sort: str
    files: int
    size: int
    own: int
    """Bytes of files that stand nowhere but in the cache: a file that a site shares costs nothing extra. What two sorts
    share is counted for the first."""


def holdings(cache: Path) -> list[Holding]:
    """What a cache holds, in the order of the sorts; those that are empty left out."""
    rest = [entry.path for entry in _scanned(str(cache)) if entry.name not in SORTS]
    found = {sort: list(_files(str(cache / sort))) for sort in SORTS if sort}
    found[""] = [one for path in rest for one in _files(path)]
    names = Counter(one.st_ino for files in found.values() for one in files)
    counted: set[int] = set()
    return [_holding(sort, files, names, counted) for sort, files in found.items() if files]


def _holding(sort: str, files: list[os.stat_result], names: Mapping[int, int], counted: set[int]) -> Holding:
    """`names`: how often the cache holds each file; `counted`: files of sorts before this one."""
    own = {one.st_ino: one.st_size for one in files if one.st_nlink == names[one.st_ino]}
    size = sum(size for inode, size in own.items() if inode not in counted)
    counted.update(own)
    return Holding(sort, len(files), sum(one.st_size for one in files), size)


def _files(path: str) -> Iterator[os.stat_result]:
    with suppress(FileNotFoundError):
        found = os.lstat(path)
        if stat.S_ISDIR(found.st_mode):
            for entry in _scanned(path):
                yield from _files(entry.path)
        else:
            yield found


def _scanned(folder: str) -> "list[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []


def told(found: Iterable[Holding], limit: int) -> str:
    """A table, and what the limit is for."""
    lines = ["      文件 files        大小 size    独占 only here"]
    lines += [
        f"{one.files:>16,}{_mib(one.size):>17}{_mib(one.own):>18}  {SORTS[one.sort].zh} {SORTS[one.sort].en}"
        for one in found
    ]
    return "\n".join(
        (
            *lines,
            "不是独占的，与网站是同一份文件，不另占空间。 · What is not only here is one file with the site's.",
            f"网页和文件独占的部分，上限 {_mib(limit)}（QUNZHI_CACHE_MIB 可改）。 · "
            f"Of pages and files, {_mib(limit)} may be only here.",
        )
    )


def told_removed(removed: Removed) -> str:
    """What was removed from the store."""
    if not removed.files:
        return "没有可以清理的。 · Nothing to remove."
    return (
        f"已清理 {removed.files:,} 个文件，{_mib(removed.size)}。 · "
        f"Removed {removed.files:,} files, {_mib(removed.size)}."
    )


def _mib(size: int) -> str:
    return f"{size / MIB:,.1f} MiB"
