"""The event stream: the state of the preview, sent to an open page whenever it changes (Server-Sent Events)."""

import json
from collections.abc import Iterator

from qunzhi.preview.state import Live, State

BEAT_SECONDS = 10.0
"""Between two signs of life: writing is how a server learns that a page has been closed."""


def stream(live: Live, beat_seconds: float = BEAT_SECONDS) -> Iterator[bytes]:
    """The state as it is now, then every later one; comments, which pages do not see, while nothing changes."""
    number = 0
    while True:
        newest, state = live.after(number, beat_seconds)
        yield b":\n\n" if newest == number else event(state)
        number = newest


def event(state: State) -> bytes:
    """One event; JSON has no line feeds of its own, so that its data is one line."""
    return f"data: {json.dumps(state.plain(), ensure_ascii=False)}\n\n".encode()
