"""Writes the measured texts as a site of Hugo: the same pages, lists, facets and feeds, with templates of like size.

References stand as plain links whose words are known beforehand, and no page lists what mentions it: Hugo is spared the
look-ups that Qunzhi makes, so the comparison errs in its favour.
"""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.bench.records import Written, members, records
from tests.bench.texts import LANGUAGES

SECTIONS = {"activity": "news", "case": "cases", "document": "documents"}
FACETS = ("years", "types", "themes", "levels", "shapes", "units")
"""Taxonomies: each value has a list of its own, as our facets have."""

_CONFIG = {
    "baseURL": "https://example.edu.cn/",
    "title": "测速用职业教育集团",
    "defaultContentLanguage": "zh",
    "pagination": {"pagerSize": 20},
    "disableKinds": [],
    "taxonomies": {name.removesuffix("s"): name for name in FACETS},
    "languages": {
        "zh": {"contentDir": "content/zh", "languageCode": "zh-CN", "languageName": "中文", "weight": 1},
        "en": {"contentDir": "content/en", "languageCode": "en", "languageName": "English", "weight": 2},
    },
    "markup": {"goldmark": {"renderer": {"unsafe": False}}},
    "outputs": {"home": ["HTML", "RSS"], "section": ["HTML"], "taxonomy": ["HTML"], "term": ["HTML"]},
}

LAYOUTS = Path(__file__).with_name("hugo_layouts")
"""Templates, of like size and with like parts as ours."""

_REFERENCE = re.compile(r"\[\[([^\]|]+)(?:\\?\|([^\]]+))?\]\]")


def write_hugo(folder: Path, count: int) -> None:
    """A site that `hugo` builds in the folder."""
    names = {unit.id: unit.name for unit in members()}
    written = list(records(count))
    titles = {record.id: record.article.title for record in written}
    places = {record.id: SECTIONS[record.kind] for record in written}
    _write(folder / "hugo.json", json.dumps(_CONFIG, ensure_ascii=False))
    shutil.copytree(LAYOUTS, folder / "layouts")
    for record in written:
        for lang in LANGUAGES:
            target = folder / "content" / lang / SECTIONS[record.kind] / f"{record.id}.md"
            _write(target, _page(record, lang, {**titles, **names}, places))


def _page(record: Written, lang: str, titles: Mapping[str, Mapping[str, str]], places: Mapping[str, str]) -> str:
    prefix = "/en" if lang == "en" else ""

    def link(match: re.Match[str]) -> str:
        name = match[1]
        section = places.get(name, "members")
        return f"[{match[2] or titles[name][lang]}]({prefix}/{section}/{name}/)"

    facts = record.facts
    head = {
        "title": record.article.title[lang],
        "description": record.article.summary[lang],
        "date": facts.get("date") or facts.get("made") or f"{record.year}-01-01",
        "years": [str(record.year)],
        "themes": facts["themes"],
        "units": facts["members"],
        **{f"{name}s": [facts[name]] for name in ("type", "level", "shape") if name in facts},
    }
    return json.dumps(head, ensure_ascii=False) + "\n\n" + _REFERENCE.sub(link, record.article.body[lang])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
