"""What is checked again. Copies of texts are not looked for where it is known that they are the same."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from qunzhi.build import Stopped, examine
from qunzhi.checks import alone
from qunzhi.checks.copies import pairs
from qunzhi.findings import Finding
from qunzhi.languages import Language
from qunzhi.site import Site
from tests.checks.alike import fresh
from tests.small_sites import built, laid_over

HEAD = "---\ntitle: 活动\ndate: 2024\ntype: visit\n---\n\n"


def write(root: Path, **texts: str) -> None:
    """Activities with these texts; those that are there are written anew."""
    laid_over(root, {f"content/activities/{name}/index.zh.md": HEAD + text for name, text in texts.items()})


def copied(root: Path) -> list[tuple[object, object]]:
    """Build, and tell the pairs that were found."""
    findings = built(examine(root), root.with_name("out"))
    return [(finding.values["id"], finding.values["twin"]) for finding in findings if finding.code == "QZ-T01"]


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[Language]:
    """The languages in which copies were looked for."""
    found: list[Language] = []

    def noted(texts: Sequence[bytes], lang: Language) -> Iterator[tuple[int, int]]:
        found.append(lang)
        return pairs(texts, lang)

    monkeypatch.setattr("qunzhi.checks.repeated.pairs", noted)
    return found


def test_a_sentence_more_or_a_record_more_starts_no_search(tmp_path: Path, searches: list[Language]) -> None:
    root = tmp_path / "site"
    write(root, a=fresh("a"), b=fresh("b"), c=fresh("a"))
    assert (copied(root), searches) == ([("c", "a")], ["zh", "en"])
    write(root, b=fresh("b", 6), d=fresh("d"))
    assert (copied(root), searches) == ([("c", "a")], ["zh", "en"]), "looked for once, found twice"


def test_a_record_that_came_without_a_search_is_found_when_it_becomes_a_copy(
    tmp_path: Path, searches: list[Language]
) -> None:
    root = tmp_path / "site"
    write(root, a=fresh("a"), b=fresh("b"))
    copied(root)
    write(root, d=fresh("d"))
    assert (copied(root), len(searches)) == ([], 2)
    write(root, d=fresh("b"))
    assert (copied(root), len(searches)) == ([("d", "b")], 4)


def test_a_copy_that_is_told_elsewhere_now_is_told_there(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write(root, a=fresh("a"), b=fresh("b"), c=fresh("a"))
    copied(root)
    write(root, b=fresh("b", 6), c="\n\n" + fresh("a"))
    (finding,) = [one for one in built(examine(root), root.with_name("out")) if one.code == "QZ-T01"]
    assert finding.place.line == HEAD.count("\n") + 3


def test_a_record_that_is_refused_concerns_only_those_that_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "site"
    write(root, a=fresh("a"), b=fresh("b") + "\n\n见[[c]]。", c=fresh("c"))
    copied(root)
    checked: list[str] = []

    def noted(site: Site, owner: str) -> list[Finding]:
        checked.append(owner)
        return alone(site, owner)

    monkeypatch.setattr("qunzhi.inspection.alone", noted)
    laid_over(root, {"content/activities/c/index.zh.md": "---\ntitle: 活动\ndate: 2024-13\ntype: visit\n---\n"})
    with pytest.raises(Stopped):
        examine(root)
    assert checked == ["b"]
