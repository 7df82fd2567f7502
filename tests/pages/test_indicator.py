from pathlib import Path

import pytest
from lxml import etree

from qunzhi.pages.edition import Edition
from qunzhi.pages.indicator import IndicatorView, indicator_view
from tests.pages.counted_group import FILES, edition_of
from tests.reading_pages import page, words
from tests.small_sites import findings_of, laid_over

SVG = {"s": "http://www.w3.org/2000/svg"}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return edition_of(tmp_path / "site")


def view(edition: Edition, name: str) -> IndicatorView:
    return indicator_view(edition, edition.site.records[name])


def test_every_value_has_a_row_with_period_source_and_place(edition: Edition) -> None:
    first = view(edition, "entered").rows[0]
    assert (first.period, first.iso, first.value) == ("2021年", "2021", "100人")
    assert (first.source.title, first.source.url) == ("2023年质量报告", "sources/#report-2023")
    assert first.place.title == "表1"


def test_a_second_value_for_a_period_stands_in_a_row_of_its_own_and_is_marked(edition: Edition) -> None:
    found = [(row.anchor, row.value, row.differs) for row in view(edition, "entered").rows]
    assert found == [("p-2021", "100人", False), ("p-2022", "80人", False), ("p-2022-2", "84人", True)]
    assert view(edition, "entered").several


def test_a_table_behind_a_value_is_added_up_and_its_difference_told(edition: Edition) -> None:
    (table,) = view(edition, "entered").tables
    assert [(label.title, value) for label, value in table.rows] == [("甲证", "50人"), ("乙证", "30人")]
    assert (table.added, table.stated, table.difference) == ("80人", "84人", "各项相加少4人")


def test_lines_that_add_up_tell_no_difference(tmp_path: Path) -> None:
    indicators = str(FILES["content/indicators.yml"]).replace("value: 84", "value: 80")
    edition = edition_of(tmp_path / "site", "en", {"content/indicators.yml": indicators})
    (table,) = view(edition, "entered").tables
    assert (table.added, table.difference) == ("80 persons", "")


def test_a_counted_figure_names_its_conditions_and_the_records_behind_it(edition: Edition) -> None:
    derivation = view(edition, "honours-all").derivation
    assert derivation
    assert "".join(piece.title for piece in derivation.formula).startswith("按“荣誉成果”的记录计数")
    assert [(fact.label, fact.values[0].title) for fact in derivation.conditions] == [("级别", "国家级")]
    (year,) = derivation.periods
    assert (year.period, year.value) == ("2022年", "5项")
    assert {link.url for link in year.links} == {"honours/a/", "honours/b/", "honours/c/"}


def test_of_many_records_twenty_are_named_and_the_others_counted(tmp_path: Path) -> None:
    many = "".join(f"- {{id: h-{n}, title: 奖{n}, date: 2022, level: national}}\n" for n in range(25))
    derivation = view(edition_of(tmp_path / "site", "zh", {"content/honours.yml": many}), "honours-all").derivation
    assert derivation
    assert (len(derivation.periods[0].links), derivation.periods[0].more) == (20, "另有5条")


def test_a_combined_figure_leads_to_the_figures_it_was_made_from(edition: Edition) -> None:
    found = view(edition, "pass-rate")
    assert found.derivation
    assert "".join(piece.title for piece in found.derivation.formula) == "通过人数 ÷ 报名人数 × 100%"
    assert [link.url for link in found.derivation.periods[0].links] == [
        "figures/passed/#p-2022",
        "figures/entered/#p-2022",
    ]
    assert [row.value for row in found.rows] == ["75%"]


def test_a_limit_is_named_with_a_link(edition: Edition) -> None:
    at_most = view(edition, "passed").at_most
    assert at_most and (at_most.title, at_most.url) == ("报名人数", "figures/entered/")


def test_one_period_makes_no_chart_and_two_make_bars_that_begin_at_nothing(edition: Edition) -> None:
    assert view(edition, "passed").chart is None
    chart = view(edition, "entered").chart
    assert chart and chart.line == ""
    assert chart.description == "2021年 100；2022年 80"
    heights = [float(mark.height) for mark in chart.marks]
    assert heights[1] / heights[0] == pytest.approx(0.8)
    assert [float(mark.top) + float(mark.height) for mark in chart.marks] == pytest.approx([float(chart.zero)] * 2)


def test_many_periods_make_a_line(tmp_path: Path) -> None:
    points = "".join(f"    - {{period: {year}, value: {year - 2000}}}\n" for year in range(2010, 2023))
    indicator = f"- id: entered\n  title: 报名\n  unit: 人\n  series:\n{points}"
    edition = edition_of(tmp_path / "site", "zh", {"content/indicators.yml": indicator, "content/terms.yml": "[]"})
    chart = view(edition, "entered").chart
    assert chart and len(chart.line.split()) == 13


def test_the_page_has_a_chart_that_can_be_read_out_and_no_id_twice(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "site", {**FILES, "docs/about.md": "# 关于集团\n\n[[entered@2022]]人。\n"})
    findings_of(root)
    tree = page(root / "site", "figures/entered")
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
    (svg,) = tree.xpath("//figure//*[name()='svg']")
    named = svg.get("aria-labelledby").split()
    assert [words(svg, f".//*[@id='{name}']") for name in named] == ["报名人数：各期比较", "2021年 100；2022年 80"]
    assert etree.tostring(svg)
    assert all(cell.get("scope") for cell in tree.xpath("//main//table//th"))
    cited = tree.xpath("//section[contains(@class, 'cited')]//a/@href")
    assert "../../about/" in cited and "../../figures/pass-rate/" in cited
    assert "关于集团" in words(tree) and "与先列数值不同" in words(tree)
