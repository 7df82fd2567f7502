"""Tables take part in reading and building as texts do."""

import shutil
from pathlib import Path

import pytest

from qunzhi.build import examine
from qunzhi.checks import alone
from qunzhi.findings import Finding
from qunzhi.languages import LANGUAGES, Text
from qunzhi.markup.blocks import ChartBlock
from qunzhi.passages import TextKey
from qunzhi.reports.found import asked, chart_of, table_of
from qunzhi.reports.model import Chart
from qunzhi.site import Site
from qunzhi.stamps import ChangedMeanwhile
from tests.building import SITES
from tests.small_sites import laid_over, site_of

FOLDER = "content/activities/2024-expo"
CHART = """---
title: 博览会
date: 2024-05-01
type: visit
---

```chart
id: {id}
type: bar
caption: {{zh: 专业数, en: Programmes}}
data: tables/a.csv
{more}
```
"""
CSV = "产业,专业数（个）,备注,学生（个）\n一产,1,甲,5\n二产,,乙,7\n合计,1,,12\n"


def _site(tmp_path: Path, csv: str | bytes, more: str = "") -> Site:
    files: dict[str, str | bytes | None] = {
        f"{FOLDER}/index.zh.md": CHART.format(id="c", more=more),
        f"{FOLDER}/index.en.md": None,
        f"{FOLDER}/tables/a.csv": csv,
    }
    return site_of(laid_over(tmp_path / "site", files))


def _chart(tmp_path: Path, more: str = "") -> tuple[Chart | None, list[Finding]]:
    site = _site(tmp_path, CSV, more)
    one = next(asked(site.texts[TextKey("2024-expo", "zh")]))
    assert isinstance(one.block, ChartBlock)
    return chart_of(site, one, one.block)


def test_a_chart_draws_columns_of_numbers_without_the_rows_of_totals(tmp_path: Path) -> None:
    chart, findings = _chart(tmp_path)
    assert chart and not findings
    assert [label.zh for label in chart.labels] == ["一产", "二产"]
    assert [series.name.zh for series in chart.series] == ["专业数", "学生"]
    assert [list(map(str, series.values)) for series in chart.series] == [["1", "None"], ["5", "7"]]
    assert chart.unit and chart.unit.zh == "个"


def test_a_chart_draws_only_the_columns_that_it_names(tmp_path: Path) -> None:
    chart, findings = _chart(tmp_path, "columns: [学生]")
    assert chart and not findings and [series.name.zh for series in chart.series] == ["学生"]


@pytest.mark.parametrize("csv", [b"", b"\xff\xfe\x00", b"\0" * 100, b'"', b",,,\n", b"a\n" * 3000, b"a" * 5_000_001])
def test_whatever_stands_in_a_file_is_a_finding_and_never_a_traceback(csv: bytes, tmp_path: Path) -> None:
    site = _site(tmp_path, csv)
    assert [f.code for f in alone(site, "2024-expo") if f.place.path.endswith("a.csv")], "nothing is told"


def test_a_hand_written_page_has_no_tables_of_its_own(tmp_path: Path) -> None:
    block = CHART.format(id="c", more="").partition("---\n\n")[2]
    site = site_of(laid_over(tmp_path / "site", {"docs/about.md": f"# 关于\n\n{block}"}))
    assert [f.code for f in alone(site, "docs/about.md")] == ["QZ-T10"]


def test_a_file_that_changes_while_a_build_runs_is_noticed(tmp_path: Path) -> None:
    site = _site(tmp_path, CSV)
    one = next(asked(site.texts[TextKey("2024-expo", "zh")]))
    (site.root / one.path).write_text(CSV.replace("5", "6"), "utf-8")
    with pytest.raises(ChangedMeanwhile):
        table_of(site, one)


def test_a_link_that_leads_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(CSV, "utf-8")
    site = _site(tmp_path, CSV)
    (site.root / FOLDER / "tables" / "a.csv").unlink()
    (site.root / FOLDER / "tables" / "a.csv").symlink_to(tmp_path / "secret.csv")
    site = site_of(site.root)
    one = next(asked(site.texts[TextKey("2024-expo", "zh")]))
    assert table_of(site, one) == (None, [])
    assert "QZ-F11" in [f.code for f in alone(site, "2024-expo")]


def test_the_tables_of_the_sample_report_are_read_in_both_languages(tmp_path: Path) -> None:
    shutil.copytree(SITES / "sample", tmp_path / "site", ignore=shutil.ignore_patterns(".cache"))
    site = examine(tmp_path / "site").site
    for lang in LANGUAGES:
        found = [table_of(site, one) for one in asked(site.texts[TextKey("annual-report-2023", lang, "overview")])]
        assert [findings for _, findings in found] == [[], []]
        table = found[1][0]
        assert table and table.head[0][0].text == Text("院校", "College")
        assert (table.head[0][0].down, table.rows[0].cells[0].down) == (2, 3)
