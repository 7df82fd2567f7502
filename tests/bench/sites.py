"""Writes the same texts twice: as a site of Qunzhi, and as pages of plain MkDocs with Material."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from tests.bench.records import FOLDERS, Written, members, records
from tests.bench.texts import LANGUAGES, Unit

PROJECT = Path(__file__).parents[2]

_NAME = "测速用职业教育集团"

_LEAD = ("unit-01", "unit-02")

_GROUP = {
    "name": {"zh": _NAME, "en": "Measured Vocational Education Group"},
    "summary": {"zh": "只为测速而有的集团。", "en": "A group that exists only to be measured."},
    "lead": list(_LEAD),
}

_HOME = """## {news}

```records
kind: activity
latest: 6
```

## {cases}

```records
kind: case
latest: 3
layout: feature
```
"""


def write_qunzhi(folder: Path, count: int) -> None:
    """A site with the project's own theme: `content/`, `docs/`, `overrides/`, `hooks/main.py` and `mkdocs.yml`."""
    shutil.copytree(PROJECT / "overrides", folder / "overrides")
    (folder / "hooks").mkdir()
    for name in ("mkdocs.yml", "hooks/main.py"):
        shutil.copy(PROJECT / name, folder / name)
    _write(folder / "docs/index.md", "# 首页\n\n" + _HOME.format(news="动态", cases="案例"))
    _write(folder / "docs/en/index.md", "# Home\n\n" + _HOME.format(news="News", cases="Cases"))
    content = folder / "content"
    _write(content / "group.yml", _yaml(_GROUP))
    _write(content / "members.yml", _yaml([_member(unit) for unit in members()]))
    _write(content / "vocabularies.yml", Path(__file__).with_name("vocabularies.yml").read_text("utf-8"))
    for record in records(count):
        _record(content / FOLDERS[record.kind] / record.id, record)


def write_registers(folder: Path, registers: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    """Registers beside the articles of a site: `content/honours.yml` and the like."""
    for name, entries in registers.items():
        _write(folder / "content" / f"{name}.yml", _yaml(list(entries)))


def write_plain(folder: Path, count: int, features: Sequence[str]) -> None:
    """The same bodies as plain pages, in folders by kind and year; MkDocs makes the navigation from the folders."""
    config = {
        "site_name": _NAME,
        "theme": {"name": "material", "language": "zh", "font": False, "features": list(features)},
        "plugins": [],
        "markdown_extensions": ["tables"],
    }
    _write(folder / "mkdocs.yml", _yaml(config))
    _write(folder / "docs/index.md", "# 首页\n")
    _write(folder / "docs/en/index.md", "# Home\n")
    for record in records(count):
        for lang, prefix in (("zh", "docs"), ("en", "docs/en")):
            path = folder / prefix / FOLDERS[record.kind] / str(record.year) / f"{record.id}.md"
            _write(path, f"# {record.article.title[lang]}\n\n{record.article.body[lang]}")


def _member(unit: Unit) -> Mapping[str, object]:
    role = "lead" if unit.id in _LEAD else "member"
    return {"id": unit.id, "name": dict(unit.name), "type": unit.type, "role": role, "region": "city"}


def _record(folder: Path, record: Written) -> None:
    for lang in LANGUAGES:
        head: dict[str, object] = {"title": record.article.title[lang], "summary": record.article.summary[lang]}
        if lang == "zh":
            head |= record.facts
        _write(folder / f"index.{lang}.md", f"---\n{_yaml(head)}---\n\n{record.article.body[lang]}")


def _yaml(value: object) -> str:
    return str(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
