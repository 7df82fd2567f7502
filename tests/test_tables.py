"""What a build keeps for the next one, written whole or as changes."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qunzhi import keeping, tables
from qunzhi.stamps import Stamp
from qunzhi.tables import KeptTables, keep_tables, kept_tables

PROGRAM = "program"

TABLE = st.dictionaries(st.integers(0, 9), st.integers(0, 3).map(lambda number: (number,)), max_size=6)
"""Rows that are equal are not always the same object."""


def ordered(kept: KeptTables) -> dict[str, list[tuple[object, object]]]:
    return {name: list(rows.items()) for name, rows in kept.now.items()}


@given(st.lists(st.tuples(TABLE, TABLE), min_size=2, max_size=5))
def test_after_any_changes_the_tables_are_found_as_they_were_kept_last(
    states: list[tuple[dict[int, tuple[int]], dict[int, tuple[int]]]],
) -> None:
    steady = {number: (number,) for number in range(1000)}  # beside which a change is small
    with tempfile.TemporaryDirectory() as folder:
        path, kept = Path(folder) / "tables", KeptTables()
        for one, other in states:
            tables = {"one": {**steady, **one}, "other": other, "steady": steady}
            keep_tables(tables, kept, path, PROGRAM)
            kept = kept_tables(path, PROGRAM)
            assert ordered(kept) == {name: list(rows.items()) for name, rows in tables.items()}


def test_a_small_change_is_written_beside_the_tables(tmp_path: Path) -> None:
    path, rows = tmp_path / "tables", {number: (number,) for number in range(1000)}
    whole = keep_tables({"rows": rows}, KeptTables(), path, PROGRAM)
    written = path.read_bytes()
    keep_tables({"rows": {**rows, 7: (8,)}}, whole, path, PROGRAM)
    assert path.read_bytes() == written
    assert kept_tables(path, PROGRAM).now["rows"][7] == (8,)


def test_tables_too_large_to_remember_all_that_was_written_are_found_as_they_were_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_SHARED", 200)
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    shared = [date(2024, 5, number) for number in range(1, 9)]
    rows = {number: (Stamp(number, 1, 2, 3), shared[number % 8], f"in many {number % 5}") for number in range(40)}
    keep_tables({"one": rows, "other": dict(rows)}, KeptTables(), tmp_path / "kept", "program")
    found = kept_tables(tmp_path / "kept", "program").now
    assert found == {"one": rows, "other": rows}
    assert [type(stamp) for stamp, *_ in found["one"].values()] == [Stamp] * 40
