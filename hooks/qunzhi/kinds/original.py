"""What records show of files that may be too large for their folders."""

import re
from typing import Any

from pydantic import model_validator

from qunzhi.kinds.fields import Sha256
from qunzhi.kinds.schema import Facts


class WithOriginal(Facts):
    """Has a file, beside the record or in the store of originals; each subclass has a field `file` for its name."""

    original: Sha256 | None = None
    """SHA-256 of the original, under which the store of originals keeps it; `qunzhi originals add` prints it."""

    @model_validator(mode="before")
    @classmethod
    def _bears_its_digest(cls, given: Any) -> Any:
        """An original that is given no name is called by its digest."""
        if isinstance(given, dict) and isinstance(given.get("original"), str):
            return {"file": given["original"].strip().lower(), **given}
        return given


def is_digest(name: str) -> bool:
    """Whether a file is called by its digest, having no other name."""
    return re.fullmatch(r"[0-9a-f]{64}", name) is not None
