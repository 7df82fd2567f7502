"""Pictures of first pages, from the store; drawn again where it has lost them between looking and making."""

from functools import partial
from pathlib import Path

from qunzhi.confined import in_order
from qunzhi.downloads.looking import LIMITS
from qunzhi.media import Derivative
from qunzhi.store import Store


def picture(document: Path, sha256: str, copy: Derivative, store: Store) -> bytes:
    """The bytes of a copy of a document's first page."""
    content = store.get(copy.digest)
    if content is None:
        in_order(partial(_draw, store, sha256), [document], LIMITS)
        content = store.get(copy.digest)
    assert content is not None, f"{document} was drawn before, and now is not"
    return content


def _draw(store: Store, sha256: str, document: Path) -> None:
    from qunzhi.downloads.first_page import draw

    draw(document, document.name, sha256, store)
