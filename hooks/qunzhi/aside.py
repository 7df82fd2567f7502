"""What a second process finds out while this one goes on."""

import os
from collections.abc import Callable
from functools import cache

Answer = Callable[[], bytes]
"""Gives what was found out, and waits for it where it has to."""


def at_once(step: Callable[[], bytes]) -> Answer:
    """Do a step here and now."""
    found = step()
    return lambda: found


def when_asked(step: Callable[[], bytes]) -> Answer:
    """Do a step when somebody wants to know, once."""
    return cache(step)


def aside(step: Callable[[], bytes]) -> Answer:
    """Do a step in another process, where the system can part this one in two.

    Only for a process without other threads: they would not be there in the second one, but what they hold would be.
    """
    if not hasattr(os, "fork"):
        return at_once(step)
    reader, writer = os.pipe()
    if (process := os.fork()) == 0:
        _tell(step, writer)
    os.close(writer)

    @cache
    def answer() -> bytes:
        with open(reader, "rb") as pipe:
            found = pipe.read()
        os.waitpid(process, 0)
        return found or step()  # the other one could not, and this one says why

    return answer


def _tell(step: Callable[[], bytes], writer: int) -> None:
    """Say what a step finds out, and end."""
    try:
        os.write(writer, step())
    finally:
        os._exit(0)
