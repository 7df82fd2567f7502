from pathlib import Path

import pytest

from qunzhi.findings import Finding, Place, Severity, codes, is_firm, stops, weighed
from tests.small_sites import findings_of, laid_over, site_of

GROUP = "name: 示例职教集团\nsummary: 一个虚构的集团。\nlead: [example-college]\nfindings:\n"
NUMBERED = {
    "content/documents/a/index.zh.md": "---\ntitle: 通知\ntype: notice\nnumber: 示职发[2024]5号\n---\n",
}


def weights_of(root: Path, line: str, code: str) -> list[Severity]:
    files = {"content/group.yml": f"{GROUP}  {line}\n", **NUMBERED}
    return [finding.severity for finding in findings_of(laid_over(root / "site", files)) if finding.code == code]


@pytest.mark.parametrize("weight", ["note", "warning", "error"])
def test_a_finding_weighs_what_the_group_says(weight: Severity, tmp_path: Path) -> None:
    assert weights_of(tmp_path, f"QZ-K01: {weight}", "QZ-K01") == [weight]


def test_a_finding_that_the_group_made_an_error_stops_the_publication(tmp_path: Path) -> None:
    findings = findings_of(laid_over(tmp_path / "site", {"content/group.yml": f"{GROUP}  QZ-K01: error\n", **NUMBERED}))
    assert stops(findings)
    assert not (tmp_path / "site" / "site").exists()


def test_a_finding_found_while_the_pages_are_planned_has_its_weight_too(tmp_path: Path) -> None:
    files = {"content/group.yml": f"{GROUP}  QZ-A05: warning\n", "content/addresses.txt": "\n"}
    found = [f for f in findings_of(laid_over(tmp_path / "site", files)) if f.code == "QZ-A05"]
    assert [finding.severity for finding in found] == ["warning"]


def test_an_error_that_leaves_a_record_unread_stays_one_whatever_the_group_says() -> None:
    firm = [Finding(code, Place("content/x.yml")) for code in ("QZ-F04", "QZ-S01", "QZ-N02", "QZ-P04")]
    assert [f.severity for f in weighed(firm, {f.code: "note" for f in firm})] == ["error"] * 4


def test_warnings_of_those_families_can_be_weighed() -> None:
    assert not is_firm("QZ-F10")
    assert not is_firm("QZ-R04")


def test_every_error_that_refuses_a_record_is_firm(tmp_path: Path) -> None:
    """A record refused for a finding that does not stop would be dropped in silence."""
    refused = {"QZ-L02", "QZ-L03", "QZ-L04", "QZ-N02"} | {code for code in codes() if code[3] in "YSD"}
    errors = {code for code in refused if Finding(code, Place("x")).severity == "error"}
    assert {code for code in errors if not is_firm(code)} == set()
    assert site_of(laid_over(tmp_path / "site", {})).group.findings == {}
