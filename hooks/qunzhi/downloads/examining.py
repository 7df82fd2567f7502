"""What a file is, and whether it may be handed out: told from its content, in a process of its own."""

from dataclasses import dataclass, replace
from pathlib import Path

from qunzhi.downloads.formats import (
    FORMATS,
    HEAD_BYTES,
    PICTURES,
    TEXTS,
    ZIPPED,
    Strange,
    bears_macros,
    named,
    sniffed,
    suffix_of,
)
from qunzhi.downloads.refusals import Refused, Remark
from qunzhi.downloads.texts import UTF_8, encoding_of
from qunzhi.languages import Text
from qunzhi.media import FileFacts
from qunzhi.store import Store

Key = tuple[str, str]
"""SHA-256 of a file, and its name: the same bytes under another name may be refused."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file to be examined."""

    path: Path
    name: str
    """As staff know it. An original in the store has another one there."""
    sha256: str
    size: int

    @property
    def key(self) -> Key:
        """By what it is known again."""
        return self.sha256, self.name


@dataclass(frozen=True, slots=True)
class Examined:
    """What became of it."""

    facts: FileFacts | None
    """None for a file that is not handed out."""
    remarks: tuple[Remark, ...] = ()


def examine(given: Given) -> Examined:
    """Its type and what is to be said of it. Libraries are loaded for files that need them only."""
    try:
        return _examined(given)
    except Refused as refused:
        return Examined(None, (refused.remark,))


def _examined(given: Given) -> Examined:
    kind = _kind(given)
    pages, remarks, encoding = None, tuple[Remark, ...](), ""
    if kind == "PDF":
        from qunzhi.downloads import pdf

        found = pdf.look_into(given.path, given.name)
        pages, remarks = found.pages, found.remarks
    elif kind in PICTURES:
        from qunzhi.downloads import images

        remarks = images.look_into(given.path, given.name)
    elif kind in TEXTS:
        encoding = encoding_of(given.path)
        remarks = () if encoding == UTF_8 else (Remark("QZ-V19", {"name": given.name, "encoding": encoding}),)
    media_type = FORMATS[kind].media_type
    facts = FileFacts(given.size, given.sha256, kind, pages, media_type=media_type, encoding=encoding)
    return Examined(facts, remarks)


def _kind(given: Given) -> str:
    """The type that name and content agree in. Raises Refused."""
    name, path = given.name, given.path
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    claimed, found = named(name), sniffed(head)
    _refuse_strange(given, claimed, found)
    if found == "ZIP":
        from qunzhi.downloads import zips

        found = zips.look_into(path, name)
    if claimed is Strange.UNKNOWN:
        raise _unknown(name)
    if found is None and claimed in TEXTS and encoding_of(path):
        return str(claimed)
    if found != claimed:
        raise _mismatch(name, found)
    return str(claimed)


def _refuse_strange(given: Given, claimed: str | Strange, found: str | Strange | None) -> None:
    """What is not handed out under any name."""
    name = given.name
    if bears_macros(name):
        from qunzhi.downloads.zips import MACROS

        raise Refused("QZ-V07", name=name, reason=MACROS)
    if found is Strange.OLD_OFFICE and claimed in ZIPPED and _is_locked(given.path):
        raise Refused("QZ-V12", name=name)
    if Strange.PROGRAM in (claimed, found) or Strange.PAGE in (claimed, found):
        raise Refused("QZ-V06", name=name)
    if Strange.OLD_OFFICE in (claimed, found):
        raise Refused("QZ-V05", name=name)
    if found is Strange.ARCHIVE:
        raise Refused("QZ-V08", name=name)


def _is_locked(path: Path) -> bool:
    """Office puts a document that has a password into an OLE file, in a stream of this name [MS-OFFCRYPTO]."""
    return "EncryptedPackage".encode("utf-16-le") in path.read_bytes()


def _unknown(name: str) -> Refused:
    allowed = " ".join(suffix for one in FORMATS.values() for suffix in one.suffixes)
    return Refused("QZ-V04", name=name, allowed=allowed)


def _mismatch(name: str, found: str | Strange | None) -> Refused:
    if not isinstance(found, str):
        return Refused("QZ-V02", name=name, suffix=suffix_of(name), found=_NOTHING_KNOWN)
    better = f"{name.rpartition('.')[0]}{FORMATS[found].suffixes[0]}"
    return Refused("QZ-V02", name=name, suffix=suffix_of(name), found=found, nearest=better)


_NOTHING_KNOWN = Text("别的东西", "something else")


def with_first_page(given: Given, before: Examined, store: Store) -> Examined:
    """The same with what PDFium sees of it."""
    from qunzhi.downloads.first_page import draw

    assert before.facts is not None
    try:
        drawn = draw(given.path, given.name, given.sha256, store)
    except Refused as refused:
        return Examined(None, (refused.remark,))
    remarks = before.remarks
    if drawn.preview is None:
        remarks += (Remark("QZ-V17", {"name": given.name, "reason": _NO_FORM}),)
    if drawn.is_scan:
        remarks += (Remark("QZ-V15", {"name": given.name}),)
    return Examined(replace(before.facts, preview=drawn.preview, is_scan=drawn.is_scan), remarks)


_NO_FORM = Text("第一页过长或过宽", "its first page is too long or too wide")
