"""A small group with figures, honours, terms, notices and offices, for the tests of their pages."""

from collections.abc import Mapping
from pathlib import Path

from qunzhi.languages import Language
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from tests.building import SITES
from tests.small_sites import laid_over, site_of

LISTS = """
grades: [{id: first, zh: 一等奖, en: First prize}, {id: second, zh: 二等奖, en: Second prize}]
honour-types: [{id: students, zh: 学生竞赛, en: Contest of students}]
notice-types: [{id: call, zh: 征集, en: Call}]
indicator-groups: [{id: students, zh: 学生, en: Students}, {id: honours, zh: 荣誉, en: Honours}]
"""

INDICATORS = """
- id: honours-all
  title: {zh: 荣誉总数, en: All honours}
  group: honours
  unit: 项
  derive: {count: honour, level: national}
- id: entered
  title: {zh: 报名人数, en: Entered}
  group: students
  unit: 人
  definition: {zh: 报名考证的学生。, en: Students entered.}
  series:
    - {period: 2021, value: 100, source: report-2023, place: {zh: 表1, en: Table 1}}
    - {period: 2022, value: 80, source: report-2023}
    - period: 2022
      value: 84
      source: office
      lines:
        - {label: {zh: 甲证, en: Certificate A}, value: 50}
        - {label: {zh: 乙证, en: Certificate B}, value: 30}
- id: passed
  title: {zh: 通过人数, en: Passed}
  unit: 人
  at_most: entered
  series: [{period: 2022, value: 60, source: office}]
- id: pass-rate
  title: {zh: 通过率, en: Pass rate}
  unit: '%'
  derive: {share: [passed, entered]}
"""

SOURCES = """
- id: report-2023
  title: {zh: 2023年质量报告, en: Quality report 2023}
  publisher: {zh: 示例学院, en: Example College}
  link: https://example.edu.cn/report
- {id: office, title: {zh: 教务处, en: Academic office}}
"""

TERMS = """
- id: certificate
  title: {zh: 技能证书, en: skills certificate}
  explanation: {zh: 证明技能的证书。, en: 'It proves "a skill".'}
  aliases: [证书]
  forbidden: [skill paper]
  see: [entered]
- id: untranslated
  title: 学徒
  explanation: 在企业学习的学生。
"""


def honour(day: str, title: str, more: str) -> str:
    """An honour of the register."""
    return f"- {{id: {title.lower()}, title: {{zh: 奖{title}, en: Prize {title}}}, date: {day}, {more}}}\n"


HONOURS = (
    honour("2022-06-01", "A", "level: national, grade: first, count: 3")
    + honour("2022", "B", "level: national, grade: second, holders: [example-college]")
    + honour("2021-2022学年", "C", "level: national")
)

FILES: Mapping[str, str | bytes | None] = {
    "content/vocabularies.yml": (SITES / "minimal/content/vocabularies.yml").read_text("utf-8") + LISTS,
    "content/indicators.yml": INDICATORS,
    "content/sources.yml": SOURCES,
    "content/terms.yml": TERMS,
    "content/honours.yml": HONOURS,
}


def edition_of(root: Path, lang: Language = "zh", more: Mapping[str, str | bytes | None] | None = None) -> Edition:
    """The group's edition, with other files laid over."""
    return Edition(site_of(laid_over(root, {**FILES, **(more or {})})), lang, Media({}, {}))
