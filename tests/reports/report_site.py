"""A small report with chapters in both languages, a picture, charts and a case; tests lay their own files over it."""

from collections.abc import Mapping
from pathlib import Path

from tests.files import jpeg
from tests.small_sites import laid_over

REPORT = "content/reports/2023-report"


def chart(name: str, caption: str, form: str = "bar") -> str:
    """The block of a chart."""
    return f"```chart\nid: {name}\ntype: {form}\ncaption: {caption}\ndata: tables/{name}.csv\n```\n\n"


ALBUM = """---
title: {zh: 校园, en: The campus}
date: 2023-05-01
pictures:
  - {id: gate, file: gate.jpg, caption: {zh: 校门。, en: The gate.}, alt: {zh: 一座校门, en: A gate}}
---
"""

CASE = """---
title: {zh: 双导师, en: Two mentors}
year: 2023
shape: practice
members: [example-college]
facts: [{label: {zh: 人数, en: Apprentices}, value: '30'}]
---

## 做法

一人两师。
"""

FILES: Mapping[str, str | bytes | None] = {
    f"{REPORT}/index.zh.md": "---\ntitle: 年度报告\npublished: 2024-02-01\nyear: 2023\n"
    "type: annual\n---\n\n## 致读者\n",
    f"{REPORT}/index.en.md": "---\ntitle: Annual report\n---\n\n## To the reader\n",
    f"{REPORT}/01-overview.zh.md": "---\ntitle: 集团概况\n---\n\n## 成员\n\n"
    "见[[#by-sector]]。\n\n### 牵头单位\n\n### 其他\n\n## 活动\n",
    f"{REPORT}/01-overview.en.md": "---\ntitle: Overview\n---\n\n## Members\n\n"
    "See [[#by-sector]].\n\n### Lead\n\n### Others\n\n## Events\n",
    f"{REPORT}/02-training.zh.md": "---\ntitle: 人才培养\n---\n\n## 专业\n\n"
    + chart("by-sector", "{zh: 按产业, en: By sector}")
    + chart("by-year", "历年")
    + "```figure\npicture: gate\n```\n\n```case\nmentors\n```\n\n见[[#by-sector]]和[[#mentors]]。\n",
    f"{REPORT}/02-training.en.md": "---\ntitle: Training\n---\n\n## Programmes\n\n"
    + chart("by-sector", "{zh: 按产业, en: By sector}")
    + chart("by-year", "Over the years")
    + "```figure\npicture: gate\n```\n\n```case\nmentors\n```\n\nSee [[#by-sector]] and [[#mentors|the case]].\n",
    f"{REPORT}/tables/by-sector.csv": "产业,专业数\n一产,3\n二产,12\n",
    f"{REPORT}/tables/by-year.csv": "年份,专业数\n2022,14\n2023,15\n",
    "content/albums/campus/index.zh.md": ALBUM,
    "content/albums/campus/gate.jpg": jpeg((64, 48)),
    "content/cases/mentors/index.zh.md": CASE,
    "content/cases/mentors/index.en.md": "---\n---\n\n## Practice\n\nTwo mentors each.\n",
}


def report_site(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The site in `root`, with other files laid over it."""
    return laid_over(laid_over(root, FILES), files or {})
