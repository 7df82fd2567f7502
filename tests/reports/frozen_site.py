"""A small report that cites figures and counts in every way; tests freeze it and change the records under it."""

from collections.abc import Mapping
from pathlib import Path

from typer.testing import CliRunner, Result

from qunzhi.cli import app
from tests.small_sites import laid_over

REPORT = "content/reports/2023-report"
REGISTER = f"{REPORT}/frozen.yml"

FACTS = """```facts
figures:
  - {label: {zh: 成员, en: Members}, count: {kind: member}, unit: {zh: 家, en: units}}
  - {label: {zh: 收入, en: Income}, indicator: income@2023}
  - {label: {zh: 企业, en: Firms}, indicator: partners}
```
"""

MEMBERS = "- {id: example-college, name: {zh: 示例学院, en: Example College}, type: college, role: lead}\n"
WORKS = "- {id: works, name: {zh: 示例公司, en: Example Works}, type: college, role: lead}\n"

INDICATORS = """- id: partners
  title: {zh: 合作企业, en: Partner firms}
  unit: 家
  series:
    - {period: 2022, value: 70}
    - {period: 2023, value: 81}
- id: income
  title: {zh: 收入, en: Income}
  unit: 万元
  series: [{period: 2023, value: 120.50, bound: about}]
- id: staff
  title: {zh: 教职工, en: Staff}
  unit: 人
  series: [{period: 2023, value: 31}]
"""

FILES: Mapping[str, str | bytes | None] = {
    f"{REPORT}/index.zh.md": "---\ntitle: 年度报告\npublished: 2024-02-01\nyear: 2023\ntype: annual\n"
    "summary: {zh: '企业[[partners@2023]]家。', en: '[[partners@2023]] firms.'}\n---\n\n致读者。\n",
    f"{REPORT}/index.en.md": "---\ntitle: Annual report\n---\n\nTo the reader.\n",
    f"{REPORT}/01-overview.zh.md": "---\ntitle: 集团概况\n---\n\n## 共[[partners@2023]]家\n\n"
    f"合作企业[[partners@2023]]家。\n\n{FACTS}\n"
    "```table\nid: firms\ncaption: {zh: 企业, en: Firms}\ndata: tables/firms.csv\n```\n\n```case\nmentors\n```\n",
    f"{REPORT}/01-overview.en.md": "---\ntitle: Overview\n---\n\n## [[partners@2023]] firms\n\n"
    f"There are [[partners@2023]] firms.\n\n{FACTS}\n"
    "```table\nid: firms\ncaption: {zh: 企业, en: Firms}\ndata: tables/firms.csv\n```\n\n```case\nmentors\n```\n",
    f"{REPORT}/02-training.zh.md": "---\ntitle: 人才培养\n---\n\n没有数字。\n",
    f"{REPORT}/02-training.en.md": "---\ntitle: Training\n---\n\nNo numbers.\n",
    f"{REPORT}/tables/firms.csv": "企业,人数\n甲,31\n乙,50\n",
    f"{REPORT}/tables/words.yml": "企业: Firm\n人数: Persons\n甲: A\n乙: B\n",
    "content/cases/mentors/index.zh.md": "---\ntitle: {zh: 双导师, en: Two mentors}\nyear: 2023\nshape: practice\n"
    "members: [example-college]\n---\n\n教职工[[staff@2023]]人。\n",
    "content/cases/mentors/index.en.md": "---\n---\n\nThe staff is [[staff@2023]].\n",
    "content/members.yml": MEMBERS,
    "content/indicators.yml": INDICATORS,
}


def frozen_site(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The site in `root` with its report frozen on 1 March 2024, and these files laid over it afterwards."""
    laid_over(root, FILES)
    done = freeze(root, "--date", "2024-03-01")
    assert done.exit_code == 0, done.output
    return laid_over(root, files or {})


def freeze(root: Path, *more: str, report: str = "2023-report") -> Result:
    """The command, as staff run it."""
    return CliRunner().invoke(app, ["report", "freeze", report, "--root", str(root), *more])
