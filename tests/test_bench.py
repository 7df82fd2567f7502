"""The bench works on a handful of records. What it measures is looked at by people; no test asserts a time."""

import re
import sys
from pathlib import Path

import pytest

from tests.bench import table
from tests.bench.changes import sentence, text_file, title, title_file
from tests.bench.contest import Made, Result, contest
from tests.bench.floor import floor
from tests.bench.goals import GOALS, Line, fraction, lines
from tests.bench.heats import Sizes, heats, sites
from tests.bench.measure import Cost, run
from tests.bench.pictures import picture_lines
from tests.bench.reports import report_lines
from tests.bench.serving import serving

SIZES = Sizes(few=40, records=40, many=40)
"""So many that every member has some: who is not in the news has no feed."""
ROWS = ("2", "3", "4", "5", "6")
"""Those that need no MkDocs beside our own frames."""

LIKE_OURS = ("news", "cases", "documents", "members", "chronicle")
"""Parts of the site that Hugo makes as well."""


def silent(_: str) -> None:
    """Tests need no progress."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def results(work: Path) -> dict[str, Result]:
    """One round of everything but MkDocs."""
    return contest(work, sites(work, SIZES), heats(ROWS), 1, 0, silent)


def page_of(work: Path, record: Path) -> str:
    return (work / "qunzhi-many/site/news" / record.parent.name / "index.html").read_text("utf-8")


def addresses(site: Path) -> set[str]:
    """Pages and feeds of the parts that both have, from the root of the site."""
    found = {path.relative_to(site).as_posix() for name in ("index.html", "feed.xml") for path in site.rglob(name)}
    return {path for path in found if path.removeprefix("en/").split("/")[0] in LIKE_OURS}


def test_every_program_has_run_and_has_made_pages(results: dict[str, Result]) -> None:
    assert list(results) == [heat.name for heat in heats(ROWS)]
    assert all(result.cost.cpu_s > 0 and result.made.pages > 80 for result in results.values())


def test_the_changes_of_a_round_are_on_the_pages(results: dict[str, Result], work: Path) -> None:
    site = work / "qunzhi-many"
    assert sentence(1) in page_of(work, text_file(site))
    assert title(1) in page_of(work, title_file(site))
    pages = [path.read_text("utf-8") for path in site.glob("site/**/index.html")]
    assert all('<meta name="measured" content="1">' in page for page in pages)


def test_hugo_makes_the_same_pages_lists_years_and_feeds(results: dict[str, Result], work: Path) -> None:
    ours, hugos = addresses(work / "qunzhi-many/site"), addresses(work / "hugo-many/public")
    assert len(ours) > 200
    assert ours == hugos


def test_pages_of_hugo_are_about_as_large_as_ours(results: dict[str, Result]) -> None:
    ours, hugos = results["qunzhi many"].made.page_bytes, results["hugo many"].made.page_bytes
    assert 0.8 < hugos / ours < 1.2, f"{hugos} and {ours} bytes: the templates for Hugo have to follow ours"


def test_a_record_of_hugo_wears_our_frame_and_leads_to_its_lists(results: dict[str, Result], work: Path) -> None:
    page = (work / "hugo-many/public/news/2012-activity-00002/index.html").read_text("utf-8")
    ours = (work / "qunzhi-many/site/news/2012-activity-00002/index.html").read_text("utf-8")
    for part in ('<header class="masthead">', '<footer class="colophon">', 'class="facts"', 'class="toc"'):
        assert part in ours, f"our pages have no {part} any more"
        assert part in page
    for link in ("/news/type/visit/", "/news/theme/teachers/", "/members/unit-03/", "/en/news/2012-activity-00002/"):
        assert f'href="{link}"' in page


def mentioned_on(page: Path) -> list[str]:
    """Addresses of the records that a page lists as mentioning its own."""
    lists = page.read_text("utf-8").partition('<section class="mentions"')[2].partition('<nav class="neighbours"')[0]
    return sorted(re.findall(r'<h4 class="card__title">\s*<a href="[./]*([^"]+)"', lists))


def test_a_record_of_hugo_lists_what_mentions_it_as_ours_does(results: dict[str, Result], work: Path) -> None:
    ours, hugos = work / "qunzhi-many/site/news", work / "hugo-many/public/news"
    lists = {page.parent.name: mentioned_on(page) for page in ours.glob("*-activity-*/index.html")}
    assert any(lists.values())
    assert lists == {name: mentioned_on(hugos / name / "index.html") for name in lists}


def test_the_table_names_every_goal_that_was_measured(results: dict[str, Result]) -> None:
    found = table.goals(lines(ROWS, SIZES, results))
    assert found.count("cold, 40 × 2, to Hugo") == 1
    assert len(found.splitlines()) == 1 + sum(goal.row in ROWS for goal in GOALS)
    assert len(table.costs(SIZES, results).splitlines()) == 1 + len(results)


def measured(ours_s: float, hugo_s: float) -> list[Line]:
    made = Made(1, 1, 1)
    results = {
        name: Result(Cost(seconds, seconds, 1), made)
        for name, seconds in (("qunzhi many again", ours_s), ("hugo many", hugo_s))
    }
    return list(lines(("3",), SIZES, results))


def test_a_goal_is_met_at_its_bound_and_missed_above() -> None:
    (met,), (missed,) = measured(1, 40), measured(1, 39)
    assert (met.ratio, met.goal, met.met) == ("1/40", "≤ 1/40", True)
    assert (missed.ratio, missed.met) == ("1/39", False)


@pytest.mark.parametrize(("ratio", "words"), [(2, "2.00"), (0.6, "0.60"), (1 / 12, "1/12"), (1 / 38.46, "1/38.5")])
def test_small_ratios_are_told_as_parts(ratio: float, words: str) -> None:
    assert fraction(ratio) == words


def test_memory_that_forked_processes_share_counts_once(tmp_path: Path) -> None:
    shared = "import os, time; held = bytearray(b'x') * 100_000_000; os.fork(); os.fork(); time.sleep(1)"
    peak = run((sys.executable, "-c", shared), tmp_path, {}).peak_bytes
    assert 100_000_000 < peak < 180_000_000


def test_the_floor_has_its_five_steps(tmp_path: Path) -> None:
    assert list(floor(tmp_path, 4, 1)) == ["reading", "hashing", "Markdown", "joining", "writing"]


def test_a_saved_change_is_waited_for_in_the_preview(results: dict[str, Result], work: Path) -> None:
    line = serving(work / "qunzhi-many", 1, silent, patience_s=60)
    assert line.row == "9"
    assert line.ours == "not measured" or line.met is not None


def test_photographs_are_compared_with_hugo(tmp_path: Path) -> None:
    found = {line.what: line for line in picture_lines(tmp_path, 1, 1, silent, size=(1700, 1200))}
    assert found["photographs of 12 MP a second, to Hugo"].ours.endswith("/s")
    alike = [line for what, line in found.items() if what.startswith("likeness") and what.endswith("hugo")]
    assert len(alike) == 4 and all(line.met for line in alike)


def test_a_report_is_made_in_both_editions_and_made_again_only_where_it_has_changed(tmp_path: Path) -> None:
    lines = report_lines(tmp_path, 1, silent, ("sample", "annual-report-2023"), "overview")
    found = {line.what: line for line in lines}
    editions = [what for what in found if "one core" in what]
    assert len(editions) == 4 and all(found[what].ours.endswith(" s") for what in editions)
    assert found["nothing changed: files made"].met
    assert found["  size"].met and found["  memory"].met
