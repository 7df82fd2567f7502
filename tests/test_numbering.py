from collections.abc import Sequence
from functools import partial
from pathlib import Path

from qunzhi.make import FEWEST_FOR_WORKERS, make
from qunzhi.numbering import Index, Meanings, Numbered, numbered
from qunzhi.product import Product
from qunzhi.reads import ALL, Read, note
from qunzhi.store import Store

A, B, C, D = (("record", name) for name in "abcd")


def said(index: Index, process: int, *reads: Read) -> Numbered:
    """What a process of that number says, by its own index."""
    return numbered(index, reads)._replace(process=process)


def meant(index: Index, numbers: Sequence[int]) -> list[Read]:
    """The reads behind numbers."""
    reads = list(index)
    return [reads[number] for number in numbers]


def test_two_processes_that_number_differently_mean_the_same() -> None:
    parent: Index = {A: 0}
    one, other = dict(parent), dict(parent)
    meanings = Meanings(parent)
    for told, reads in [
        (said(one, 1, B, A), [B, A]),
        (said(other, 2, C, B), [C, B]),
        (said(one, 1, C, D, B), [C, D, B]),
        (said(other, 2, D, A, C), [D, A, C]),
    ]:
        assert meant(parent, meanings.of(told)) == reads
    assert sorted(parent.values()) == [0, 1, 2, 3], "each read has one number"


def test_what_a_process_has_said_once_it_does_not_say_again() -> None:
    index: Index = {A: 0}
    assert list(numbered(index, [A, B, C]).new) == [B, C]
    assert list(numbered(index, [C, A, B]).new) == []


def test_a_process_may_number_in_the_index_into_which_its_numbers_are_put() -> None:
    index: Index = {}
    meanings = Meanings(index)
    assert meant(index, meanings.of(numbered(index, [A, B]))) == [A, B]
    index[C] = len(index)  # somebody else has met this meanwhile
    assert meant(index, meanings.of(numbered(index, [D, A]))) == [D, A]


def _noting(number: int) -> bytes:
    note("record", f"{number}")
    note("record", f"{number // 7}")
    note("record", ALL)
    return b"page"


def test_what_products_look_at_is_known_alike_from_any_number_of_workers(tmp_path: Path) -> None:
    products = [Product(f"{n}.txt", "", partial(_noting, n)) for n in range(3 * FEWEST_FOR_WORKERS)]
    for workers in (1, 2, 5):
        index: Index = {("record", "5"): 0, ("text", "5"): 1}
        folder = tmp_path / str(workers)
        for n, made in enumerate(make(products, Store(folder / "store"), folder / "site", index, workers)):
            expected = {("record", f"{n}"), ("record", f"{n // 7}"), ("record", ALL)}
            assert set(meant(index, made.reads)) == expected, f"product {n} of {workers} workers"
        assert list(index.values()) == list(range(len(index)))
