"""The ledger of addresses: every address that was ever published, kept in git, so that none is lost unnoticed."""

from pathlib import Path

from qunzhi.reading.entries import CONTENT, LEDGER_NAME
from qunzhi.reading.files import read_text

LEDGER = f"{CONTENT}/{LEDGER_NAME}"
"""One address a line, from the root of the language, in order; lines that begin with `#` are remarks."""


def read_ledger(root: Path) -> tuple[str, ...] | None:
    """The ledger's lines, remarks included; None where a site keeps none. Raises Refused."""
    if not (root / LEDGER).exists():
        return None
    return tuple(line.strip() for line in read_text(root, LEDGER).text.splitlines())
