"""Digests of values without the words in them: records are filed, ordered and counted by all else."""

import copyreg
import pickle
from hashlib import blake2b
from io import BytesIO

from qunzhi.languages import Text

DIGEST_BYTES = 12
"""96 bits: that two of a million records share a digest by chance is less likely than one in 10^16."""


def wordless(value: object) -> bytes:
    """A digest of a value made of plain values and models, whatever its texts in two languages say."""
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _WORDLESS
    pickler.dump(value)
    return blake2b(buffer.getbuffer(), digest_size=DIGEST_BYTES).digest()


def _nothing(_: Text) -> tuple[type[str], tuple[()]]:
    return str, ()


_WORDLESS = {**copyreg.dispatch_table, Text: _nothing}
"""How values are taken apart; of a text nothing is left."""
