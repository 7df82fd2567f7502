"""Charts of reports, made from values by hand and looked at as the XML that they are."""

from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal

import pytest
from lxml import etree

from qunzhi.languages import Language, Text
from qunzhi.pages.chart_drawn import drawn
from qunzhi.pages.chart_layout import NARROW, WIDE, drawing
from qunzhi.pages.chart_palette import PRINT, WEB, Palette
from qunzhi.pages.chart_scale import scale_of
from qunzhi.pages.chart_shapes import balanced, length, wrapped
from qunzhi.pages.templates import OWN, Templates
from qunzhi.reports.model import Chart, Series

Form = Literal["bar", "stacked", "line", "pie"]
FORMS: tuple[Form, ...] = ("bar", "stacked", "line", "pie")
SVG = {"s": "http://www.w3.org/2000/svg"}
LABELS = (Text("第一产业", "Primary"), Text("第二产业", "Secondary"), Text("第三产业", "Tertiary"))
LONG = tuple(
    Text(f"{name}（含数字媒体与非物质文化遗产传承）") for name in ("文化艺术大类", "教育与体育大类", "装备制造大类")
)


def chart(
    form: Form, *values: tuple[str | None, ...], labels: tuple[Text, ...] = LABELS, unit: Text | None = None
) -> Chart:
    series = tuple(
        Series(Text(f"系列{n}", f"Series {n}"), tuple(Decimal(v) if v is not None else None for v in one))
        for n, one in enumerate(values, start=1)
    )
    return Chart("by-sector", form, Text("按产业", "By sector"), labels, series, unit)


def svg(one: Chart, lang: Language = "zh", palette: Palette = WEB, width: float = WIDE) -> Any:
    return etree.fromstring(drawn(Templates((OWN,)), one, lang, palette, width).encode())


def said(tree: Any) -> list[str]:
    return [str(text) for text in tree.xpath("//s:text/text()", namespaces=SVG)]


ONE, TWO = ("3", "12", "28"), ("4", "10", "1200")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_chart_is_an_image_with_a_name_and_a_description_in_the_language_of_the_page(
    form: Form, lang: Language
) -> None:
    tree = svg(chart(form, ONE, TWO), lang)
    title, description = (tree.xpath(f"string(//s:{name})", namespaces=SVG) for name in ("title", "desc"))
    ids = tree.xpath("//s:title/@id|//s:desc/@id", namespaces=SVG)
    assert tree.get("role") == "img" and tree.get("aria-labelledby").split() == ids
    assert title == ("按产业" if lang == "zh" else "By sector")
    assert ("系列2 第一产业 4" if lang == "zh" else "Series 2 Primary 4") in description
    assert ("1200" if lang == "zh" else "1,200") in description


@pytest.mark.parametrize("form", FORMS)
def test_every_value_can_be_read_in_words(form: Form) -> None:
    words = " ".join(said(svg(chart(form, ("30", "112", "280")))))
    assert all(value in words for value in ("30", "112", "280"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("labels", [LABELS, LONG])
def test_no_words_stand_out_of_the_drawing(form: Form, width: float, labels: tuple[Text, ...]) -> None:
    made = drawing(chart(form, ONE, TWO, labels=labels), "zh", width)
    for one in made.words:
        wide = length(one.words)
        left = {"start": one.x, "middle": one.x - wide / 2, "end": one.x - wide}[one.anchor]
        assert left > -2 and left + wide < width + 2, f"{one.words} stands out at {left:.0f}"
        assert 0 < one.y < made.height, f"{one.words} stands out above or below"


def test_long_labels_lie_beside_bars_and_short_ones_stand_below() -> None:
    assert all(one.anchor == "middle" for one in _named(chart("bar", ONE)))
    assert all(one.anchor == "end" for one in _named(chart("bar", ONE, labels=LONG)))


def _named(one: Chart) -> list[Any]:
    return [words for words in drawing(one, "zh", WIDE).words if "产业" in words.words or "大类" in words.words]


def test_what_colours_tell_is_told_without_colours_too() -> None:
    stacked = svg(chart("stacked", *[ONE] * 8))
    fills = {
        path.get("fill"): path.get("stroke") for path in stacked.xpath("//s:path[@stroke-width='1.5']", namespaces=SVG)
    }
    assert len(fills) >= 8
    patterns = stacked.xpath("//s:pattern", namespaces=SVG)
    looks = {
        (one.xpath("string(s:path/@d)", namespaces=SVG), one.xpath("string(s:path/@stroke)", namespaces=SVG))
        for one in patterns
    }
    assert len(looks) == len(patterns)
    lines = svg(chart("line", ONE, TWO)).xpath("//s:path[@stroke-width='2.5']/@stroke-dasharray", namespaces=SVG)
    assert len(lines) == 1, "the first line is whole, the second is broken"


def test_for_print_there_are_plain_colours_and_for_the_page_those_of_its_scheme() -> None:
    assert "var(" not in drawn(Templates((OWN,)), chart("bar", ONE), "zh", PRINT)
    assert "#10514a" not in drawn(Templates((OWN,)), chart("bar", ONE), "zh", WEB)


def test_two_drawings_of_a_chart_share_no_id() -> None:
    ids = [set(svg(chart("stacked", ONE, TWO), width=width).xpath("//@id")) for width in (NARROW, WIDE)]
    assert ids[0] and not ids[0] & ids[1]


def test_a_missing_value_has_a_dash_and_breaks_its_line() -> None:
    values = ("3", None, "28")
    assert "—" in said(svg(chart("bar", values)))
    assert len(drawing(chart("bar", values), "zh", WIDE).areas) == 2
    line = drawing(chart("line", ("3", "4", None, "5", "6"), labels=LABELS[:2] + LABELS), "zh", WIDE)
    assert len([stroke for stroke in line.strokes if stroke.series == 0]) == 2


def test_bars_below_nothing_hang_from_the_axis() -> None:
    made = drawing(chart("bar", ("-12.5", "0", "33.3"), unit=Text("%", "%")), "zh", WIDE)
    assert {"−12.5%", "0%", "33.3%"} <= {one.words for one in made.words}
    (tick,) = [one for one in made.words if one.words == "0"]
    (value,) = [one for one in made.words if one.words == "−12.5%"]
    assert value.y > tick.y


def test_stacks_tell_their_sum_but_shares_do_not() -> None:
    assert {"7", "22", "1228"} <= set(said(svg(chart("stacked", ONE, TWO))))
    assert "7%" not in said(svg(chart("stacked", ONE, TWO, unit=Text("%", "%"))))


def test_values_of_bars_beside_each_other_do_not_run_into_each_other() -> None:
    made = drawing(chart("bar", ("33144.22", "32319.60"), ("34118.10", "33714.58"), labels=LABELS[:2]), "zh", NARROW)
    told = sorted((one for one in made.words if one.strong), key=lambda one: (round(one.y), one.x))
    for one, other in pairwise(told):
        apart = abs(other.x - one.x) >= length(one.words) or abs(other.y - one.y) >= 13
        assert apart, f"{one.words} runs into {other.words}"


def test_a_stack_of_one_part_tells_its_value_once() -> None:
    assert said(svg(chart("stacked", ("3094", None, "5"), (None, "504", "6")))).count("3094") == 1


def test_shares_in_a_pie_are_as_exact_as_the_data() -> None:
    assert "36.88%" in said(svg(chart("pie", ("36.88", "39.39", "23.73"), unit=Text("%", "%"))))


@pytest.mark.parametrize("values", [("3", "-1", "2"), ("0", "0", "0"), (None, None, None)])
def test_a_pie_of_what_is_no_part_of_a_whole_is_not_drawn(values: tuple[str | None, ...]) -> None:
    assert drawn(Templates((OWN,)), chart("pie", values), "zh", WEB) == ""


def test_a_chart_without_any_value_is_not_drawn() -> None:
    assert drawn(Templates((OWN,)), chart("bar", (None, None, None)), "zh", WEB) == ""


def test_a_pie_is_no_wider_than_its_disc_and_its_words() -> None:
    short, long = (drawing(chart("pie", ("1", "2", "3"), labels=one), "zh", WIDE) for one in (LABELS, LONG))
    assert short.width < 0.8 * WIDE and short.width < long.width <= WIDE
    assert max(one.x + length(one.words) for one in short.words if one.anchor == "start") <= short.width


def test_a_pie_tells_values_and_shares() -> None:
    words = said(svg(chart("pie", ("0", "5", "15"), unit=Text("个", "programmes")), "en"))
    assert "Tertiary: 15 programmes (75.0%)" in words and "Primary: 0 programmes (0.0%)" in words


def test_a_unit_without_english_is_left_out_in_english() -> None:
    assert "单位：个" in said(svg(chart("bar", ONE, unit=Text("个"))))
    assert not any("个" in words for words in said(svg(chart("bar", ONE, unit=Text("个")), "en")))


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["3", "28"], ["0", "10", "20", "30"]),
        (["0.31", "0.9"], ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (["1234"], ["0", "250", "500", "750", "1000", "1250"]),
        (["-12.5", "33.3"], ["-20", "-10", "0", "10", "20", "30", "40"]),
        (["1", "2"], ["0", "1", "2"]),
        (["0"], ["0", "1"]),
    ],
)
def test_the_axis_has_round_numbers_and_holds_nothing(values: list[str], ticks: list[str]) -> None:
    assert list(scale_of(map(Decimal, values)).ticks) == list(map(Decimal, ticks))


def test_a_line_far_from_nothing_begins_near_its_values() -> None:
    assert scale_of(map(Decimal, ["96", "97.5"]), from_zero=False).ticks[0] > 90
    assert scale_of(map(Decimal, ["20", "97.5"]), from_zero=False).ticks[0] == 0


def test_chinese_breaks_anywhere_but_before_a_mark_and_latin_between_words() -> None:
    assert wrapped("装备制造，大类", 4 * 13 + 1) == ("装备制", "造，大类")
    assert wrapped("Equipment manufacturing", 100) == ("Equipment", "manufacturing")
    assert wrapped("装备制造大类装备制造大类", 4 * 13 + 1, 2) == ("装备制造", "大类装…")


def test_labels_are_broken_into_lines_of_about_one_length_and_never_behind_an_opening_bracket() -> None:
    assert balanced("文化体育活动", 5 * 13 + 1) == ("文化体", "育活动")
    assert balanced("高素质农民培训（10个班）", 8 * 13 + 1) == ("高素质农民培", "训（10个班）")
    assert balanced("Equipment manufacturing", 300) == ("Equipment manufacturing",)
    assert balanced("装备制造大类装备制造大类", 4 * 13 + 1, 2) == ("装备制造", "大类装…")


def test_of_many_labels_of_a_line_some_are_printed() -> None:
    years = tuple(Text(f"{year}年") for year in range(2000, 2024))
    made = drawing(chart("line", tuple("5" for _ in years), labels=years), "zh", NARROW)
    printed = [one for one in made.words if one.words.endswith("年")]
    assert 3 <= len(printed) <= 12
