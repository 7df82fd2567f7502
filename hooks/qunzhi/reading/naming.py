"""What files and folders below `content/` are called, and what those were meant to be that are called otherwise."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from qunzhi.findings import Finding, Place
from qunzhi.text import nearest

INDEX = re.compile(r"index\.(zh|en)\.md")
CHAPTER = re.compile(r"(\d\d)-([a-z0-9-]+)\.(zh|en)\.md")

_LIKE_A_TEXT = re.compile(r"[^/]+\.(?:md|markdown|md\.txt)", re.IGNORECASE)


def meant_file(name: str, known: Iterable[str], there: Container[str]) -> str:
    """The register that was probably meant; none if it is there already, for then this one is a copy."""
    near = nearest(name, [f"{one}.yml" for one in known])
    return "" if near in there else near


def is_text(name: str) -> bool:
    """Whether it is a text of a record, by its name within the record's folder."""
    return bool(INDEX.fullmatch(name) or CHAPTER.fullmatch(name))


def unread_texts(shelf: str, folder: str, files: Iterable[str]) -> Iterator[tuple[str, Finding]]:
    """Texts beside an article that nobody will read, by name: of a record within it, or under a wrong name.

    `shelf`: the folder in which the folders of such records lie.
    """
    for name in files:
        inner, _, last = name.rpartition("/")
        if inner and INDEX.fullmatch(last):
            yield name, Finding("QZ-F13", Place(f"{folder}/{inner}"), {"name": inner, "folder": shelf})
        elif _LIKE_A_TEXT.fullmatch(name) and not is_text(name):
            yield name, _misnamed(folder, name, files)


def _misnamed(folder: str, name: str, files: Iterable[str]) -> Finding:
    return Finding("QZ-F14", Place(f"{folder}/{name}"), {"name": name, "nearest": _right_name(name, files)})


def _right_name(name: str, files: Iterable[str]) -> str:
    """How a text was to be called, if that can be told and no other text is called so."""
    right = re.sub(r"^(\d)(?=\D)", r"0\1", name.lower().removesuffix(".txt")).replace("_", "-")
    return right if is_text(right) and right not in files else ""


def no_chinese(folder: str, files: list[str], unread: Mapping[str, Finding]) -> Iterator[Finding]:
    """What to do about a folder in which no record can be seen."""
    inner = [finding for finding in unread.values() if finding.code == "QZ-F13"]
    if inner:
        yield from inner
        return
    near = nearest("index.zh.md", [name for name in files if name != "index.en.md"])
    yield Finding("QZ-F08", Place(folder), {"folder": folder.rpartition("/")[2], "nearest": near})
