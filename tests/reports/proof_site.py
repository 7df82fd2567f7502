"""A small report whose numbers are of every sort: bound and typed, in words, rows, tables and a case."""

from collections.abc import Mapping

REPORT = "content/reports/2023-report"

INDICATORS = """- id: staff
  title: {zh: 教职工, en: Staff}
  unit: 人
  series:
    - {period: 2022, value: 78, source: yearbook}
    - {period: 2023, value: 80, source: yearbook, place: 表1}
    - {period: 2023, value: 82, place: 第二章}
- id: prizes
  title: {zh: 获奖, en: Prizes}
  unit: 项
  derive: {count: honour, year: 2023}
- id: income
  title: {zh: 收入, en: Income}
  unit: 万元
  series:
    - {period: 2023, value: 1.50, bound: about, source: yearbook}
"""

TEXT = """---
title: 概况
---

2023年有教职工[[staff@2023]]人，其中教师60人；收入[[income@2023]]。

## 成绩

获奖[[prizes@2023]]项，有[[2023-first|第1名的奖2个]]，另有[[staff@2022|七十八（78人）]]。见[[#groups]]。

```facts
figures:
  - {label: 成员, count: {kind: member}, unit: 家}
  - {label: 教职工, indicator: staff@2023, unit: 人}
```

```table
id: groups
caption: {zh: 分组, en: Groups}
data: tables/groups.csv
source: yearbook
```

```table
id: rooms
caption: {zh: 教室, en: Rooms}
data: tables/rooms.csv
```

```case
mentors
```
"""

ENGLISH = """---
title: Overview
---

In 2023 there were [[staff@2023]] staff, 60 of them teachers.

## Results

[[prizes@2023]] prizes.
"""

FILES: Mapping[str, str | bytes | None] = {
    f"{REPORT}/index.zh.md": "---\ntitle: 年度报告\npublished: 2024-02-01\nyear: 2023\ntype: annual\n"
    "summary: 教职工[[staff@2023]]人，教师60人。\n---\n\n共3章。\n",
    f"{REPORT}/index.en.md": "---\ntitle: Annual report\n---\n\nForeword.\n",
    f"{REPORT}/01-overview.zh.md": TEXT,
    f"{REPORT}/01-overview.en.md": ENGLISH,
    f"{REPORT}/tables/groups.csv": "序号,组,人数（人）\n1,甲,30\n2,乙,50\n",
    f"{REPORT}/tables/rooms.csv": "室,座位（个）\n甲,40\n乙,—\n",
    "content/indicators.yml": INDICATORS,
    "content/sources.yml": "- {id: yearbook, title: {zh: 年鉴, en: Yearbook}}\n",
    "content/honours.yml": "- {id: 2023-first, title: {zh: 一等奖, en: First prize}, date: 2023-05-01,"
    " level: national}\n",
    "content/cases/mentors/index.zh.md": "---\ntitle: 双导师\nyear: 2023\nshape: practice\n"
    "facts: [{label: 学徒, value: 30人}]\n---\n\n配导师12名。\n",
}
