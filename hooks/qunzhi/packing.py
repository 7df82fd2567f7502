"""Values that travel between processes and builds by the thousand."""

import copyreg
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def packed(kind: type[T]) -> type[T]:
    """Decorator of a dataclass with two fields or more: it is pickled as its fields in their order.

    Else Python asks each frozen dataclass with slots for its fields by name, and sets them one by one, which takes
    twice as long.
    """
    first, *others = (field.name for field in fields(kind))
    values = attrgetter(first, *others)

    def reduced(one: T) -> tuple[Any, ...]:
        return kind, values(one)

    copyreg.pickle(kind, reduced)
    return kind
