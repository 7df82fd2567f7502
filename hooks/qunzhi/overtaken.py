"""A build that nobody wants any more: what it is made of has changed again.

It is given up only while it has changed nothing yet. So all that takes long is done before that.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from qunzhi.memory import NOTHING, Memory
from qunzhi.product import Plan, Product
from qunzhi.reads import Read, note_all, recorded

T = TypeVar("T")


class Overtaken(Exception):
    """A build has been given up."""

    def __init__(self, memory: Memory = NOTHING) -> None:
        """`memory`: for the next build of the same process."""
        super().__init__()
        self.memory = memory


Wanted = Callable[[], None]
"""Raises Overtaken when a build is wanted no more."""


def as_long_as(wanted: Wanted, plan: Plan) -> Plan:
    """The same plan, of which no step is planned when it is wanted no more."""
    return {step: partial(_if, wanted, products) for step, products in plan.items()}


def _if(wanted: Wanted, step: Callable[[], T]) -> T:
    wanted()
    return step()


def made_beforehand(wanted: Wanted, products: Sequence[Product]) -> tuple[Product, ...]:
    """The same products, which have their bytes already."""
    return tuple(_if(wanted, partial(_made, product)) for product in products)


def _made(product: Product) -> Product:
    content, reads = recorded(product.make)
    return replace(product, make=partial(_again, content, reads))


def _again(content: bytes, reads: Iterable[Read]) -> bytes:
    note_all(reads)
    return content
