from qunzhi.checks.cycles import cycles


def test_without_a_way_back_there_is_no_cycle() -> None:
    assert list(cycles({"a": ["b", "c"], "b": ["c"], "c": []})) == []


def test_each_knot_is_told_once_wherever_the_search_begins() -> None:
    ways = {"x": ["a"], "a": ["c", "b"], "b": ["a"], "c": ["d"], "d": ["c"], "e": ["e"]}
    assert list(cycles(ways)) == [("a", "b"), ("c", "d"), ("e",)]


def test_a_way_to_what_nobody_knows_leads_nowhere() -> None:
    assert list(cycles({"a": ["nobody"]})) == []


def test_a_chain_may_be_longer_than_the_stack_is_deep() -> None:
    ways = {str(n): [str(n + 1)] for n in range(20_000)}
    assert list(cycles(ways)) == []
    ways["20000"] = ["0"]
    assert [len(way) for way in cycles(ways)] == [20_001]
