"""What is zipped: Office documents, OFD and plain archives, looked through member by member before it is handed out."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from qunzhi.downloads.formats import HEAD_BYTES, Strange, bears_macros, named, sniffed
from qunzhi.downloads.refusals import Refused
from qunzhi.languages import Text

MOST_MEMBERS = 5000
LARGEST_CONTENT_BYTES = 1 << 30
LARGEST_RATIO = 200
"""Of unpacked to packed: text packs to a tenth, a blank picture to a hundredth."""
SMALL_BYTES = 16 << 20
"""Below this the ratio is no matter."""
DEEPEST = 2
"""An archive may hold Office documents, which are zipped themselves and may hold others."""

_OFFICE = {
    b"wordprocessingml.document.main+xml": "DOCX",
    b"spreadsheetml.sheet.main+xml": "XLSX",
    b"presentationml.presentation.main+xml": "PPTX",
    b"presentationml.slideshow.main+xml": "PPTX",
}
_OPEN = {b"text": "ODT", b"spreadsheet": "ODS", b"presentation": "ODP"}

MACROS = Text("含有宏", "it holds macros")
_CONTROLS = Text("含有 ActiveX 控件", "it holds ActiveX controls")
_PACKED = Text("里面夹带了别的文件（“插入对象”）", "another file is packed into it as an object")
_REMOTE = Text("打开时会从网上加载内容", "it loads something from the network when it is opened")

_LOADED = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode=\"External\")(?=[^>]*/(?:attachedTemplate|oleObject|frame|subDocument)\")"
    rb"(?=[^>]*Target=\"(?:https?:|ftp:|\\\\|file://[^/\"]))"
)
"""A relation of an Office document (ECMA-376 part 2) that is followed without asking."""

_PACKAGE = "\x01Ole10Native".encode("utf-16-le")
"""Name of the stream in which an OLE object holds any file; formulas and charts have other ones."""


def look_into(path: Path, name: str) -> str:
    """The type of a zipped file, when all of it has been found harmless. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _look(archive, name, 0)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        reason = Text("压缩内容不完整或已损坏", "what is packed in it is cut short or damaged")
        raise Refused("QZ-V10", name=name, reason=reason) from error


def _look(archive: zipfile.ZipFile, name: str, depth: int) -> str:
    members = archive.infolist()
    _measure(members, name)
    kind = _type(archive, name)
    for member in members:
        if not member.is_dir():
            _look_at(archive, member, name, kind, depth)
    if reason := _active(archive, kind):
        raise Refused("QZ-V07", name=name, reason=reason)
    return kind


def _measure(members: list[zipfile.ZipInfo], name: str) -> None:
    """Sizes as the archive claims them: a member that is larger than it claims is damaged."""
    unpacked, packed = sum(one.file_size for one in members), sum(one.compress_size for one in members)
    is_bomb = unpacked > SMALL_BYTES and unpacked > LARGEST_RATIO * packed
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_CONTENT_BYTES or is_bomb:
        size = unpacked // 1_000_000
        reason = Text(
            f"解开后有 {len(members)} 个文件、{size} MB，像“解压炸弹”",
            f"it unpacks to {len(members)} files and {size} MB, as a decompression bomb does",
        )
        raise Refused("QZ-V09", name=name, reason=reason)


def _type(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if "OFD.xml" in names:
        return "OFD"
    if "AndroidManifest.xml" in names or "META-INF/MANIFEST.MF" in names:
        raise Refused("QZ-V06", name=name)
    if "mimetype" in names:
        mimetype = _beginning(archive, "mimetype").strip()
        return _OPEN.get(mimetype.removeprefix(b"application/vnd.oasis.opendocument."), "ZIP")
    if "[Content_Types].xml" in names:
        types = _beginning(archive, "[Content_Types].xml", 1 << 20)
        if b"macroEnabled" in types:
            raise Refused("QZ-V07", name=name, reason=MACROS)
        return next((label for part, label in _OFFICE.items() if part in types), "ZIP")
    return "ZIP"


def _beginning(archive: zipfile.ZipFile, member: str, length: int = HEAD_BYTES) -> bytes:
    try:
        with archive.open(member) as file:
            return file.read(length)
    except RuntimeError:  # it asks for a password; what looks at every member will say so
        return b""


def _look_at(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, kind: str, depth: int) -> None:
    """Raises Refused for a member that must not be handed out, BadZipFile for one that is damaged."""
    inner = _name(member)
    if member.flag_bits & 1:
        raise Refused("QZ-V12", name=name)
    if reason := _wrong_name(inner):
        raise Refused("QZ-V09", name=name, reason=reason)
    with archive.open(member) as file:
        head = file.read(HEAD_BYTES)
        _read_all(file)
    if reason := _wrong_content(inner, head, kind):
        raise Refused("QZ-V09", name=name, reason=reason)
    if sniffed(head) == "ZIP":
        _look_deeper(archive, member, name, depth)


def _read_all(file: IO[bytes]) -> None:
    """To the end, where the checksum is compared."""
    while file.read(1 << 20):
        pass


def _look_deeper(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, depth: int) -> None:
    inner = _name(member)
    if depth == DEEPEST:
        reason = Text(f"压缩包层层相套（{inner}）", f"archives lie within archives ({inner})")
        raise Refused("QZ-V09", name=name, reason=reason)
    with archive.open(member) as file, zipfile.ZipFile(file) as nested:
        _look(nested, f"{name} → {inner}", depth + 1)


def _name(member: zipfile.ZipInfo) -> str:
    """Windows in Chinese writes names in GBK without saying so, and Python takes them for those of the IBM PC."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _wrong_name(inner: str) -> Text | None:
    parts = re.split(r"[/\\]", inner)
    if inner.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return Text(f"“{inner}”会解到别的文件夹里", f'"{inner}" would be unpacked into another folder')
    if named(inner) in (Strange.PROGRAM, Strange.PAGE) and not inner.endswith(".xml"):
        return Text(f"里面的“{inner}”是程序、脚本或网页", f'"{inner}" in it is a program, script or web page')
    if bears_macros(inner):
        return Text(f"里面的“{inner}”带宏", f'"{inner}" in it holds macros')
    return None


def _wrong_content(inner: str, head: bytes, kind: str) -> Text | None:
    found = sniffed(head)
    if found is Strange.PROGRAM:
        return Text(f"里面的“{inner}”是程序或脚本", f'"{inner}" in it is a program or script')
    if found is Strange.ARCHIVE:
        return Text(f"里面的“{inner}”也是压缩包，无法检查", f'"{inner}" in it is an archive and cannot be looked into')
    if kind == "ZIP" and found is Strange.OLD_OFFICE:
        return Text(
            f"里面的“{inner}”是旧版 Office 或 WPS 格式", f'"{inner}" in it is in an old format of Office or WPS'
        )
    return None


def _active(archive: zipfile.ZipFile, kind: str) -> Text | None:
    """What an Office document does, or brings, when it is opened."""
    if kind in ("ZIP", "OFD"):
        return None
    names = archive.namelist()
    if any(one.endswith("vbaProject.bin") or one.startswith(("Basic/", "Scripts/")) for one in names):
        return MACROS
    if any("/activeX/" in one for one in names):
        return _CONTROLS
    return next((reason for one in names for reason in _within(archive, one)), None)


def _within(archive: zipfile.ZipFile, member: str) -> Iterator[Text]:
    if member.endswith(".rels") and _LOADED.search(archive.read(member)):
        yield _REMOTE
    if "/embeddings/" in member and member.endswith(".bin") and _PACKAGE in archive.read(member):
        yield _PACKED
