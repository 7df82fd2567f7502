from pathlib import Path
from typing import Any

import pytest

from qunzhi.kinds import kind_named
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.governance import body_page, governance
from qunzhi.pages.orgchart import Node
from tests.pages.governance_site import APPOINTMENTS, BODIES, governed
from tests.reading_pages import page, words
from tests.small_sites import laid_over, site_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return governed(tmp_path_factory.mktemp("governed") / "site")


def edition_of(root: Path, bodies: str) -> Edition:
    return Edition(site_of(laid_over(root, {"content/bodies.yml": bodies})), "zh", Media({}, {}))


def bodies_of(edition: Edition) -> Any:
    body = kind_named("body")
    assert body
    return edition.site.of(body)


def outline(nodes: tuple[Node, ...]) -> Any:
    return {node.link.title: outline(node.children) for node in nodes}


def listed(tree: Any) -> Any:
    """A nested list as lxml sees it, as names within names."""
    return {item.xpath("string(a)"): listed(item.find("ul")) for item in tree.xpath("li")} if tree is not None else {}


@pytest.mark.parametrize(
    ("prefix", "tree"),
    [
        ("", {"理事会": {"常务理事会": {"秘书处": {}}}}),
        ("en/", {"Council": {"Standing council": {"Secretariat": {}}}}),
    ],
)
def test_the_chart_has_its_structure_in_words_as_a_nested_list_beside_it(site: Path, prefix: str, tree: Any) -> None:
    shown = page(site, f"{prefix}governance")
    (svg,) = shown.xpath("//main//*[local-name()='svg' and @role='img']")
    names = [" ".join(text.itertext()).split() for text in svg.xpath(".//*[local-name()='text']")]
    flat = [" ".join(name) for name in names]
    assert flat == shown.xpath("//nav[contains(@class, 'bodies-tree')]//a/text()")
    assert listed(shown.xpath("//nav[contains(@class, 'bodies-tree')]/ul")[0]) == tree


def test_the_chart_has_a_title_and_a_description_of_every_line_in_it(site: Path) -> None:
    shown = page(site, "governance")
    (svg,) = shown.xpath("//*[local-name()='svg' and @role='img']")
    named = " ".join(shown.xpath(f"string(//*[@id='{name}'])") for name in svg.get("aria-labelledby").split())
    assert named == "组织机构图 理事会下设：常务理事会。常务理事会下设：秘书处。"


def test_the_chart_scrolls_in_a_box_that_the_keyboard_reaches(site: Path) -> None:
    (box,) = page(site, "governance").xpath("//*[local-name()='svg' and @role='img']/..")
    assert (box.get("role"), box.get("tabindex")) == ("region", "0") and box.get("aria-label")


def test_each_appointment_has_its_address_on_the_page_of_all_bodies(site: Path) -> None:
    for prefix in ("", "en/"):
        shown = page(site, f"{prefix}governance")
        for name in ("chair-1", "chair-2", "vice-0", "vice-1", "vice-2", "vice-3"):
            assert len(shown.xpath(f"//*[@id='{name}']")) == 1, f"{prefix}governance/#{name} leads nowhere"


def holders(tree: Any, heading: str) -> list[str]:
    section = tree.xpath(f"//section[h2[@id='{heading}']]")
    return [words(row, ".") for row in section[0].xpath(".//tbody//th")]


def test_who_is_in_office_today_stands_apart_from_those_before_and_those_to_come(site: Path) -> None:
    shown = page(site, "governance")
    assert holders(shown, "governance-now") == ["甲校校长"]
    assert holders(shown, "governance-later") == ["戊厂"]
    assert holders(shown, "governance-earlier") == ["乙校校长", "丙厂", "丁厂"]
    assert "2025年1月1日在任" in words(shown)


def test_earlier_appointments_stand_by_term_the_newest_first(site: Path) -> None:
    titles = page(site, "governance").xpath("//section[h2[@id='governance-earlier']]/h3/text()")
    assert titles == ["2019年至2023年5月31日", "至2018年12月31日"]


def test_nobody_is_said_to_be_in_office_of_whom_no_dates_are_known(site: Path) -> None:
    shown = page(site, "governance")
    (row,) = shown.xpath("//section[h2[@id='governance-undated']]//tr[@id='vice-2']")
    assert "起止未载" in words(row, ".")
    assert shown.xpath("//section[h2[@id='governance-undated']]/h3/text()") == ["任期未载"]


@pytest.mark.parametrize(
    ("prefix", "source", "heading"),
    [
        ("", "{id: r, title: {zh: 年度报告, en: Annual report}, date: 2018}", "据《年度报告》（2018年）"),
        ("en/", "{id: r, title: {zh: 年度报告, en: Annual report}, date: 2018}", "According to: Annual report (2018)"),
        ("", "{id: r, title: {zh: 集团《年度报告》, en: Annual report}}", "据集团《年度报告》"),
    ],
)
def test_where_no_dates_are_known_at_all_the_source_and_its_date_stand_in_place_of_today(
    prefix: str, source: str, heading: str, tmp_path: Path
) -> None:
    chair = "- {id: chair-1, holder: {zh: 甲校, en: A}, body: council, office: chair, source: r}\n"
    laid_over(tmp_path / "site", {"content/sources.yml": f"- {source}\n"})
    shown = page(governed(tmp_path / "site", BODIES, chair), f"{prefix}governance")
    assert not shown.xpath("//*[@id='governance-now']"), "nobody knows who is in office today"
    assert shown.xpath("//section[h2[@id='governance-undated']]/h3/text()") == [heading]


def test_a_closed_body_is_not_in_the_chart_but_on_the_page(site: Path) -> None:
    shown = page(site, "governance")
    assert "筹备组" not in words(shown, "//nav[contains(@class, 'bodies-tree')]")
    assert "筹备组" in words(shown, "//section[h2[@id='governance-closed']]")


def test_each_body_shows_what_it_does_where_it_sits_and_its_offices(site: Path) -> None:
    shown = words(page(site, "governance"), "//section[h2[@id='governance-bodies']]")
    for word in ("议决重大事项。", "示例学院", "理事长", "副理事长（3名）", "秘书长"):
        assert word in shown


def test_the_page_of_a_body_leads_up_to_the_highest_and_down(site: Path) -> None:
    chain = page(site, "governance/secretariat").xpath("//nav[@aria-labelledby='body-above']//a/text()")
    assert chain == ["理事会", "常务理事会"]
    below = page(site, "governance/council").xpath("//nav[@aria-labelledby='body-below']//a/text()")
    assert below == ["常务理事会"]


def test_the_page_of_a_body_tells_who_was_in_office_when(site: Path) -> None:
    rows = page(site, "governance/council").xpath("//section[h2[@id='offices']]//tbody/tr")
    assert [words(row, ".") for row in rows] == [
        "理事长 甲校校长 2023年6月1日起 现任",
        "乙校校长 2019年至2023年5月31日",
        "副理事长 戊厂 2098年起",
        "己厂 起止未载",
        "丙厂 2019年至2023年5月31日",
        "丁厂 至2018年12月31日",
    ]
    assert "任职者未载" in words(page(site, "governance/secretariat"), "//section[h2[@id='offices']]")


def test_bodies_that_answer_to_each_other_in_a_circle_each_stand_once(tmp_path: Path) -> None:
    circle = "- {id: a, name: 甲, parent: b}\n- {id: b, name: 乙, parent: a}\n- {id: c, name: 丙, parent: c}\n"
    edition = edition_of(tmp_path / "site", circle + "- {id: d, name: 丁}\n")
    view = governance(edition, bodies_of(edition))
    assert outline(view.tree) == {"丁": {}, "甲": {"乙": {}}, "丙": {}}
    for body in bodies_of(edition):
        assert len(body_page(edition, body).above) <= 1


def test_bodies_without_any_rank_have_a_list_and_no_chart(tmp_path: Path) -> None:
    edition = edition_of(tmp_path / "site", "- {id: a, name: 甲}\n- {id: b, name: 乙}\n")
    view = governance(edition, bodies_of(edition))
    assert view.chart is None and outline(view.tree) == {"甲": {}, "乙": {}}
    assert view.described == "没有列出上下级的机构：甲、乙。"


def test_charts_call_a_body_by_its_short_name(tmp_path: Path) -> None:
    edition = edition_of(tmp_path / "site", "- {id: a, name: 某集团理事会, short_name: 理事会}\n")
    assert outline(governance(edition, bodies_of(edition)).tree) == {"理事会": {}}


def test_a_day_of_office_ends_with_the_last_day_of_its_term(tmp_path: Path) -> None:
    last_day = APPOINTMENTS.replace("2023-06-01", "2025-01-02").replace("2023-05-31", "2025-01-01")
    shown = page(governed(tmp_path / "site", BODIES, last_day), "governance")
    assert "乙校校长" in holders(shown, "governance-now")
    assert "甲校校长" in holders(shown, "governance-later")
