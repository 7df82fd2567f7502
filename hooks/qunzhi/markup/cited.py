"""The figures that a text cites, with their periods as written."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from qunzhi.kinds.fields import RefersToIndicator
from qunzhi.markup.blocks import BLOCKS, read_block
from qunzhi.markup.scan import Block, Reference, Scanned
from qunzhi.reading.articles import Body
from qunzhi.walk import marked, marked_values, model_within


def cited_in(body: Body, scanned: Scanned) -> Iterator[str]:
    """Every reference as it is written, `id` or `id@period`, and what blocks say of figures."""
    for hole in scanned.holes:
        if isinstance(hole, Reference) and not hole.number:
            yield hole.id
        elif isinstance(hole, Block) and _may_cite(BLOCKS[hole.word]):
            model, _ = read_block(hole, body)
            if model:
                yield from (words for _, words, _ in marked_values(model, RefersToIndicator))


@lru_cache(maxsize=64)
def _may_cite(schema: Any) -> bool:
    """Whether a block has fields for figures: the others need not be read."""
    inner = (model_within(field.annotation) for field in schema.model_fields.values())
    return bool(marked(schema, RefersToIndicator)) or any(_may_cite(m) for m in inner if _is_model(m))


def _is_model(found: object) -> bool:
    return isinstance(found, type) and issubclass(found, BaseModel)
