"""The promise of the product: a fact is written once, and stands right wherever it is told."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.building import copied_project, run_qunzhi
from tests.reading_pages import main_words, page, words

HONOUR = "honour-2023-turning"
REGISTER = "content/honours/2023.yml"
BEFORE_LINE, AFTER_LINE = "  date: 2023-11-04\n", "  date: 2024-11-20\n"
OLD, NEW = {"": "2023年11月4日", "en/": "4 November 2023"}, {"": "2024年11月20日", "en/": "20 November 2024"}
"""The day, as readers of the Chinese and of the English site see it."""


@pytest.fixture(scope="module")
def before(sample_site: Path) -> Path:
    return sample_site


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site after one line of one file has been changed."""
    project = copied_project(tmp_path_factory.mktemp("one-record"))
    register = project.root / REGISTER
    written = register.read_text("utf-8")
    assert written.count(BEFORE_LINE) == 1
    register.write_text(written.replace(BEFORE_LINE, AFTER_LINE), "utf-8")
    done = run_qunzhi(project, "build", "--site-dir", str(project.site_dir))
    assert done.returncode == 0, done.stderr
    return project.site_dir


def links_to(site: Path, address: str, record: str = HONOUR) -> list[Any]:
    """Links to a record in the main part of a page."""
    return list(page(site, address).xpath(f"//main//a[contains(@href, '/{record}/')]"))


def row(site: Path, address: str, head: str) -> list[str]:
    """The cells of the first line of a table that begins with these words."""
    lines = page(site, address).xpath(f"//main//table//tr[normalize-space(*[1]) = '{head}']")
    assert lines, f"{address} has no line {head}"
    return [words(cell, ".") for cell in lines[0]][1:]


def order(site: Path, address: str) -> list[str]:
    """Ids of the honours that a page shows, as it shows them."""
    found = [link.get("href").strip("/").rpartition("/")[2] for link in page(site, address).xpath("//main//article//a")]
    return list(dict.fromkeys(name for name in found if name.startswith("honour-")))


def pages_with(site: Path, said: str) -> set[str]:
    """Addresses of all pages whose main part says something."""
    folders = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    return {folder for folder in folders if said in main_words(site, folder)}


@pytest.mark.parametrize("prefix", ("", "en/"))
def test_the_old_day_stands_nowhere_and_the_new_one_wherever_the_old_one_stood(
    before: Path, after: Path, prefix: str
) -> None:
    told = pages_with(before, OLD[prefix])
    moved = {f"{prefix}honours/year/2023": f"{prefix}honours/year/2024"}
    moved[f"{prefix}chronicle/2023"] = f"{prefix}chronicle/2024"
    assert {f"{prefix}honours", f"{prefix}honours/{HONOUR}", f"{prefix}members/sample-college", *moved} <= told
    assert pages_with(after, OLD[prefix]) == set()
    assert pages_with(after, NEW[prefix]) == {moved.get(address, address) for address in told}
    assert pages_with(before, NEW[prefix]) == set()


@pytest.mark.parametrize(("prefix", "year"), (("", "{}年"), ("en/", "{}")))
def test_the_table_of_honours_counts_it_in_its_new_year(before: Path, after: Path, prefix: str, year: str) -> None:
    table = f"{prefix}honours"
    assert row(before, table, year.format(2024)) == ["1", "1", "4", "6"]
    assert row(before, table, year.format(2023)) == ["2", "1", "–", "3"]
    assert row(after, table, year.format(2024)) == ["2", "1", "4", "7"]
    assert row(after, table, year.format(2023)) == ["1", "1", "–", "2"]


@pytest.mark.parametrize("prefix", ("", "en/"))
def test_it_moves_in_the_lists_of_honours(before: Path, after: Path, prefix: str) -> None:
    assert order(before, f"{prefix}honours").index(HONOUR) == 4, "first of 2023, behind the four of 2024"
    assert order(after, f"{prefix}honours").index(HONOUR) == 0
    for site, there, gone in ((before, 2023, 2024), (after, 2024, 2023)):
        assert links_to(site, f"{prefix}honours/year/{there}")
        assert not links_to(site, f"{prefix}honours/year/{gone}"), f"the list of {gone} still shows it"


@pytest.mark.parametrize("prefix", ("", "en/"))
def test_it_moves_on_the_page_of_its_member(before: Path, after: Path, prefix: str) -> None:
    member = f"{prefix}members/sample-college"
    assert order(before, member)[:3] == ["honour-2024-team", "honour-2024-cup", HONOUR]
    assert order(after, member)[:3] == [HONOUR, "honour-2024-team", "honour-2024-cup"]


@pytest.mark.parametrize("prefix", ("", "en/"))
def test_it_moves_in_the_chronicle(before: Path, after: Path, prefix: str) -> None:
    for site, there, gone in ((before, 2023, 2024), (after, 2024, 2023)):
        assert links_to(site, f"{prefix}chronicle/{there}")
        assert not links_to(site, f"{prefix}chronicle/{gone}"), f"the chronicle of {gone} still tells of it"
    last = page(after, f"{prefix}chronicle/2024").xpath("//main//time/@datetime")
    assert last.index("2024-11-20") == last.index("2024-10-12") + 1, "it does not stand behind what was before it"


@pytest.mark.parametrize(("prefix", "year", "unit"), (("", "{}年", "项"), ("en/", "{}", "")))
def test_the_indicator_is_counted_anew(before: Path, after: Path, prefix: str, year: str, unit: str) -> None:
    figure = f"{prefix}figures/honours-national"
    for site, first, second in ((before, "2", "1"), (after, "1", "2")):
        assert row(site, figure, year.format(2023))[0] == f"{first}{unit}"
        assert row(site, figure, year.format(2024))[0] == f"{second}{unit}"
        assert [one.text_content().strip() for one in links_to(site, figure)]
    behind = {site: _records_behind(site, figure) for site in (before, after)}
    assert behind[before] == ["honour-2024-team", HONOUR, "honour-2023-mentors"]
    assert behind[after] == [HONOUR, "honour-2024-team", "honour-2023-mentors"]


def _records_behind(site: Path, figure: str) -> list[str]:
    found = page(site, figure).xpath("//main//section[@aria-labelledby='basis']//a[contains(@href, '/honour-')]/@href")
    return [link.strip("/").rpartition("/")[2] for link in found]


CITED = (
    ("", "2023年获国家级荣誉 {0} 项，2024年 {1} 项"),
    ("en", "National honours: {0} in 2023, {1} in 2024."),
    ("news/2022-model-school", "国家级荣誉分别为 {0} 项和 {1} 项"),
    ("en/news/2022-model-school", "National honours since: {0} in 2023 and {1} in 2024."),
    ("plans/sample-plan-2023-2025", "2023年已获国家级荣誉 {0} 项"),
    ("en/plans/sample-plan-2023-2025", "National honours in 2023: {0} ."),
    ("bases", "2024年有国家级荣誉{1}项。"),
    ("en/bases", "National honours in 2024: {1}."),
    ("bases/mentor-centre", "2023年 {2} ，2024年 {3} 。"),
    ("en/bases/mentor-centre", "{2} in 2023, {3} in 2024."),
)
"""Texts and summaries that cite what is counted, and what is computed from that."""


@pytest.mark.parametrize(("address", "sentence"), CITED)
def test_texts_that_cite_the_figure_say_what_is_counted_now(
    before: Path, after: Path, address: str, sentence: str
) -> None:
    old, new = (
        _spaced(sentence.format(*numbers)) for numbers in (("2", "1", "66.67%", "50%"), ("1", "2", "50%", "66.67%"))
    )
    assert old in _spaced(main_words(before, address))
    assert new in _spaced(main_words(after, address))
    assert old not in _spaced(main_words(after, address)), "the old number still stands there"


def _spaced(said: str) -> str:
    """Without spaces, of which a link within a sentence leaves some."""
    return said.replace(" ", "")


@pytest.mark.parametrize(("prefix", "old", "new"), (("", "2项", "1项"), ("en/", "2", "1")))
def test_the_board_of_the_plan_shows_the_figure_as_its_result(
    before: Path, after: Path, prefix: str, old: str, new: str
) -> None:
    label = "国家级荣誉：" if not prefix else "National honours: "
    plan = f"{prefix}plans/sample-plan-2023-2025"
    assert _results(before, plan, label) == [label + old, label + new]
    assert _results(after, plan, label) == [label + new, label + old]


def _results(site: Path, plan: str, label: str) -> list[str]:
    links = page(site, plan).xpath("//main//a[contains(@href, 'figures/honours-national')]")
    return [said for link in links if (said := words(link, ".")).startswith(label)]


def _csv(site: Path, name: str) -> list[dict[str, str]]:
    with (site / f"data/{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_data_files_have_its_new_day(before: Path, after: Path) -> None:
    for site, day in ((before, "2023-11-04"), (after, "2024-11-20")):
        assert [one["date"] for one in _csv(site, "honour") if one["id"] == HONOUR] == [day]
        plain = json.loads((site / "data/honour.json").read_text("utf-8"))
        assert [one["date"] for one in plain if one["id"] == HONOUR] == [day]
    for path in (after / "data").rglob("*"):
        assert path.is_dir() or "2023-11-04" not in path.read_text("utf-8"), f"{path.name} still has the old day"


def test_the_data_files_have_the_figures_counted_anew(before: Path, after: Path) -> None:
    wanted = {
        before: {"honours-national": ["2", "1"], "honours-high": ["3", "2"], "honours-national-share": ["66.67", "50"]},
        after: {"honours-national": ["1", "2"], "honours-high": ["2", "3"], "honours-national-share": ["50", "66.67"]},
    }
    for site, figures in wanted.items():
        table = _csv(site, "indicator-values")
        plain = json.loads((site / "data/indicator-values.json").read_text("utf-8"))
        for name, values in figures.items():
            assert [one["value"] for one in table if one["indicator"] == name] == values
            assert [float(one["value"]["value"]) for one in plain if one["indicator"] == name] == [
                float(v) for v in values
            ]


def test_pages_that_tell_nothing_of_it_stay_as_they_were(before: Path, after: Path) -> None:
    for address in ("gallery", "documents", "membership", "governance", "members/untranslated-school", "trainings"):
        for prefix in ("", "en/"):
            assert main_words(before, prefix + address) == main_words(after, prefix + address), address
