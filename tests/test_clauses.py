"""What texts say, clause by clause."""

from hypothesis import given
from hypothesis import strategies as st

from qunzhi.clauses import cut, fingerprint, unfolded
from tests.checks.alike import MODEST, fresh

TEXT = st.text(st.sampled_from("甲乙ab12.,;，。！ \n-|#　"), max_size=40)


@MODEST
@given(st.lists(TEXT, max_size=3))
def test_texts_say_together_what_each_of_them_says(texts: list[str]) -> None:
    long = fresh("长")
    said = {clause for text in (*texts, long) for clause in cut(text)}
    clauses, total = unfolded(fingerprint([*texts, long], "zh"))
    assert total == sum(map(len, said))
    assert len(clauses) == sum(len(clause) >= 8 for clause in said)


def test_a_clause_is_the_same_whatever_its_markup_spaces_case_and_width() -> None:
    assert cut("**Ａ厂**与\u3000ＧＭＰ 车间\n共建。") == cut("a厂 与gmp\t车间共建。")


def test_a_mark_within_a_number_parts_nothing() -> None:
    assert cut("about 3,540.5 at 12:30, in all.") == ["about3,540.5at12:30", "inall", ""]
