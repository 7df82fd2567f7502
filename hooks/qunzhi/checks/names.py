"""What the checks of a report are called where its proof lists them, from names.yml beside this file."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from qunzhi.findings import codes
from qunzhi.languages import Text


@lru_cache(maxsize=1)
def check_names() -> Mapping[str, Text]:
    """By code, in the order in which they are listed."""
    raw = yaml.load((Path(__file__).parent / "names.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    known = frozenset(codes())
    return {code: Text(name["zh"], name["en"]) for code, name in raw.items() if code in known}
