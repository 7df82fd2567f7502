"""Names that an organisation bore before."""

from typing import Any

from qunzhi.kinds.fields import DateField, TextField, listed
from qunzhi.kinds.schema import Facts


class FormerName(Facts):
    """A name of former days."""

    name: TextField
    until: DateField | None = None
    """The last day on which it was in use; without one nobody can say on which record it belongs."""


def named(value: Any) -> Any:
    """A bare name, or a list of them, is a former name whose last day is not known."""
    return tuple(one if isinstance(one, dict) and "name" in one else {"name": one} for one in listed(value))
