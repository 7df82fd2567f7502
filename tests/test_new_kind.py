from pathlib import Path

import pytest

from tests.building import Building, run_qunzhi
from tests.reading_pages import main_words, page

SCHEMA = '''\
"""Notices 通知公告: what the group tells its members, for as long as it is valid."""

from typing import Annotated

from qunzhi.kinds.fields import DateField, Label, QuantityField, RefersTo, TextField, Word
from qunzhi.kinds.kind import Facet, Kind
from qunzhi.kinds.schema import Titled
from qunzhi.languages import Text


class Notice(Titled):
    """An announcement with a term."""

    date: Annotated[DateField, Label("时间", "Date")]
    """When it was made."""
    deadline: Annotated[DateField | None, Label("截止时间", "Deadline")] = None
    """Until when it is open."""
    office: Annotated[TextField | None, Label("承办部门", "Office")] = None
    """Who answers questions."""
    host: Annotated[Word | None, RefersTo(("member",)), Label("承办单位", "Host")] = None
    """Id of the member that carries it out."""
    places: Annotated[QuantityField | None, Label("名额", "Places")] = None
    """How many can take part."""


KIND = Kind(
    name="announcement",
    schema=Notice,
    source="announcements",
    section="announcements",
    label=Text("公告", "Announcement"),
    heading=Text("公示公告", "Announcements"),
    intro=Text("集团的通知与公告。", "What the group announces."),
    facets=(Facet("year", "date", Text("年份", "Year")),),
)
'''
FIGURES = """\
- id: announcements-made
  title: {zh: 公告数, en: Announcements made}
  unit: 项
  derive: {count: announcement}
- id: announced-places
  title: {zh: 公布名额, en: Places announced}
  unit: 人
  derive: {sum: announcement.places}
"""
TEMPLATE = '{% extends "qunzhi/record.html" %}\n'
CHINESE = """\
---
title: 关于征集典型案例的公告
summary: 请各单位推荐案例。
published: 2024-09-02
date: 2024-09-01
deadline: 2024-09-30
office: 秘书处
host: sample-college
places: 35 名
---

2024年共发公告[[announcements-made@2024]]项，名额[[announced-places@2024]]个。
"""
ENGLISH = """\
---
title: Call for cases
summary: Members may put forward cases.
office: Secretariat
---

In 2024 there were [[announcements-made@2024]] announcement and [[announced-places@2024]] places.
"""


@pytest.fixture
def site(project: Building) -> Path:
    """The sample site after a kind was added by a module, a template and a line, with one record in two languages."""
    hooks, record = project.project / "hooks/qunzhi", project.root / "content/announcements/2024-09-call"
    (hooks / "kinds/announcement.py").write_text(SCHEMA, "utf-8")
    (project.project / "overrides/qunzhi/kinds/announcement.html").write_text(TEMPLATE, "utf-8")
    registry = hooks / "kinds/__init__.py"
    words = registry.read_text("utf-8")
    assert words.count('    "member",\n') == 1, "the registry is no longer a list of one line for each kind"
    registry.write_text(words.replace('    "member",\n', '    "member",\n    "announcement",\n'), "utf-8")
    figures = project.root / "content/indicators/of-announcements.yml"
    figures.parent.mkdir(exist_ok=True)
    figures.write_text(FIGURES, "utf-8")
    record.mkdir(parents=True)
    (record / "index.zh.md").write_text(CHINESE, "utf-8")
    (record / "index.en.md").write_text(ENGLISH, "utf-8")
    done = run_qunzhi(project, "build", "--site-dir", str(project.site_dir))
    assert done.returncode == 0, f"a site with a new kind cannot be built:\n{done.stderr}"
    return project.site_dir


def test_a_kind_is_added_by_a_schema_a_template_and_a_line(site: Path) -> None:
    for prefix, title, office in (
        ("", "关于征集典型案例的公告", "承办部门 秘书处"),
        ("en/", "Call for cases", "Office Secretariat"),
    ):
        shown = main_words(site, f"{prefix}announcements/2024-09-call")
        assert title in shown and office in shown, f"the page of {prefix or 'zh'} shows {shown}"
        assert title in main_words(site, f"{prefix}announcements"), "the record is not in its list"
        assert title in main_words(site, f"{prefix}announcements/year/2024"), (
            "the record is not in the list of its year"
        )
        assert title in main_words(site, f"{prefix}members/sample-college"), "the member's page does not mention it"
    for prefix, heading in (("", "公示公告"), ("en/", "Announcements")):
        for address in (prefix, f"{prefix}news", f"{prefix}announcements/2024-09-call"):
            links = page(site, address).xpath(f"//nav//a[normalize-space()='{heading}']/@href")
            assert links and links[0].endswith("announcements/"), f"the navigation of /{address} does not lead there"
    assert "/announcements/2024-09-call/" in (site / "sitemap.xml").read_text("utf-8")


def test_a_new_kind_has_relations_both_ways_and_figures_derived_from_it(site: Path) -> None:
    for prefix, host, places, told in (
        ("", "承办单位 样例职业技术学院", "名额 35人", "2024年共发公告 1 项，名额 35 个。"),
        ("en/", "Host Sample Vocational College", "Places 35 persons", "there were 1 announcement and 35 places"),
    ):
        shown = main_words(site, f"{prefix}announcements/2024-09-call")
        assert host in shown and places in shown, f"the page of {prefix or 'zh'} shows {shown}"
        assert told in shown, f"the text of {prefix or 'zh'} does not quote the derived figures: {shown}"
        figure = page(site, f"{prefix}figures/announced-places")
        assert figure.xpath("//main//a[contains(@href, 'announcements/2024-09-call/')]"), (
            "the page of the figure does not lead to the record that it was added up from"
        )
        cites = page(site, f"{prefix}announcements/2024-09-call").xpath("//main//a/@href")
        assert any("figures/announced-places/#p-2024" in href for href in cites), "the text does not lead to the figure"
