import hashlib
import subprocess
from pathlib import Path

import pytest

from qunzhi.originals.sums import Sum, read_sums, written_sums

A, B = hashlib.sha256(b"a").hexdigest(), hashlib.sha256(b"b").hexdigest()

ODD_NAMES = (
    "会议 合影.tif",
    "\u00e9.jpg",
    "e\u0301.jpg",
    "a\\b.jpg",
    "two\nlines.jpg",
    "\u2028.jpg",
    " spaces .jpg",
    "*.jpg",
)
"""Composed and decomposed letters are two names; a line separator of Unicode ends no line of a list."""


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_list_gives_back_every_name_that_it_was_written_with(name: str) -> None:
    sums, odd = read_sums(written_sums({name: A}))
    assert (sums, odd) == ([Sum(A, name, 1)], [])


@pytest.mark.parametrize("name", ODD_NAMES)
def test_the_program_that_everybody_has_checks_our_lists_and_we_read_its_own(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"a")
    (tmp_path / "list").write_bytes(written_sums({name: A}).encode())
    subprocess.run(["sha256sum", "--strict", "--check", "list"], cwd=tmp_path, check=True, capture_output=True)
    theirs = subprocess.run(["sha256sum", name], cwd=tmp_path, check=True, capture_output=True).stdout.decode()
    assert read_sums(theirs)[0] == [Sum(A, name, 1)]


def test_a_list_stands_in_order_of_its_paths() -> None:
    assert [one.path for one in read_sums(written_sums({"b": B, "a/z": A, "a": A}))[0]] == ["a", "a/z", "b"]


def test_lines_that_are_none_are_told_by_their_numbers_and_empty_ones_do_not_count() -> None:
    sums, odd = read_sums(f"{A.upper()} *a\n\n<<<<<<< ours\n{B[:-1]}  b\n{B}  b\n")
    assert (sums, odd) == ([Sum(A, "a", 1), Sum(B, "b", 5)], [3, 4])
