"""The field that says how exact a number is: its English word, or the word of the source."""

from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from qunzhi.kinds.fields import as_written
from qunzhi.quantities import Bound
from qunzhi.text import nearest

WORDS: dict[str, Bound] = {
    **{"over": "over", "超": "over", "余": "over", "多": "over"},
    **{"under": "under", "近": "under", "不足": "under"},
    **{"about": "about", "约": "about"},
}
"""By every word under which staff may write it."""


def _bound(value: Any) -> Bound:
    words = as_written(value)
    if isinstance(words, str) and words in WORDS:
        return WORDS[words]
    near = nearest(words, WORDS) if isinstance(words, str) else ""
    values = {"code": "QZ-S03", "value": words, "allowed": ", ".join(WORDS), "nearest": near}
    raise PydanticCustomError("QZ-S03", "{code}", values)


BoundField = Annotated[Bound, PlainValidator(_bound), WithJsonSchema({"enum": list(WORDS)})]
"""How a source qualifies a number; the value is the English word."""
