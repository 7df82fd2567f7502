"""What is said of a file: why it is not handed out, or what should be mended in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qunzhi.findings import Value


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding whose place is not known yet: code and words of the catalogue."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


class Refused(Exception):
    """A file that is not handed out."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.remark = Remark(code, values)
