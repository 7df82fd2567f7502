"""Two things at one address are told with all else that is wrong, whether a build has been before or not."""

from pathlib import Path

import pytest

from qunzhi.build import Stopped, examine
from qunzhi.plan import records
from tests.small_sites import built, laid_over

HEAD = "---\ntitle: 活动\nsummary: 摘要\ndate: {date}\ntype: visit\npublished: 2024-01-01\n---\n\n正文。\n"


def crowded(root: Path) -> list[str]:
    """Files of which it is told that something else stands at their address."""
    with pytest.raises(Stopped) as stopped:
        examine(root)
    return [finding.place.path for finding in stopped.value.findings if finding.code == "QZ-A03"]


@pytest.mark.parametrize("built_before", [False, True])
def test_a_page_where_a_record_stands_is_told(tmp_path: Path, *, built_before: bool) -> None:
    root = laid_over(tmp_path / "site", {"content/activities/a/index.zh.md": HEAD.format(date="2024")})
    if built_before:
        built(examine(root), tmp_path / "out")
    laid_over(root, {"docs/news/a.md": "# 页\n\n正文。\n"})
    assert crowded(root) == ["docs/news/a.md"]
    laid_over(root, {"docs/news/a.md": None, "docs/news/b.md": "# 页\n\n正文。\n"})
    laid_over(root, {"content/activities/b/index.zh.md": HEAD.format(date="2024")})
    assert crowded(root) == ["docs/news/b.md"]


def test_what_the_last_build_has_planned_is_not_planned_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes | None] = {
        f"content/activities/{name}/index.zh.md": HEAD.format(date="2024") for name in "abc"
    }
    root = laid_over(tmp_path / "site", files)
    built(examine(root), tmp_path / "out")
    laid_over(root, {"content/activities/b/index.zh.md": HEAD.format(date="2024-13")})
    monkeypatch.setattr(records, "products", lambda *given: pytest.fail(f"planned again: {given}"))
    assert crowded(root) == []
