import pytest

from qunzhi.faults import BuildFailed
from qunzhi.printing.binding import GAP, JOINER
from qunzhi.reports import typefaces
from qunzhi.reports.typefaces import RARE, covered, folders, lacking, printable


def test_whatever_is_not_looked_at_has_a_type() -> None:
    common = {point for point in range(0x20, 0x30000) if not RARE.match(chr(point))} - {ord(JOINER), ord(GAP)}
    assert len(common) > 21_000
    assert common <= covered()


def test_the_larger_hei_has_rare_characters_of_names() -> None:
    assert list(lacking("㛃𬭁髙①℃★")) == []


def test_a_character_without_a_type_is_told_with_its_place() -> None:
    assert list(lacking("某𪜀、😀")) == [(1, "𪜀"), (3, "😀")]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("某𪜀", "某〓"),
        ("好\ufe0f\u200d的", "好的"),
        ("34\u2060所", "34\u2060所"),
        ("甲\x07乙", "甲乙"),
        ("1+1", "1+1"),
    ],
)
def test_print_shows_a_mark_instead_of_what_it_has_no_type_for(written: str, printed: str) -> None:
    assert printable(written) == printed


def test_a_missing_package_of_typefaces_is_one_sentence_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    folders.cache_clear()
    monkeypatch.setattr(typefaces, "PACKAGES", ("no_such_typefaces",))
    with pytest.raises(BuildFailed, match=r"缺少印刷字体包 no-such-typefaces.*typefaces of print is missing"):
        folders()
    folders.cache_clear()
