from pathlib import Path

import pytest

from qunzhi.findings import codes
from tests.bad_examples import BAD, EXPECTED, MADE, code_of, examples, printed


@pytest.mark.parametrize("example", examples())
def test_each_bad_example_is_told_word_for_word(example: str, tmp_path: Path) -> None:
    expected = (BAD / example / EXPECTED).read_text("utf-8")
    assert printed(example, tmp_path) == expected, f"{example}: the findings are not those of its expected.txt"


@pytest.mark.parametrize("example", examples())
def test_each_bad_example_shows_the_code_it_is_named_after(example: str) -> None:
    expected = (BAD / example / EXPECTED).read_text("utf-8")
    assert f"  {code_of(example)}  " in expected, f"{example}: expected.txt does not hold {code_of(example)}"


def test_each_code_of_the_catalogue_has_an_example_and_no_example_another_code() -> None:
    shown = {code_of(example) for example in examples()}
    assert set(codes()) - shown == set(), "codes of the catalogue without a bad example"
    assert shown - set(codes()) == set(), "bad examples of codes that the catalogue does not know"


def test_what_is_made_for_an_example_belongs_to_an_example() -> None:
    assert set(MADE) <= set(examples()), "MADE names examples that have no folder"


def test_a_finding_is_told_in_chinese_first_and_then_in_english() -> None:
    for example in examples():
        for chinese, english in zip(
            *[iter((BAD / example / EXPECTED).read_text("utf-8").splitlines())] * 2, strict=True
        ):
            assert not chinese.startswith(" "), f"{example}: the Chinese line does not begin with its place"
            assert english.startswith(" "), f"{example}: no English line under the Chinese one"
