from collections.abc import Callable
from pathlib import Path

import pytest

from qunzhi.ledger import addresses, write_ledger
from tests.small_sites import findings_of, laid_over, site_of

ALBUM = """---
title: {zh: 图集, en: Album}
date: 2023
pictures:
  - {id: hall, caption: {zh: 礼堂, en: The hall}, about: [2024-expo]}
  - {caption: {zh: 无编号, en: Without an id}, about: [2024-expo]}
---
"""
PATH = "content/albums/pictures-2023/index.zh.md"


def told(root: Path) -> list[str]:
    return [f"{one.code} {one.values.get('address', '')}" for one in findings_of(root) if one.code.startswith("QZ-A0")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site whose addresses have all been entered."""
    vocabularies = (laid_over(tmp_path / "site", {}) / "content/vocabularies.yml").read_text("utf-8")
    files = {
        PATH: ALBUM,
        "content/vocabularies.yml": f"{vocabularies}  - {{id: withdrawn, zh: 已撤回, en: Withdrawn}}\n",
    }
    root = laid_over(tmp_path / "site", files)
    write_ledger(site_of(root))
    return root


def test_only_a_picture_with_an_id_of_its_own_is_entered(root: Path) -> None:
    assert [one for one in addresses(site_of(root)) if one.startswith("gallery/")] == [
        "gallery/hall/",
        "gallery/pictures-2023/",
    ]
    assert told(root) == []


def test_a_published_picture_must_not_vanish(root: Path) -> None:
    laid_over(root, {PATH: ALBUM.replace("id: hall, ", "")})
    assert told(root) == ["QZ-A04 gallery/hall/"]


@pytest.mark.parametrize(
    "change",
    [
        lambda album: album.replace("id: hall, ", "id: hall, consent: withdrawn, "),
        lambda album: album.replace(
            "date: 2023", "date: 2023\nstate: withdrawn\nwithdrawn: {date: 2024-01-01, reason: {zh: 有误, en: Wrong}}"
        ),
        lambda album: album.replace("date: 2023", "date: 2023-13"),
    ],
    ids=["without consent", "withdrawn", "with a mistake"],
)
def test_a_picture_that_may_not_be_shown_or_whose_album_has_mistakes_is_excused(
    change: Callable[[str], str], root: Path
) -> None:
    laid_over(root, {PATH: change(ALBUM)})
    assert told(root) == []
