from qunzhi.data.docs import doc_of
from qunzhi.kinds.activity import Activity
from qunzhi.kinds.body import Body
from qunzhi.kinds.schema import Filters


def test_the_line_under_a_field_describes_it() -> None:
    assert doc_of(Activity, "outcome") == "Award, result or agreement."


def test_a_field_that_all_records_share_is_described_where_it_is_declared() -> None:
    assert doc_of(Activity, "published") == "The day it entered the public site."
    assert doc_of(Body, "published") == "The day it entered the public site."


def test_a_field_without_a_line_is_not_described_by_its_neighbour() -> None:
    assert doc_of(Filters, "year") == ""
    assert doc_of(Filters, "member") == "Id of a member that the records name in any field."
