import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook

from qunzhi.findings import Place
from qunzhi.reading.files import Refused
from qunzhi.reports.layout import Form, lay_out
from qunzhi.reports.xlsx_sheets import read_xlsx
from tests.reports.sheets import said, shown

PATH = "content/reports/r/tables/t.xlsx"


def _workbook(fill: Callable[[Any], None]) -> bytes:
    workbook = Workbook()
    fill(workbook.worksheets[0])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _texts(content: bytes) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_xlsx(PATH, content).rows]


def _formatted(value: float | int, written: str) -> str:
    def fill(sheet: Any) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = written

    return _texts(_workbook(fill))[0][0]


@pytest.mark.parametrize(
    ("value", "written", "words"),
    [
        (0.125, "0.0%", "12.5%"),
        (0.125, "0%", "13%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234.5, "General", "1234.5"),
        (1234, "General", "1234"),
        (12.0, "General", "12"),
        (100, "General", "100"),
        (2.675, "0.00_ ", "2.68"),
        (0, "General", "0"),
    ],
)
def test_a_number_has_the_digits_that_the_spreadsheet_shows(value: float, written: str, words: str) -> None:
    assert _formatted(value, written) == words


def test_cells_that_the_workbook_has_merged_are_merged_without_a_word_in_the_block() -> None:
    def fill(sheet: Any) -> None:
        for row in (("学院", "专业", "人数"), ("机电", "机器人", 1), ("", "数控", 2), ("合计", "", 3)):
            sheet.append([one or None for one in row])
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("A4:B4")

    sheet = read_xlsx(PATH, _workbook(fill))
    table, findings = lay_out(sheet, Form(), said(), {}, lambda n: Place("block"))
    assert table and not findings
    assert shown(table)[1:] == [["机电 1x2", "机器人", "1"], ["数控", "2"], ["合计 2x1", "3"]]


def test_a_formula_counts_as_the_value_that_was_saved_with_it() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        workbook.add_worksheet().write_formula("A1", "=1+1", None, 2)
    assert _texts(stream.getvalue()) == [["2"]]


def test_a_sheet_that_reaches_far_is_refused_before_its_cells_are_looked_at() -> None:
    def fill(sheet: Any) -> None:
        sheet["XFD1048576"] = 1

    with pytest.raises(Refused) as refused:
        read_xlsx(PATH, _workbook(fill))
    assert refused.value.finding.code == "QZ-T12"


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(20_000_001))
    with pytest.raises(Refused) as refused:
        read_xlsx(PATH, stream.getvalue())
    assert "解压炸弹" in refused.value.finding.message("zh")


@pytest.mark.parametrize("way", ["a file", "itself a million times"])
def test_entities_in_a_workbook_bring_in_nothing(way: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words", "utf-8")
    bomb = '<!ENTITY a "xxxxxxxxxx">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 30}">' for a, b in pairwise("abcdefgh"))
    entities = {"a file": f'<!ENTITY h SYSTEM "{(tmp_path / "secret").as_uri()}">', "itself a million times": bomb}[way]
    whole = _workbook(lambda sheet: sheet.append([1]))
    plain = zipfile.ZipFile(io.BytesIO(whole)).read("xl/worksheets/sheet1.xml").decode()
    cell = '<c r="A1" t="inlineStr"><is><t>&h;</t></is></c>'
    spoilt = f"<!DOCTYPE w [{entities}]>" + re.sub(r"<c .*?</c>", cell, plain)
    with suppress(Refused):
        assert "secret" not in str(_texts(_without(whole, "xl/worksheets/sheet1.xml", spoilt.encode())))


def test_a_workbook_cut_short_at_any_place_is_a_finding_and_never_a_traceback() -> None:
    whole = _workbook(lambda sheet: sheet.append(["学院", 1]))
    for length in range(0, len(whole), 97):
        with pytest.raises(Refused) as refused:
            read_xlsx(PATH, whole[:length])
        assert refused.value.finding.code == "QZ-T11"


def test_a_workbook_with_any_part_missing_or_spoilt_is_read_or_a_finding() -> None:
    whole = _workbook(lambda sheet: sheet.append(["学院", 1]))
    names = zipfile.ZipFile(io.BytesIO(whole)).namelist()
    for name in names:
        for content in (None, b"", b"<a/>"):
            try:
                read_xlsx(PATH, _without(whole, name, content))
            except Refused as refused:
                assert refused.finding.code == "QZ-T11"


def _without(whole: bytes, name: str, content: bytes | None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(stream, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
            elif content is not None:
                new.writestr(one, content)
    return stream.getvalue()
