from pathlib import Path

from qunzhi.citations import Citing, citations_of
from tests.pages.counted_group import FILES
from tests.small_sites import laid_over, site_of

ACTIVITY = (
    "---\ntitle: 考证\nsummary: 今年[[entered@2022]]人报名。\ndate: 2022-06-01\ntype: training\n---\n\n"
    "共[[entered@2021]]人。\n"
)
REPORT = "---\ntitle: 年度报告\nsummary: 报告。\nyear: 2022\ntype: annual\n---\n"
CHAPTER = "---\ntitle: 概况\n---\n\n通过[[passed]]人，[[entered@2022|八十]]人报名。\n"
PAGE = "# 关于\n\n```facts\nfigures:\n  - {label: 报名, indicator: entered@2021}\n```\n"


def test_every_place_that_cites_a_figure_is_found_with_its_periods(tmp_path: Path) -> None:
    more = {
        "content/activities/2022-exam/index.zh.md": ACTIVITY,
        "content/reports/2022-report/index.zh.md": REPORT,
        "content/reports/2022-report/01-overview.zh.md": CHAPTER,
        "docs/about.md": PAGE,
    }
    found = citations_of(site_of(laid_over(tmp_path / "site", {**FILES, **more})))
    assert dict(found["entered"]) == {
        Citing("docs/about.md", "", "zh"): ("2021",),
        Citing("2022-exam"): ("2022", "2021"),
        Citing("2022-report", "overview"): ("2022",),
        Citing("passed"): ("",),
        Citing("pass-rate"): ("",),
        Citing("certificate"): ("",),
    }
    assert Citing("2022-report", "overview") in found["passed"]


def test_the_citations_of_a_site_are_gathered_once(tmp_path: Path) -> None:
    site = site_of(laid_over(tmp_path / "site", FILES))
    assert citations_of(site) is citations_of(site)


def test_drafts_cite_nothing(tmp_path: Path) -> None:
    draft = ACTIVITY.replace("type:", "state: draft\ntype:")
    more = {"content/activities/2022-exam/index.zh.md": draft}
    found = citations_of(site_of(laid_over(tmp_path / "site", {**FILES, **more})))
    assert Citing("2022-exam") not in found["entered"]
