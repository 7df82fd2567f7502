"""A site with something of everything: what is public, and what must never be."""

from tests.building import SITES

VOCABULARIES = (
    (SITES / "minimal/content/vocabularies.yml").read_text("utf-8")
    + """\
plan-types:
  - {id: annual, zh: 年度计划, en: Annual plan}
training-types:
  - {id: teachers, zh: 教师, en: Teachers}
"""
)

MEMBERS = """\
- id: example-college
  name: {zh: 示例学院, en: Example College}
  former_names:
    - {name: {zh: 示例学校, en: Example School}, until: 2010-06-30}
  type: college
  role: lead
  joined: 2019-06
  credit_code: 12420000000000000X
- id: nameless
  name: {zh: 其他院校, en: Other colleges}
  type: college
  role: lead
  joined: 2021
  count: 12
- id: secret-member
  name: {zh: 密草稿单位, en: Hush draft college}
  state: draft
  type: college
  role: lead
- id: secret-left
  name: {zh: 密撤回单位, en: Hush withdrawn college}
  state: withdrawn
  withdrawn: {date: 2024-01-01, reason: {zh: 密撤回原因, en: Hush reason}}
  type: college
  role: lead
"""

ACTIVITY = """\
---
title: {zh: 参加博览会, en: At the fair}
summary: 与[[secret-draft]]同行，见[[secret-draft|同行]]。
date: 2024-05-01/2024-05-03
type: visit
members: [example-college, secret-member, secret-left]
tasks: [open-task, secret-task]
outcome: {zh: '=1+1', en: '@cmd'}
archive: {number: 密档号-1, retention: 30年}
published: 2024-05-06
expires: 2030-12-31
photos:
  - {id: shown, file: a.png, caption: 公开图, alt: 一面墙, consent: given, about: [example-college, secret-draft]}
  - {id: secret-asked, file: b.png, caption: 密征求图, alt: 密图, consent: pending}
---

正文。
"""

HELD = """\
---
title: 密草稿
state: draft
date: 2024-06
type: visit
photos:
  - {id: secret-photo, caption: 密草稿图}
---
"""

EMBARGOED = (
    HELD.replace("密草稿", "密未到期").replace("state: draft", "embargo: 2098-01-01").replace("-photo", "-later")
)

WITHDRAWN = (
    HELD.replace("密草稿", "密撤回")
    .replace("state: draft", "state: withdrawn\nwithdrawn: {date: 2024-07-01, reason: 密原因}")
    .replace("-photo", "-gone")
)

PLAN = """\
---
title: 年度计划
period: 2024-01-01/2025-12-31
tasks:
  - id: open-task
    number: 1
    title: {zh: 建基地, en: Build a base}
    responsible: [example-college, secret-member]
    measures: [{zh: 甲, en: First}, 乙]
    milestones:
      - {year: 2024, value: 1.50 万元}
      - {year: 2025, done: true}
    evidence: [2024-expo, secret-draft, secret-asked, shown]
---
"""

SECRET_PLAN = """\
---
title: 密计划
state: review
period: 2026
tasks:
  - {id: secret-task, number: 1, title: 密任务}
---
"""

INDICATORS = """\
- id: visits
  title: {zh: 活动数, en: Activities}
  unit: 项
  derive: {count: activity}
- id: income
  title: {zh: 收入, en: Income}
  unit: 万元
  series:
    - period: 2023
      value: 34118.10
      source: yearbook
      lines: [{label: 甲, value: 34118.10}]
    - {period: 2023, value: 3.41 亿元, source: secret-source, note: '-5 是说明'}
    - {period: 2022-2023学年, value: -3.5}
"""

SOURCES = """\
- {id: yearbook, title: {zh: 年鉴, en: Yearbook}}
- {id: secret-source, title: 密来源, state: draft}
"""

TRAININGS = """\
- {id: course, title: 课, date: 2023-2024学年, type: teachers, hours: 24 学时, persons: 30 人次}
"""

BODIES = """\
- id: council
  name: {zh: 理事会, en: Council}
  offices:
    - {id: chair, title: {zh: 理事长, en: Chair}}
    - {id: councillor, title: {zh: 理事, en: Councillor}, seats: 0}
"""

_PICTURE = (SITES / "sample/content/albums/sample-album/bench.png").read_bytes()

FILES: dict[str, str | bytes | None] = {
    "content/vocabularies.yml": VOCABULARIES,
    "content/members.yml": MEMBERS,
    "content/activities/2024-expo/index.zh.md": ACTIVITY,
    "content/activities/2024-expo/index.en.md": None,
    "content/activities/2024-expo/a.png": _PICTURE,
    "content/activities/2024-expo/b.png": _PICTURE,
    "content/activities/secret-draft/index.zh.md": HELD,
    "content/activities/secret-later/index.zh.md": EMBARGOED,
    "content/activities/secret-gone/index.zh.md": WITHDRAWN,
    "content/plans/plan-2024/index.zh.md": PLAN,
    "content/plans/secret-plan/index.zh.md": SECRET_PLAN,
    "content/indicators.yml": INDICATORS,
    "content/sources.yml": SOURCES,
    "content/trainings.yml": TRAININGS,
    "content/bodies.yml": BODIES,
}
