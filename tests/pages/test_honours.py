from pathlib import Path

import pytest

from qunzhi.kinds import kind_named
from qunzhi.pages.edition import Edition
from qunzhi.pages.honours import honours_tables
from qunzhi.pages.listing import listing_view, shelves
from tests.pages.counted_group import edition_of


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return edition_of(tmp_path / "site")


def test_honours_are_counted_by_year_and_level_and_a_record_may_stand_for_several(edition: Edition) -> None:
    years, _ = honours_tables(edition, edition.site.by_kind["honour"])
    assert [column.title for column in years.columns] == ["国家级"]
    assert [(row.head.title, row.cells, row.total) for row in years.rows] == [("2022年", ("5",), "5")]
    assert years.rows[0].head.url == "honours/year/2022/"


def test_honours_are_counted_by_grade_and_those_without_one_stand_last(edition: Edition) -> None:
    _, grades = honours_tables(edition, edition.site.by_kind["honour"])
    assert [(row.head.title, row.total) for row in grades.rows] == [("一等奖", "3"), ("二等奖", "1"), ("未注明", "1")]
    assert grades.sums.total == "5"


def test_the_list_is_grouped_by_year_and_each_row_tells_grade_and_number(edition: Edition) -> None:
    kind = kind_named("honour")
    assert kind
    view = listing_view(edition, next(iter(shelves(edition, kind))), 1)
    assert [group.title for group in view.groups] == ["2022年"]
    labels = {card.title: tuple(label.title for label in card.labels) for card in view.groups[0].cards}
    assert labels["奖A"] == ("国家级", "一等奖", "3项") and labels["奖C"] == ("国家级",)
