"""References in the brackets of a Chinese keyboard: `【【id】】` is printed as it stands."""

import re
from collections.abc import Iterator

from qunzhi.bind import short_texts
from qunzhi.findings import Finding, Place
from qunzhi.languages import LANGUAGES
from qunzhi.markup.slips import has_wide_brackets
from qunzhi.reading.yaml import YamlText
from qunzhi.records import Record
from qunzhi.site import Site

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:@[^@\[\]［］【】|｜\n]+)?"
_REFERENCE = re.compile(rf"[\[［【]{{2}}\s*({_ID})\s*(?:[|｜]([^\[\]［］【】\n]+))?[\]］】]{{2}}")


def check(site: Site) -> Iterator[Finding]:
    """What looks like a reference, in texts and short texts; other words may stand in any brackets."""
    for text in site.texts.values():
        if text.holds("wide brackets"):
            for match in _found(text.prose):
                yield _finding(match, text.body.place(match.start()))
    for record in _records(site):
        for path, short in short_texts(record.facts):
            for lang in LANGUAGES:
                for match in _found(short.pick(lang)) if short.has(lang) else ():
                    yield _finding(match, record.source.locate((*path, lang)))


def _records(site: Site) -> Iterator[Record]:
    """Records in whose files such brackets stand; each register is searched once, however many records it holds."""
    for record in (*site.records.values(), *site.held.values()):
        files = filter(None, (record.source.facts, record.source.english))
        if site.remembered(_in_register, record.source.facts) if record.source.at else any(map(_has, files)):
            yield record


def _has(file: YamlText) -> bool:
    return has_wide_brackets(file.text)


def _in_register(_: Site, file: YamlText) -> bool:
    return _has(file)


def _found(words: str) -> Iterator[re.Match[str]]:
    return (match for match in _REFERENCE.finditer(words) if has_wide_brackets(match[0]))


def _finding(match: re.Match[str], place: Place) -> Finding:
    right = f"[[{match[1].strip()}{'|' + match[2] if match[2] else ''}]]"
    return Finding("QZ-M05", place, {"words": match[0], "right": right})
