"""Writes the same texts twice: as a site of Qunzhi, and as pages of plain MkDocs with Material."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from tests.bench.records import FOLDERS, Written, members, records
from tests.bench.texts import LANGUAGES, Unit

PROJECT = Path(__file__).parents[2]

ADDRESS = "https://example.edu.cn/"

GROUP_NAME = {"zh": "测速用职业教育集团", "en": "Measured Vocational Education Group"}

VOCABULARIES = Path(__file__).with_name("vocabularies.yml")

_LEAD = ("unit-01", "unit-02")

_GROUP = {
    "name": GROUP_NAME,
    "summary": {"zh": "只为测速而有的集团。", "en": "A group that exists only to be measured."},
    "lead": list(_LEAD),
    "case_books": False,  # the other generators print nothing
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
    shutil.copy(PROJECT / "hooks/main.py", folder / "hooks")
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    write(folder / "mkdocs.yml", settings.replace("site_url: ''", f"site_url: {ADDRESS}"))
    write(folder / "docs/index.md", "# 首页\n\n" + _HOME.format(news="动态", cases="案例"))
    write(folder / "docs/en/index.md", "# Home\n\n" + _HOME.format(news="News", cases="Cases"))
    content = folder / "content"
    write(content / "group.yml", yaml_of(_GROUP))
    write(
        content / "members.yml",
        yaml_of([{"id": unit.id, "name": dict(unit.name), **member_facts(unit)} for unit in members()]),
    )
    shutil.copy(VOCABULARIES, content)
    for record in records(count):
        _record(content / FOLDERS[record.kind] / record.id, record)


def write_registers(folder: Path, registers: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    """Registers beside the articles of a site: `content/honours.yml` and the like."""
    for name, entries in registers.items():
        write(folder / "content" / f"{name}.yml", yaml_of(list(entries)))


def write_plain(folder: Path, count: int, features: Sequence[str]) -> None:
    """The same bodies as plain pages, in folders by kind and year; MkDocs makes the navigation from the folders."""
    config = {
        "site_name": GROUP_NAME["zh"],
        "theme": {"name": "material", "language": "zh", "font": False, "features": list(features)},
        "plugins": [],
        "markdown_extensions": ["tables"],
    }
    write(folder / "mkdocs.yml", yaml_of(config))
    write(folder / "docs/index.md", "# 首页\n")
    write(folder / "docs/en/index.md", "# Home\n")
    for record in records(count):
        for lang, prefix in (("zh", "docs"), ("en", "docs/en")):
            path = folder / prefix / FOLDERS[record.kind] / str(record.year) / f"{record.id}.md"
            write(path, f"# {record.article.title[lang]}\n\n{record.article.body[lang]}")


def vocabularies() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """The controlled lists of every measured site: terms with their words."""
    lists: Mapping[str, Sequence[Mapping[str, str]]] = yaml.safe_load(VOCABULARIES.read_text("utf-8"))
    return lists


def member_facts(unit: Unit) -> Mapping[str, str]:
    """Of an entry of the register of members, beside id and name."""
    return {"type": unit.type, "role": "lead" if unit.id in _LEAD else "member", "region": "city"}


def _record(folder: Path, record: Written) -> None:
    for lang in LANGUAGES:
        head: dict[str, object] = {"title": record.article.title[lang], "summary": record.article.summary[lang]}
        if lang == "zh":
            head |= record.facts
        write(folder / f"index.{lang}.md", f"---\n{yaml_of(head)}---\n\n{record.article.body[lang]}")


def yaml_of(value: object) -> str:
    """As people write it: in blocks, Chinese as it is, fields in the order given."""
    return str(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))


def write(path: Path, text: str) -> None:
    """Write a file; its folder appears if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
