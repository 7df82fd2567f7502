from pathlib import Path

from qunzhi.kinds.vocabularies import Term, Vocabularies
from qunzhi.terms import Terms
from qunzhi.walk import listed
from tests.small_sites import laid_over, site_of

TERMS = Terms(
    Vocabularies(
        {
            "levels": (
                Term(id="national", zh="国家级", en="National", aliases=("国家", "国赛")),
                Term(id="city", zh="市级", en="City"),
            )
        }
    )
)


def test_a_term_is_found_by_its_id_its_names_and_its_aliases() -> None:
    for word in ("national", "国家级", "National", "NATIONAL", "国家", "国赛"):
        term = TERMS.find("levels", word)
        assert term and term.id == "national", f"{word} does not name the term"


def test_a_word_or_a_list_that_nobody_knows_names_nothing() -> None:
    assert TERMS.find("levels", "省级") is None
    assert TERMS.find("colours", "national") is None


def test_the_term_that_was_probably_meant_is_offered_by_its_id() -> None:
    assert TERMS.near("levels", "natoinal") == "national"
    assert TERMS.near("levels", "烹饪") == ""


def test_terms_keep_the_order_of_their_list() -> None:
    assert TERMS.ids("levels") == ("national", "city")
    assert TERMS.position("levels", "city") == 1


def test_without_vocabularies_no_word_can_be_called_unknown() -> None:
    assert TERMS.are_known
    assert not Terms(None).are_known


def test_a_record_and_its_pictures_name_their_terms_by_id_however_they_were_written(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 甲\ndate: 2024\ntype: 培训\nthemes: [技能]\n"
        "photos:\n  - {caption: {zh: 合影, en: A group}, consent: 已同意}\n---\n"
    )
    root = laid_over(tmp_path / "site", {"content/activities/2024-a/index.zh.md": text})
    record = site_of(root).records["2024-a"]
    assert (record.value("type"), record.facts.themes, record.pictures[0].consent) == ("training", ("skills",), "given")


def test_one_value_none_and_many_are_all_a_tuple() -> None:
    assert (listed("a"), listed(None), listed(("a", "b"))) == (("a",), (), ("a", "b"))
