"""The registry of kinds: one line each. Nothing else knows them by name."""

import copyreg
from importlib import import_module

from qunzhi.kinds.kind import Kind

_MODULES = (
    "activity",
    "notice",
    "media",
    "case",
    "honour",
    "base",
    "training",
    "album",
    "document",
    "plan",
    "report",
    "indicator",
    "source",
    "term",
    "member",
    "body",
    "appointment",
)
"""A module of this package each, in the order in which the navigation shows them."""

KINDS: tuple[Kind, ...] = tuple(import_module(f"{__name__}.{name}").KIND for name in _MODULES)


def kind_named(name: str) -> Kind | None:
    """The kind of that name, if there is one."""
    return next((kind for kind in KINDS if kind.name == name), None)


def _registered(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


# A kind is sent to other processes, and kept between builds, by its name.
copyreg.pickle(Kind, lambda kind: (_registered, (kind.name,)))
