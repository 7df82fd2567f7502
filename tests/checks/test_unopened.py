"""Texts are opened by the checks only where there may be something to tell."""

from pathlib import Path

import pytest

from qunzhi.checks import alone
from qunzhi.stamps import ChangedMeanwhile
from tests.small_sites import laid_over, site_of

TALK = "content/activities/talk/index.zh.md"


def codes_without_the_file(root: Path, words: str) -> list[str]:
    """What is told of a text that is gone once the site has been read."""
    site = site_of(laid_over(root, {TALK: f"---\ntitle: 座谈会\ndate: 2024\ntype: visit\n---\n\n{words}\n"}))
    (root / TALK).unlink()
    return [finding.code for finding in alone(site, "talk")]


def test_a_text_with_nothing_but_references_to_others_and_code_stays_closed(tmp_path: Path) -> None:
    assert codes_without_the_file(tmp_path / "site", "见[[talk]]和`[[nobody]]`，10:30到(a)。") == ["QZ-L01"]


@pytest.mark.parametrize(
    "words",
    [
        "见[[nobody]]。",
        "有[[staff@2022]]人。",
        "![](a.jpg)",
        "[甲](gopher://a.cn)",
        "见【【talk】】。",
        "甲,乙",
        "```records\nkind: activity\n```",
    ],
)
def test_a_text_of_which_something_may_have_to_be_told_is_opened(tmp_path: Path, words: str) -> None:
    with pytest.raises(ChangedMeanwhile):
        codes_without_the_file(tmp_path / "site", words)
