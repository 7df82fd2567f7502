"""A frozen report is made anew when its register or what the records say has changed, and only then."""

from pathlib import Path

import pytest

from qunzhi.build import examine, finish
from qunzhi.search import NoSearch
from tests.building import snapshot
from tests.reports.frozen_site import FILES, INDICATORS, MEMBERS, REGISTER, WORKS, freeze, frozen_site
from tests.small_sites import bare_shell, laid_over


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return frozen_site(tmp_path / "here" / "site")


def _made(root: Path) -> set[str]:
    """What a build has to make; what lies there then is what a build from nothing makes."""
    examined, fresh = examine(root), root.with_name("fresh")
    fresh.mkdir(exist_ok=True)
    made = finish(examined, bare_shell(examined.site), fresh, root.with_name("out"), NoSearch(), workers=1)
    return set(made.times)


def _from_nothing(root: Path, folder: Path) -> dict[str, str]:
    other = laid_over(folder / "other" / "site", {**FILES})
    for path in root.rglob("content/**/*"):
        if path.is_file():
            laid_over(other, {path.relative_to(root).as_posix(): path.read_bytes()})
    _made(other)
    return _reports(other)


def _reports(root: Path) -> dict[str, str]:
    """What lies there of reports and figures."""
    return {path: digest for path, digest in snapshot(root.with_name("out")).items() if "reports/" in path}


REPORT_PAGES = {
    f"{lang}reports/2023-report/{path}"
    for lang in ("", "en/")
    for path in ("index.html", "overview/index.html", "whole/index.html")
}


def test_another_value_makes_the_pages_anew_that_tell_of_the_difference(root: Path, tmp_path: Path) -> None:
    _made(root)
    laid_over(root, {"content/indicators.yml": INDICATORS.replace("81", "83")})
    made = _made(root)
    assert made >= REPORT_PAGES
    assert "reports/2023-report/training/index.html" not in made
    assert _reports(root) == _from_nothing(root, tmp_path)


@pytest.mark.parametrize("left", ["", "withdrawn"])
def test_an_indicator_that_goes_and_comes_back_makes_the_pages_anew_that_cite_it(
    left: str, root: Path, tmp_path: Path
) -> None:
    _made(root)
    own, rest = INDICATORS.split("- id: income")
    kept = f"{own}  state: withdrawn\n  withdrawn: {{date: 2024-04-01, reason: 不再统计。}}\n" if left else ""
    laid_over(root, {"content/indicators.yml": f"{kept}- id: income{rest}"})
    assert _made(root) >= REPORT_PAGES
    assert _reports(root) == _from_nothing(root, tmp_path)
    laid_over(root, {"content/indicators.yml": INDICATORS})
    assert _made(root) >= REPORT_PAGES
    assert _reports(root) == _from_nothing(root, tmp_path / "back")


def test_another_member_makes_the_pages_anew_that_count_members(root: Path, tmp_path: Path) -> None:
    _made(root)
    laid_over(root, {"content/members.yml": MEMBERS + WORKS})
    assert _made(root) >= REPORT_PAGES
    assert _reports(root) == _from_nothing(root, tmp_path)


def test_a_report_that_is_frozen_anew_or_no_longer_prints_other_numbers_at_once(root: Path, tmp_path: Path) -> None:
    laid_over(root, {"content/indicators.yml": INDICATORS.replace("81", "83")})
    _made(root)
    assert freeze(root, "--renew", "--date", "2024-05-01").exit_code == 0
    assert _made(root) >= {*REPORT_PAGES, "reports/2023-report/2023-report.txt"}
    assert _reports(root) == _from_nothing(root, tmp_path)
    (root / REGISTER).unlink()
    assert _made(root) >= {"reports/2023-report/index.html"}


def test_a_second_report_and_what_it_cites_are_compared_at_once(root: Path, tmp_path: Path) -> None:
    _made(root)
    other = {path.replace("2023-report", "2022-report"): words for path, words in FILES.items() if "/index." in path}
    laid_over(root, {path: words for path, words in other.items() if path.startswith("content/reports/")})
    assert _made(root) >= {"reports/compare/index.html", "reports/index.html", "reports/2023-report/index.html"}
    assert _reports(root) == _from_nothing(root, tmp_path)
    (root / "content/reports/2022-report/index.en.md").unlink()
    (root / "content/reports/2022-report/index.zh.md").unlink()
    _made(root)
    assert not (root.with_name("out") / "reports/compare").exists()


def test_a_register_written_again_as_it_was_makes_nothing_anew(root: Path) -> None:
    _made(root)
    (root / REGISTER).write_bytes((root / REGISTER).read_bytes())
    assert _made(root) == set()


def test_the_findings_follow_the_records_without_a_build_from_nothing(root: Path) -> None:
    _made(root)
    laid_over(root, {"content/indicators.yml": INDICATORS.replace("81", "83")})
    assert [one.code for one in examine(root).findings] == ["QZ-W06"]
    _made(root)
    laid_over(root, {"content/indicators.yml": INDICATORS})
    assert [one.code for one in examine(root).findings] == []
