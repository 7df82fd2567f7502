"""What of a site is compared with the last build, and what may be taken from there."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from qunzhi import pieces
from qunzhi.checks.references import kinds_by_id
from qunzhi.checks.written import by_kind
from qunzhi.languages import Text
from qunzhi.pieces import RELATIONS, site_pieces
from qunzhi.reads import Noted, recorded
from qunzhi.records import Record
from qunzhi.site import Site
from tests.building import SITES
from tests.small_sites import laid_over, site_of

HEAD = "---\ntitle: {title}\nsummary: 摘要\ndate: 2024-01-0{day}\ntype: visit\npublished: 2024-02-01\n---\n\n{text}\n"


def reworded(value: Any) -> Any:
    """A value in which every text in two languages says something else."""
    if isinstance(value, Text):
        return Text(f"{value.zh}改", f"{value.en} anew" if value.en else value.en)
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: reworded(getattr(value, name)) for name in type(value).model_fields})
    return tuple(map(reworded, value)) if isinstance(value, tuple) else value


def with_other_words(site: Site) -> Site:
    def changed(records: Mapping[str, Record]) -> dict[str, Record]:
        return {name: record.with_facts(reworded(record.facts)) for name, record in records.items()}

    records, held = Noted("record", changed(site.records)), Noted("held", changed(site.held))
    return replace(site, records=records, held=held, _memo={})


@pytest.mark.parametrize("sample", sorted(path.name for path in SITES.iterdir() if (path / "content").is_dir()))
def test_records_hang_together_in_the_same_way_whatever_their_words_are(sample: str) -> None:
    site = site_of(SITES / sample)
    before, now = site_pieces(site, {}), site_pieces(with_other_words(site), {})
    assert before["record"] != now["record"], "the test has changed nothing"
    assert before["ties"] == now["ties"]
    for family in RELATIONS:
        assert list(before[family].items()) == list(now[family].items()), family


def activities(text: str = "正文。", title: str = "一次", day: int = 1) -> dict[str, str | bytes | None]:
    return {
        "content/activities/a1/index.zh.md": HEAD.format(title=title, day=day, text=text),
        "content/activities/a2/index.zh.md": HEAD.format(title="另一次", day=2, text="正文。"),
    }


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        (activities(text="另一段正文。"), False),
        (activities(title="另一个标题"), False),
        (activities(text="见[[a2]]。"), True),
        (activities(day=3), True),
        ({"content/activities/a2/index.zh.md": None}, True),
        ({"docs/index.md": "# 首页\n\n见[[a2]]。\n"}, True),
    ],
)
def test_relations_are_taken_from_the_last_build_where_nothing_but_words_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, str | bytes | None], *, differs: bool
) -> None:
    root = laid_over(tmp_path / "site", activities())
    before = site_pieces(site_of(root), {})
    site = site_of(laid_over(root, change))
    whole = site_pieces(site, {})
    if not differs:
        monkeypatch.setattr(pieces, "citations_of", lambda _: pytest.fail("relations were made anew"))
    assert site_pieces(site, {}, before) == whole


@pytest.mark.parametrize("sample", sorted(path.name for path in SITES.iterdir() if (path / "content").is_dir()))
def test_relations_taken_from_the_last_build_are_those_of_the_records_as_they_are_now(sample: str) -> None:
    site = site_of(SITES / sample)
    before, now = site_pieces(site, {}), with_other_words(site)
    site_pieces(now, {}, before)
    anew = replace(now, _memo={})
    for made in (
        lambda of: of.by_kind,
        lambda of: of.pictures,
        lambda of: of.beside,
        lambda of: of.mentions,
        by_kind,
        kinds_by_id,
    ):
        taken, fresh = made(now), made(anew)
        assert list(taken.items()) == list(fresh.items())
        assert recorded(dict, taken) == recorded(dict, fresh), "who looks at it has looked at the same"
