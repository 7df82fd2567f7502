"""Enters a review in the file of its record."""

import json
import re
from datetime import date
from pathlib import Path

from qunzhi.amend import Edit, NotAmended, with_entry
from qunzhi.asked import record_named
from qunzhi.findings import Place
from qunzhi.kinds.fields import STAGES
from qunzhi.languages import Text
from qunzhi.reading.yaml import YamlText
from qunzhi.records import Record
from qunzhi.reviews import seal_of
from qunzhi.saving import save
from qunzhi.site import Site
from qunzhi.text import CHINESE


class NotEntered(Exception):
    """The review was not entered; the message says why in both languages."""


def stage_named(word: str) -> str:
    """The stage that a word means, Chinese or English. Raises NotEntered."""
    found = next((name for name, text in STAGES.items() if word.strip() in (name, text.zh)), None)
    if found is None:
        known = "、".join(f"{text.zh}（{name}）" for name, text in STAGES.items())
        raise NotEntered(f"没有“{word}”这一审；可以写：{known}。 · No such stage: {word}; write {', '.join(STAGES)}.")
    return found


def office(zh: str, en: str) -> Text:
    """Who checked it. Raises NotEntered for nobody."""
    if not zh.strip():
        raise NotEntered("请写审核人的职务。 · Write the office of who checked it.")
    return Text(" ".join(zh.split()), " ".join(en.split()) or None)


def enter_review(site: Site, record_id: str, stage: str, by: Text, day: date) -> Place:
    """Enter a review of a record as it now stands; where the record begins. Raises NotEntered or NotUnderstood.

    A review of the same stage that has become void is replaced: git keeps what it was.
    """
    record = record_named(site, record_id)
    seal = seal_of(record)
    entry = f"{{stage: {STAGES[stage].zh}, by: {_written(by)}, date: {day.isoformat()}, seal: {seal}}}"
    source = record.source.facts
    try:
        edit = with_entry(source, record.source.at, "review", entry, _void(record, stage, seal))
        _write(site.root / source.path, source, edit)
    except NotAmended:
        raise NotEntered(
            f"请在 {record.place} 这条记录里手工加上一行：review: [{entry}] · Add this by hand to the record."
        ) from None
    return record.place


def _void(record: Record, stage: str, seal: str) -> int | None:
    """Position of the review of that stage that no longer holds, if there is one."""
    void = None
    for number, review in enumerate(record.facts.review):
        if review.stage == stage and review.seal == seal:
            words = STAGES[stage]
            raise NotEntered(
                f"“{record.id}”的{words.zh}已由{review.by.zh}于 {review.date} 完成，此后没有改动。 · "
                f"The {words.en} stage of {record.id} was done on {review.date}; nothing has changed since."
            )
        if review.stage == stage and void is None:
            void = number
    return void


_PLAIN = re.compile(rf"[{CHINESE}A-Za-z（）、· ]+")
"""Words that mean themselves in YAML, wherever they stand."""


def _written(by: Text) -> str:
    if by.en is None:
        return _quoted(by.zh)
    return f"{{zh: {_quoted(by.zh)}, en: {_quoted(by.en)}}}"


def _quoted(words: str) -> str:
    return words if _PLAIN.fullmatch(words) and words == words.strip() else json.dumps(words, ensure_ascii=False)


_CHARACTERS = re.compile(r"\r\n|[\s\S]")
_BREAKS = ("\r\n", "\n", "\r")
"""What ends a line in the files that people bring."""


def _write(path: Path, source: YamlText, edit: Edit) -> None:
    """Make the edit in the file; the mark at its beginning and its line ends stay as they are."""
    raw = path.read_bytes().decode("utf-8")
    mark = raw[: raw.startswith("\ufeff")]
    written: list[str] = _CHARACTERS.findall(raw[len(mark) :])
    read = "".join("\n" if one in _BREAKS else one for one in written)
    begin = _line_start(read, source.first_line)
    if not read.startswith(source.text, begin):
        raise NotAmended
    line_end = next((one for one in written if one in _BREAKS), "\n")
    start, end = begin + edit.start, begin + edit.end
    words = edit.words.replace("\n", line_end)
    save(path, "".join([mark, *written[:start], words, *written[end:]]).encode())


def _line_start(text: str, line: int) -> int:
    """Where a line begins; lines are counted from 1."""
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at
