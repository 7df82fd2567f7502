"""A small group with an album and an event, for the tests of pictures' pages: built in bare frames."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qunzhi.build import examine, finish
from qunzhi.frames import Shell
from qunzhi.search import NoSearch
from tests.building import SITES
from tests.files import png
from tests.small_sites import ADDRESS, bare_shell, laid_over
from tests.tiled import described, tiled

ALBUM = """---
title: {zh: 开学影像, en: First day}
date: 2023-09-01
members: [example-college]
credit: {zh: 示例集团秘书处, en: The secretariat}
archive: {number: YL01-2023-0007}
pictures:
  - id: hall
    file: hall.png
    title: {zh: 礼堂全景, en: The hall}
    caption: {zh: 新生在礼堂集合。, en: New students in the hall.}
    alt: {zh: 灰色测试图, en: A grey chart}
    date: 2023-09-02
    place: {zh: 礼堂, en: Hall}
    people: {zh: 院长, en: The president}
    photographer: {zh: 宣传部, en: Press office}
    rights: {zh: '集团所有，https://creativecommons.org/licenses/by/4.0/', en: 'The group, https://creativecommons.org/licenses/by/4.0/'}
    consent: given
    about: [2024-expo]
  - id: gate
    file: gate.png
    caption: {zh: 校门。, en: The gate.}
    alt: {zh: 测试图, en: A chart}
    about: [2024-expo]
  - id: lost
    caption: {zh: 旧照（原图未入藏）, en: An old photograph (original lost)}
    date: 1998
    about: [2024-expo]
  - id: hidden
    file: hidden.png
    caption: {zh: 绝不公开的一幅, en: Neverpublic}
    alt: {zh: 绝不公开的画面, en: Neverpublic view}
    consent: withdrawn
    about: [2024-expo]
  - file: yard.png
    caption: {zh: 只有中文的一幅}
    alt: {zh: 测试图}
    about: [example-college]
---

见[[hall]]。

```gallery
pictures: [gate, hidden, hall]
layout: pair
```
"""
ENGLISH = "---\n---\n\nSee [[hall]].\n"
CASE = """---
title: {zh: 一个案例, en: A case}
year: 2023
shape: practice
summary: {zh: 一句话。, en: One sentence.}
---

```figure
picture: gate
```
"""
DOCS = "# 首页\n\n```gallery\nalbum: first-day\n```\n"
FOLDER = "content/albums/first-day"


def files() -> dict[str, str | bytes | None]:
    """What is laid over the minimal site."""
    terms = (SITES / "minimal/content/vocabularies.yml").read_text("utf-8")
    pictures = {
        f"{FOLDER}/{name}.png": png((1200, 800 + n)) for n, name in enumerate(("hall", "gate", "hidden", "yard"))
    }
    return {
        f"{FOLDER}/index.zh.md": ALBUM,
        f"{FOLDER}/index.en.md": ENGLISH,
        "content/cases/a-case/index.zh.md": CASE,
        "content/cases/a-case/index.en.md": "---\n---\n",
        "content/vocabularies.yml": f"{terms}  - {{id: withdrawn, zh: 已撤回, en: Withdrawn}}\n",
        "docs/index.md": DOCS,
        **pictures,
    }


@dataclass(frozen=True)
class BuiltSite:
    """A finished site and its source."""

    root: Path
    folder: Path

    def text(self, path: str) -> str:
        """A file of the site."""
        return (self.folder / path).read_text("utf-8")

    def json(self, path: str) -> Any:
        """The same as JSON."""
        return json.loads(self.text(path))

    @property
    def addresses(self) -> set[str]:
        """Every file by its path."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}


def build(root: Path, address: str = ADDRESS) -> BuiltSite:
    """The site of a folder; its hall has tiles, its gate a colour, a checksum and the day of the camera."""
    examined = examine(root)
    media = examined.media
    if f"{FOLDER}/hall.png" in media.pictures:
        media = described(tiled(root, media, f"{FOLDER}/hall.png"), f"{FOLDER}/gate.png")
    shell = bare_shell(examined.site)
    fresh = root.with_name(f"{root.name}-fresh")
    fresh.mkdir(exist_ok=True)
    folder = root.with_name(f"{root.name}-site")
    shown = Shell(shell.frames, shell.pages, address)
    finish(replace(examined, media=media), shown, fresh, folder, NoSearch(), workers=1)
    return BuiltSite(root, folder)


def album_site(folder: Path) -> BuiltSite:
    """The small group, built."""
    return build(laid_over(folder / "site", files()))
