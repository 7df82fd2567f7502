"""Writes a new record that is valid from its first minute: required fields filled in, choices named beside them."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from qunzhi.dates import CivilDate
from qunzhi.kinds.fields import Label, RefersTo, Vocabulary
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.schema import RecordSchema
from qunzhi.languages import Text
from qunzhi.reading.entries import CONTENT
from qunzhi.reading.files import Refused, as_text, read_bytes
from qunzhi.saving import save
from qunzhi.site import Site
from qunzhi.text import ID_PATTERN
from qunzhi.walk import marked


class NotWritten(Exception):
    """The record was not written; the message says why in both languages."""


def new_record(site: Site, kind: Kind, record_id: str, title: str) -> Path:
    """Write a record of `kind`; its path from the site's root. Raises NotWritten for an id that cannot be."""
    if not ID_PATTERN.fullmatch(record_id) or "/" in record_id:
        raise NotWritten(
            f"编号“{record_id}”不能用：只用小写字母、数字和连字符。 · "
            f'The id "{record_id}" cannot be used: lower-case letters, digits and hyphens only.'
        )
    if record_id in site.records or record_id in site.held or record_id in site.pictures or record_id in site.lost.ids:
        raise NotWritten(f"编号“{record_id}”已经有了。 · The id {record_id} is already taken.")
    return (_appended if kind.register else _in_folder)(site, kind, record_id, title)


def _in_folder(site: Site, kind: Kind, record_id: str, title: str) -> Path:
    """A new article; its pictures may lie there already."""
    path = Path(CONTENT) / kind.source / record_id / "index.zh.md"
    whole = site.root / path
    if os.path.lexists(whole):
        raise NotWritten(f"{path} 已经有了，没有改动。 · {path} is there already; nothing was changed.")
    whole.parent.mkdir(parents=True, exist_ok=True)
    save(whole, article(site, kind, title).encode())
    return path


def article(site: Site, kind: Kind, title: str) -> str:
    """The text of a new article."""
    lines = ["---", f"title: {_quoted(title)}", *_required(site, kind), *_optional(site, kind), _STATE]
    return "\n".join([*lines, f"published: {site.today.isoformat()}", "---", "", "请在这里写正文。", ""])


_STATE = "state: draft  # 写好、审核通过后改成 published"


def _appended(site: Site, kind: Kind, record_id: str, title: str) -> Path:
    """A new entry at the end of a register, whose every byte and whose line ends stay as they are."""
    path = f"{CONTENT}/{kind.source}.yml"
    before = _held(site.root, path)
    lines = [
        *([] if before.endswith(b"\n") or not before else [""]),
        f"- id: {record_id}",
        f"  {kind.schema.title_field}: {{zh: {_quoted(title)}}}",
        *(f"  {one}" for one in (*_required(site, kind), *_optional(site, kind), _STATE)),
        "",
    ]
    line_end = "\r\n" if b"\r\n" in before else "\n"
    save(site.root / path, before + line_end.join(lines).encode())
    return Path(path)


def _held(root: Path, path: str) -> bytes:
    """What a register holds; nothing where there is none. Raises NotWritten for one that is no text in UTF-8."""
    if not os.path.lexists(root / path):
        return b""
    try:
        before = read_bytes(root, path)
        as_text(path, before)
    except Refused as refused:
        raise NotWritten(str(refused.finding)) from None
    return before


def _required(site: Site, kind: Kind) -> list[str]:
    """A line for every field that must stand, beside id and name."""
    fields = kind.schema.model_fields.items()
    required = [(n, f.annotation) for n, f in fields if f.is_required() and n != kind.schema.title_field]
    return [_line(site, kind, name, _sample(site, kind, name, annotation)) for name, annotation in required]


def _optional(site: Site, kind: Kind) -> list[str]:
    """The kind's own fields that may stand, as remarks: take the `#` away to use one."""
    labels = dict(marked(kind.schema, Label))
    own = [n for n, f in kind.schema.model_fields.items() if not f.is_required() and n not in RecordSchema.model_fields]
    return [f"# {_line(site, kind, name, '')}  # {labels[name].zh}" for name in own if name in labels]


def _line(site: Site, kind: Kind, name: str, value: str) -> str:
    """A field; behind one of a controlled list, the terms that may stand there."""
    vocabulary = dict(marked(kind.schema, Vocabulary)).get(name)
    if vocabulary is None:
        return f"{name}: {value}".rstrip()
    terms = [term for one in site.terms.ids(vocabulary.name) if (term := site.terms.term(vocabulary.name, one))]
    choices = "，".join(f"{term.id} {term.zh}" for term in terms)
    return f"{name}: {terms[0].id if terms else ''}  # {choices}"


def _sample(site: Site, kind: Kind, name: str, annotation: Any) -> str:
    """A value that the field accepts, where one can be thought of."""
    refers = dict(marked(kind.schema, RefersTo)).get(name)
    if refers:
        known = (r.id for r in (*site.records.values(), *site.held.values()) if r.kind.name in refers.kinds)
        return next(known, "")
    if name in kind.schema.samples:
        return kind.schema.samples[name]
    if annotation is CivilDate or annotation is date:
        return site.today.isoformat()
    if annotation is int:
        return str(site.today.year)
    return _quoted("请填写") if annotation is Text else ""


def _quoted(words: str) -> str:
    """A double-quoted YAML scalar: JSON's strings are a part of YAML 1.2."""
    return json.dumps(words, ensure_ascii=False)
