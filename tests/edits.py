"""Edits that staff, git and broken disks make to a site: each a function of its folder and two numbers that choose."""

import os
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from qunzhi.asked import NotUnderstood
from qunzhi.freezing import NotFrozen
from qunzhi.freezing import freeze as freeze_report
from qunzhi.load import load

T = TypeVar("T")

SENTENCES = (
    "又一句话。",
    "见[[2019-charter]]。",
    "共[[model-schools@2023]]所。",
    "见[[nobody]]。",
    "**很“好”**！",
    "见[[robotics]]。",
    "在校[[students@2023]]人。",
    "## 又一节",
)
VALUES = {
    "state": ("draft", "published", "review"),
    "date": ("2019-05-01", "2024", "2024-06", "2098-01-01"),
    "title": ("另一个标题", "标题[[2019-charter]]", "甲"),
    "name": ("另一所学院", "甲公司"),
    "level": ("national", "校级", "不存在"),
    "type": ("visit", "notice", "college"),
    "published": ("2024-01-01", "2024-12-30"),
    "value": ("1", "99.5", "约 7"),
    "embargo": ("2098-01-01", "2020-01-01"),
}
"""By field: what somebody may write into it, right or wrong."""


def chosen(those: Sequence[T], number: int) -> T:
    """One of them."""
    return those[number % len(those)]


def texts(root: Path) -> list[Path]:
    """Every text that staff write."""
    return sorted(path for path in root.rglob("*") if path.suffix in (".md", ".yml") and ".cache" not in path.parts)


def articles(root: Path) -> list[Path]:
    """Folders of articles."""
    return sorted({path.parent for path in (root / "content").rglob("index.zh.md")})


def write(root: Path, a: int, b: int) -> None:
    """A sentence more at the end of an article or page."""
    path = chosen([path for path in texts(root) if path.suffix == ".md"], a)
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n\n{chosen(SENTENCES, b)}\n", "utf-8")


def fill_in(root: Path, a: int, b: int) -> None:
    """Another value in a field."""
    lines = [(path, n, m[1]) for path in texts(root) for n, m in _fields(path)]
    path, number, field = chosen(lines, a)
    words = path.read_text("utf-8").split("\n")
    words[number] = re.sub(r":.*", f": {chosen(VALUES[field], b)}", words[number], count=1)
    path.write_text("\n".join(words), "utf-8")


def _fields(path: Path) -> list[tuple[int, re.Match[str]]]:
    pattern = re.compile(rf"^\s*(?:- )?({'|'.join(VALUES)}):")
    lines = path.read_text("utf-8").split("\n")
    return [(number, match) for number, line in enumerate(lines) if (match := pattern.match(line))]


def count_anew(root: Path, a: int, b: int) -> None:
    """Another number in a table, or a mistake in it."""
    path = chosen(sorted((root / "content").rglob("tables/*")), a)
    lines = path.read_text("utf-8").split("\n")
    number = b % len(lines)
    lines[number] = chosen((re.sub(r"\d+", "7", lines[number]), f"{lines[number]},", "=1+1"), b)
    path.write_text("\n".join(lines), "utf-8")


def freeze(root: Path, a: int, b: int) -> None:
    """A report keeps the numbers that it has now."""
    site = load(root).checked
    reports = sorted(record.id for record in site.records.values() if record.kind.name == "report")
    with suppress(NotFrozen, NotUnderstood):
        freeze_report(site, chosen([*reports, "nobody"], a), date(2024, 1, 1 + b % 28), renew=True)


def leave_out(root: Path, a: int, b: int) -> None:
    """A line less."""
    path = chosen(texts(root), a)
    lines = path.read_text("utf-8").split("\n")
    del lines[b % len(lines)]
    path.write_text("\n".join(lines), "utf-8")


def remark(root: Path, a: int, b: int) -> None:
    """A remark before the first field: nothing changes but where everything stands."""
    path = chosen([path for path in texts(root / "content") if path.suffix == ".yml"], a)
    path.write_text(f"# {b}\n" + path.read_text("utf-8"), "utf-8")


def remove(root: Path, a: int, b: int) -> None:
    """An article, or its English, is gone."""
    folder = chosen(articles(root), a)
    if b % 2:
        shutil.rmtree(folder)
    else:
        (folder / "index.en.md").unlink(missing_ok=True)


def rename(root: Path, a: int, b: int) -> None:
    """An article bears another id."""
    folder = chosen(articles(root), a)
    target = folder.with_name(f"renamed-{b % 3}")
    if not target.exists():
        folder.rename(target)


def copy(root: Path, a: int, b: int) -> None:
    """An article once more, under an id of its own or, in another section, under the same."""
    folder = chosen(articles(root), a)
    other = chosen(["cases", "activities", "notices"], b)
    target = folder.parent.parent / other / (f"copy-{b % 3}" if b % 2 else folder.name)
    if not target.exists():
        shutil.copytree(folder, target)


def swap(root: Path, a: int, b: int) -> None:
    """Two articles change texts; the times of the files stay with the texts."""
    one, other = (chosen(articles(root), n) / "index.zh.md" for n in (a, b))
    held = one.with_name("held")
    one.rename(held)
    if other.exists():
        other.rename(one)
        held.rename(other)
    else:
        held.rename(one)


def touch(root: Path, a: int, b: int) -> None:
    """A file is written again as it was, with the time of another clock."""
    path = chosen(texts(root), a)
    path.write_bytes(path.read_bytes())
    os.utime(path, (b * 1000, b * 1000))


def lose(root: Path, a: int, b: int) -> None:
    """A file of the site is gone or altered by hand."""
    files = sorted(path for path in root.with_name("out").rglob("*") if path.is_file())
    if files:
        path = chosen(files, a)
        path.unlink()
        if b % 2:
            path.write_text("altered", "utf-8")


def damage(root: Path, a: int, b: int) -> None:
    """A byte of a file in the cache changes; its size and its time stay."""
    files = sorted(path for path in (root / ".cache").rglob("*") if path.is_file() and "shell" not in path.parts)
    if files:
        flip(chosen(files, a), b)


def flip(path: Path, at: int) -> None:
    """Change one byte of a file in place, as a broken disk does: no time of the file tells of it."""
    status = path.stat()
    content = bytearray(path.read_bytes())
    if content:
        content[at % len(content)] ^= 0xFF
        path.chmod(0o644)
        with path.open("r+b") as file:
            file.write(content)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


EDITS: tuple[Callable[[Path, int, int], None], ...] = (
    *(write, fill_in, leave_out, remark, remove, rename, copy, swap, touch),
    *(count_anew, write, lose, damage, freeze),
)
