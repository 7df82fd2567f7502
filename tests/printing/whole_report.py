"""A small site with one report in which everything stands that a report may hold; its numbered parts made by hand."""

from decimal import Decimal
from pathlib import Path

from qunzhi.languages import Text
from qunzhi.printing.numbered import Parts
from qunzhi.reports.model import Cell, Chart, Heading, Numbered, Outline, Row, Series, Table
from tests.files import jpeg
from tests.small_sites import laid_over

REPORT = "report-2024"
FOLDER = f"content/reports/{REPORT}"
ROWS = 70
"""Of the long table: more than stand on a page."""

LONG = "https://www.example.edu.cn/" + "very-long/" * 12 + "x" * 120
"""An address that is longer than a line."""

CHAPTER = """
## 总体情况

集团共有成员单位34所，完成投资3.41亿元[^1]，见[[#members]]和[[#growth]]。**“技能校园”**建设见[[#case-a]]。

[^1]: 据财务决算。

```table
id: members
```

```chart
id: growth
```

```figure
picture: gate
```

```figure
picture: lost
```

### 案例

```case
case-a
```

```case
case-a
```

```gallery
pictures: [gate, gate-2]
layout: pair
```

```facts
figures:
  - {label: {zh: 成员, en: Members}, count: {kind: member}, unit: {zh: 家, en: members}}
```
"""

FILES: dict[str, str | bytes | None] = {
    f"{FOLDER}/index.zh.md": "---\ntitle: 示例职教集团2024年度报告\nyear: 2024\ntype: annual\npublished: 2025-01-02\n"
    "approval: {zh: 理事会审定, en: Approved by the council}\n---\n\n前言。\n",
    f"{FOLDER}/index.en.md": "---\ntitle: Annual report 2024 of the Example Group\n---\n\nWhat the year brought.\n",
    f"{FOLDER}/01-year.zh.md": f"---\ntitle: 这一年\n---\n{CHAPTER}",
    f"{FOLDER}/01-year.en.md": "---\ntitle: The year\n---\n\n## In brief\n\nThere are 34 members of 示例集团.\n",
    f"{FOLDER}/02-plan.zh.md": "---\ntitle: 下一年\n---\n\n## 打算\n\n1. 第一件\n2. 第二件\n\n长网址"
    + LONG
    + "完。\n\n| 网址 | 数 |\n| --- | --- |\n| "
    + LONG
    + " | 1 |\n\n    "
    + LONG
    + "\n",
    "content/cases/case-a/index.zh.md": "---\ntitle: 双导师带徒\nyear: 2024\nshape: practice\n"
    "facts:\n  - {label: {zh: 学徒, en: Apprentices}, value: {zh: 36人, en: '36'}}\n---\n\n## 背景\n\n企业缺人[^a]。\n"
    "\n## 成效\n\n全部留用[^a]。\n\n```table\nid: places\n```\n\n```case\ncase-a\n```\n\n[^a]: 据企业统计。\n",
    "content/cases/case-a/index.en.md": "---\ntitle: Two mentors\n---\n\nAll stayed.\n",
    "content/activities/2024-expo/gate.jpg": jpeg((1200, 800)),
    "content/activities/2024-expo/index.zh.md": "---\ntitle: 展会\ndate: 2024-05-01\ntype: visit\nphotos:\n"
    "  - {id: gate, file: gate.jpg, caption: {zh: 学校大门, en: The gate}, alt: {zh: 一座石门, en: A gate of stone}}\n"
    "  - {id: gate-2, file: gate.jpg, caption: {zh: 大门又一张, en: The gate again}, alt: {zh: 石门, en: A gate}}\n"
    "  - {id: lost, file: lost.jpg, caption: {zh: 失传的照片, en: A lost photograph}}\n---\n\n正文。\n",
}

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><rect width="50" height="20" fill="#10514a"/></svg>'


def site_folder(root: Path) -> Path:
    """The small site, laid out."""
    return laid_over(root, FILES)


def parts() -> Parts:
    """As whoever numbers reports would make them."""
    return Parts(
        Outline(
            (
                Heading("year", "", 1, Text("一、", "1"), Text("这一年")),
                Heading("year", "总体情况", 2, Text("（一）", "1.1"), Text("总体情况"), "in-brief"),
                Heading("plan", "", 1, Text("二、", "2"), Text("下一年")),
            ),
            (
                Numbered("members", "table", "1-1", "year", Text("成员一览", "Members")),
                Numbered("growth", "figure", "1-1", "year", Text("增长", "Growth")),
                Numbered("gate", "figure", "1-2", "year", Text("学校大门", "The gate")),
                Numbered("case-a", "case", "1-1", "year", Text("双导师带徒", "Two mentors")),
            ),
        ),
        {"members": _table(), "places": _places()},
        {"growth": _chart()},
        {"growth": SVG},
    )


def _table() -> Table:
    head = (Cell(Text("单位", "Unit"), (1, 1)), Cell(Text("人数（人）", "People"), (1, 2)))
    body = [
        Row((Cell(Text(f"第{n}单位"), (n + 1, 1)), Cell(Text(f"{n}"), (n + 1, 2), Decimal(n)))) for n in range(1, ROWS)
    ]
    total = Row((Cell(Text("合计", "Total"), (ROWS + 1, 1)), Cell(Text("2415"), (ROWS + 1, 2), Decimal(2415))), "total")
    caption, source = Text("成员一览", "Members"), Text("示例统计", "Example statistics")
    return Table("members", caption, (head,), (*body, total), 2, source, Text("截至年底。", "At the end of the year."))


def _places() -> Table:
    """A table within a case: it has no number in the report."""
    head = ((Cell(Text("岗位", "Posts"), (1, 1)),),)
    return Table("places", Text("实习岗位", "Posts"), head, (Row((Cell(Text("钳工", "Fitter"), (2, 1)),)),), 1)


def _chart() -> Chart:
    labels = (Text("2023年", "2023"), Text("2024年", "2024"))
    series = (Series(Text("成员", "Members"), (Decimal(30), Decimal(34))),)
    return Chart("growth", "bar", Text("增长", "Growth"), labels, series, Text("所", " members"))
