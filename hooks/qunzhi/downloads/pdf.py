"""What a PDF does when it is opened, and what it says of itself.

Every object is looked at (ISO 32000-2), wherever it hangs: readers differ in which of them they act upon.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Object, Pdf

from qunzhi.downloads.formats import HEAD_BYTES, Strange, bears_macros, named, sniffed
from qunzhi.downloads.refusals import Refused, Remark
from qunzhi.languages import Text

_ACTIONS = {
    "/JavaScript": Text("含有 JavaScript 脚本", "it holds JavaScript"),
    "/Launch": Text("会启动别的程序", "it starts other programs"),
    "/ImportData": Text("会读入别处的数据", "it reads data from elsewhere"),
    "/SubmitForm": Text("会把填写的内容发往别处", "it sends what is filled in to somewhere"),
    "/GoToE": Text("会打开夹带的文件", "it opens files that are packed into it"),
}
"""Types of action (12.6.4) that do more than turn pages."""

_FORM = Text("含有 XFA 动态表单", "it holds a dynamic form (XFA)")
_MEDIA = Text("含有可运行的多媒体", "it holds media that run")

_UNTITLED = re.compile(
    r"(microsoft (word|excel|powerpoint)\b|untitled|无标题|新建|幻灯片 ?1$|powerpoint 演示文稿)", re.I
)
_XMP_TITLE = re.compile(rb"<dc:title>.*?<rdf:li[^>]*>\s*([^<\s][^<]*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Examined:
    """A PDF that is harmless."""

    pages: int
    remarks: tuple[Remark, ...]


def look_into(path: Path, name: str) -> Examined:
    """Raises Refused for a PDF that cannot be opened, or that does something when it is opened."""
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            if reason := next(_active(pdf), None):
                raise Refused("QZ-V11", name=name, reason=reason)
            return Examined(len(pdf.pages), tuple(_remarks(pdf, name)))
    except pikepdf.PasswordError:
        raise Refused("QZ-V12", name=name) from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, ValueError, KeyError) as error:
        reason = Text("内容不完整或已损坏", "it is cut short or damaged")
        raise Refused("QZ-V10", name=name, reason=reason) from error


def _remarks(pdf: Pdf, name: str) -> Iterator[Remark]:
    if pdf.is_encrypted:
        yield Remark("QZ-V13", {"name": name})
    if any(warning.endswith("file is damaged") for warning in map(str, pdf.get_warnings())):
        yield Remark("QZ-V14", {"name": name})
    title = _title(pdf)
    if not title or _UNTITLED.match(title):
        yield Remark("QZ-V16", {"name": name, "title": title or "—"})


def _title(pdf: Pdf) -> str:
    """What the reader's tab shows."""
    written = str(pdf.docinfo.get("/Title", "")).strip()
    if written or "/Metadata" not in pdf.Root:
        return written
    found = _XMP_TITLE.search(pdf.Root.Metadata.read_bytes())
    return found[1].decode("utf-8", "replace").strip() if found else ""


def _active(pdf: Pdf) -> Iterator[Text]:
    """All that is not still."""
    for one in pdf.objects:
        for part in _dictionaries(one):
            yield from _in_dictionary(part)


def _dictionaries(one: Object) -> Iterator[Object]:
    """An object and what is written within it; what it only refers to is an object of the file as well."""
    waiting = [one]
    while waiting:
        part = waiting.pop()
        if isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
            yield part
            inner = [value for _, value in part.items()]
        elif isinstance(part, pikepdf.Array):
            inner = list(part)
        else:
            continue
        waiting += [value for value in inner if isinstance(value, Object) and not value.is_indirect]


def _in_dictionary(part: Object) -> Iterator[Text]:
    keys = set(part.keys())
    if "/JS" in keys:
        yield _ACTIONS["/JavaScript"]
    if "/S" in keys and (does := _ACTIONS.get(str(part["/S"]))):
        yield does
    if "/XFA" in keys:
        yield _FORM
    if "/Subtype" in keys and str(part["/Subtype"]) in ("/RichMedia", "/Screen", "/Movie"):
        yield _MEDIA
    if "/EF" in keys:
        yield from _enclosed(part)


def _enclosed(specification: Object) -> Iterator[Text]:
    """A file within the PDF (7.11.4): data and pictures are welcome, programs are not."""
    names = [str(specification[key]) for key in ("/F", "/UF") if key in specification]
    heads = [one.read_bytes()[:HEAD_BYTES] for _, one in specification["/EF"].items()]
    if any(named(name) in (Strange.PROGRAM, Strange.PAGE) or bears_macros(name) for name in names) or any(
        sniffed(head) is Strange.PROGRAM for head in heads
    ):
        name = names[-1] if names else "?"
        yield Text(f"夹带了程序或脚本“{name}”", f'a program or script is packed into it: "{name}"')
