"""A small site with documents, plans and cases to be printed."""

from pathlib import Path

from qunzhi.pages.edition import Edition
from qunzhi.pages.templates import OWN, Templates
from qunzhi.printing.document import Document
from qunzhi.printing.setting import set_document
from qunzhi.printing.sheets import document_sheet, plan_sheet
from qunzhi.site import Site
from tests.files import jpeg
from tests.pages.test_progress import OTHERS, PLAN
from tests.small_sites import laid_over, media_of

ARTICLES = "".join(f"第{number}条　集团成员应当依照章程办理有关事项，并按期报送材料。\n\n" for number in range(1, 40))

NOTICE_FACTS = """---
title: 示例职教集团关于举办技能竞赛的通知
type: notice
number: 示职发[2024]05号
made: 2024-03-28
published: 2024-04-01
status: in-force
addressees: 各成员单位
full_text: true
"""

CASES = {
    f"content/cases/case-{name}/index.zh.md": f"---\ntitle: 案例{name}\nyear: 2023\nshape: practice\n"
    f"members: [example-college]\npublished: 2024-0{at}-01\nprovenance: 示例报告案例{at}。\n"
    "facts: [{label: {zh: 学徒, en: Apprentices}, value: 36人}]\n---\n\n"
    f"## 背景\n\n{name}的背景[^a]。\n\n[^a]: {name}的注。\n\n## 成效\n\n{name}的成效。\n"
    for at, name in enumerate("abc", start=1)
}
CASES["content/cases/case-a/index.zh.md"] += '\n![一座校门](gate.jpg "校门")\n'

FILES: dict[str, str | bytes | None] = {
    **OTHERS,
    **CASES,
    "content/cases/case-a/gate.jpg": jpeg((1200, 800)),
    "content/cases/case-a/index.en.md": "---\ntitle: Case A\n---\n\n## Background\n\nWhy it was done.\n",
    "content/cases/case-d/index.zh.md": "---\ntitle: 另一年\nyear: 2024\nshape: practice\n---\n\n正文。\n",
    "content/plans/plan/index.zh.md": PLAN.replace("period:", "published: 2022-03-01\nperiod:") + "\n规划的由来。\n",
    "content/plans/plan/index.en.md": "---\n---\n\nHow the plan came about.\n",
    "content/plans/simple/index.zh.md": "---\ntitle: 年度计划\nperiod: 2024\npublished: 2024-01-02\ntasks:\n"
    "  - {number: 1, title: 开会, measures: [召开理事会, 召开年会]}\n---\n",
    "content/documents/notice/index.zh.md": f"{NOTICE_FACTS}---\n\n请于四月底前报名，报名人数不限[^1]。\n\n"
    "## 一、时间\n\n五月。\n\n[^1]: 每单位一队。\n",
    "content/documents/notice/index.en.md": "---\ntitle: Notice of the skills contest\naddressees: Members\n---\n\n"
    "Please enter.\n",
    "content/documents/charter/index.zh.md": "---\ntitle: 示例职教集团章程\ntype: notice\nmade: 2024-06\n"
    f"full_text: true\npublished: 2024-07-01\n---\n\n{ARTICLES}",
    "content/documents/about/index.zh.md": "---\ntitle: 原文未入藏的文件\ntype: notice\n---\n\n原文不在本站。\n",
}


def site_folder(root: Path) -> Path:
    """The small site, laid out."""
    return laid_over(root, FILES)


def sheet(site: Site, name: str, lang: str = "zh") -> Document:
    """A document or a plan before it is set."""
    edition, record = Edition(site, "en" if lang == "en" else "zh", media_of(site)), site.records[name]
    form = plan_sheet if record.kind.name == "plan" else document_sheet
    return form(edition, Templates((OWN,)), record, "https://example.edu.cn/")


def set_of(site: Site, document: Document) -> bytes:
    """As PDF."""
    return set_document(site.root, document, media_of(site))
