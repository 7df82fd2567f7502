from pathlib import Path

import pytest

from tests.reading_pages import page, words
from tests.reports.report_site import FILES, REPORT, report_site
from tests.small_sites import findings_of

ERRATA = """errata:
  - {date: 2024-05-06, chapter: training, text: {zh: 图2-1改了一个数。, en: A number of Figure 2-1.}}
  - {date: 2024-03-02, text: {zh: 全书统一了单位。, en: Units throughout.}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    whole = FILES[f"{REPORT}/index.zh.md"]
    assert isinstance(whole, str)
    corrected = whole.replace("type: annual\n", f"type: annual\n{ERRATA}")
    root = report_site(tmp_path_factory.mktemp("errata") / "here", {f"{REPORT}/index.zh.md": corrected})
    assert [str(one) for one in findings_of(root) if one.severity == "error"] == []
    return root / "site"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("reports/2023-report/training", "本章有更正2处（最近2024年5月6日）"),
        ("reports/2023-report/overview", "本章有更正1处（最近2024年3月2日）"),
        ("reports/2023-report/whole", "本报告有更正2处（最近2024年5月6日）"),
        ("en/reports/2023-report/training", "Corrections to this chapter: 2 (latest on 6 May 2024)"),
    ],
)
def test_a_chapter_and_the_whole_report_say_that_they_were_corrected(address: str, said: str, site: Path) -> None:
    (notice,) = page(site, address).xpath("//p[contains(@class, 'errata-notice')]")
    assert words(notice, ".") == said
    assert notice.xpath("./a/@href")[0].endswith("reports/2023-report/#errata")


def test_the_list_of_corrections_names_day_and_chapter(site: Path) -> None:
    (errata,) = page(site, "reports/2023-report").xpath("//section[h2[@id='errata']]")
    assert [words(line, ".") for line in errata.xpath(".//dl/div")] == [
        "2024年5月6日 人才培养 图2-1改了一个数。",
        "2024年3月2日 全书统一了单位。",
    ]
    assert errata.xpath(".//a/@href") == ["../../reports/2023-report/training/"]


def test_a_report_without_corrections_says_nothing_of_them(tmp_path: Path) -> None:
    root = report_site(tmp_path / "here")
    findings_of(root)
    for address in ("reports/2023-report/training", "reports/2023-report/whole", "reports/2023-report"):
        assert page(root / "site", address).xpath("//*[contains(@class, 'errata')]") == []
