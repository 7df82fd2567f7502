"""The same tables, captions and numbers stand in every edition of a report, each read back by another program."""

from collections import Counter
from decimal import Decimal
from itertools import chain

import pytest

from qunzhi.languages import LANGUAGES, Language
from tests.reports.editions import Editions, Value, Web, editions, segments, value

REPORTS = {"ernan": ("quality-report-2023", 22), "sample": ("annual-report-2023", 2)}
SERIAL = ("序号", "编号")


@pytest.fixture(scope="module", params=REPORTS)
def found(request: pytest.FixtureRequest) -> Editions:
    made = editions(request.param, REPORTS[request.param][0])
    assert len(made.web("zh")) == REPORTS[request.param][1]
    return made


def numbers(values: list[Value]) -> list[Decimal]:
    return [one for one in values if isinstance(one, Decimal)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook_has_every_table_cell_by_cell_as_the_web_edition_has_it(found: Editions, lang: Language) -> None:
    web = [one.printed for one in found.web(lang)]
    assert all(any(isinstance(cell, Decimal) for row in one.rows for cell in row) for one in web[:1])
    for ours, theirs in zip(found.workbook(lang), web, strict=True):
        assert ours.caption == theirs.caption and theirs.caption.startswith(ours.id)  # sheets are called 表1-1
        assert ours.rows == theirs.rows, theirs.caption


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_csv_has_its_table_with_merged_cells_written_out(found: Editions, lang: Language) -> None:
    for one in found.web(lang):
        rows, grid = found.csv(lang, one.id), one.grid()
        assert rows[0] == [one.printed.caption]
        begin = next(n for n, row in enumerate(rows) if len(row) == len(grid[0])) + 1
        written = [["" if across else cell for cell, across, _ in row] for row in grid]
        assert [[value(cell) for cell in row] for row in rows[begin : begin + len(grid)]] == written, one.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_data_package_has_every_table_column_by_column(found: Editions, lang: Language) -> None:
    web = found.web(lang)
    assert list(found.resources) == [one.id for one in web]
    for one in web:
        assert one.printed.caption in found.resources[one.id]["title"].split(" / ")
        head, *rows = found.open_data(one.id)
        fields = {field["name"]: field["type"] for field in found.resources[one.id]["schema"]["fields"]}
        assert list(fields) == head
        columns = dict(zip(head, zip(*rows, strict=True), strict=True))
        names = [name for name in head[2:] if not name.endswith("_en")]
        for name, cells in zip(names, zip(*one.grid(), strict=True), strict=True):
            same(columns, name, list(cells), lang)


def same(columns: dict[str, tuple[str, ...]], name: str, cells: list[tuple[Value, int, int]], lang: Language) -> None:
    """A column of the data against that of the page: words in the language, numbers that are merged once."""
    if not name.endswith("_zh"):
        once = [cell for cell, across, down in cells if name in SERIAL or not (across or down)]
        assert [Decimal(cell) for cell in columns[name] if cell] == numbers(once), name
        return
    plain, english = columns[name], columns[name.removesuffix("_zh") + "_en"]
    said = [(en if lang == "en" else "") or zh for zh, en in zip(plain, english, strict=True)]
    assert [value(one) for one in said] == ["" if across else cell for cell, across, _ in cells], name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_paper_every_table_has_its_number_its_caption_and_all_its_cells(found: Editions, lang: Language) -> None:
    web = [one.printed for one in found.web(lang)]
    for one, printed in zip(web, segments(found.paper(lang), [one.caption for one in web]), strict=True):
        wanted, words = Counter(numbers(list(chain(*one.rows)))), "".join(printed.split())
        there = Counter(numbers([value(token) for token in printed.split()]))
        assert wanted - there == {}, one.caption
        missing = [c for row in one.rows for c in row if isinstance(c, str) and "".join(c.split()) not in words]
        assert missing == [], one.caption


def test_a_number_that_differs_in_one_edition_is_noticed(found: Editions) -> None:
    one: Web = found.web("zh")[0]
    path = f"data/reports/{found.report}/{one.id}.csv"
    number = next(cell for cell in found.open_data(one.id)[1][3:] if cell.replace(".", "").isdigit())
    changed = Editions(found.report, {**found.files, path: found.files[path].replace(number.encode(), b"987654", 1)})
    with pytest.raises(AssertionError):
        test_the_data_package_has_every_table_column_by_column(changed, "zh")
