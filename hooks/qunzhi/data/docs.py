"""The lines under the fields of a schema, from its source.

pydantic can put them into the fields itself, but then every start of the program parses every schema anew.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any


def doc_of(schema: Any, field: str) -> str:
    """The line under a field of a model (a class), where the field is declared last; "" where there is none."""
    owner = next((one for one in schema.__mro__ if field in inspect.get_annotations(one)), schema)
    return _of_module(owner.__module__).get((owner.__qualname__, field), "")


@lru_cache(maxsize=64)
def _of_module(name: str) -> dict[tuple[str, str], str]:
    """By class and field."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return {(one.name, field): doc for one in classes for field, doc in _of_class(one)}


def _of_class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for declared, below in pairwise(node.body):
        if (
            isinstance(declared, ast.AnnAssign)
            and isinstance(declared.target, ast.Name)
            and isinstance(below, ast.Expr)
        ):
            text = below.value.value if isinstance(below.value, ast.Constant) else ""
            yield declared.target.id, " ".join(str(text).split())
