"""How the program starts: a build that would change nothing says so before the command line is loaded.

To load what takes a command line apart takes longer than to look whether one of thousands of files has changed.
"""

import gc
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from qunzhi.aside import aside
from qunzhi.quick import CONFIGURATION, Seen, engine_name, seen, unchanged, ways_of

NEW_OBJECTS = 5_000_000
"""Before Python looks for cycles among them. A build makes millions of objects that stay, and hardly any
cycles: to look through them again and again takes a fifth of its time and finds nothing."""


def main() -> None:
    """Entry point of `qunzhi`."""
    gc.set_threshold(NEW_OBJECTS)
    found, said = _at_once(sys.argv[1:])
    if said:
        print(said, file=sys.stderr)
        return
    from qunzhi.cli import app

    try:
        app(obj=found)
    finally:
        gc.freeze()  # or Python looks for cycles among all that is left, before the system takes it back at once


def _at_once(arguments: Sequence[str]) -> tuple[Seen | None, str | None]:
    """What a build meets, and what it says if it has nothing to do; None for whatever has to be looked at closely."""
    options = _of_plain_build(arguments)
    if options is None:
        return None, None
    root = Path(options["--root"])
    site_dir = Path(options["--site-dir"] or root / "site")
    if not (root / CONFIGURATION).is_file():
        return None, None
    found = seen(root.resolve(), site_dir.resolve(), aside)
    # While the other process is still looking at the site.
    ways = ways_of(options["--theme"], engine_name(search=options["--search"] != "--no-search"))
    return found, unchanged(found, ways)


def _of_plain_build(arguments: Sequence[str]) -> Mapping[str, str] | None:
    """The options of `qunzhi build`; None for another command, and where any option asks for more than a site."""
    if list(arguments[:1]) != ["build"]:
        return None
    options = {"--root": "", "--site-dir": "", "--theme": "mkdocs", "--search": ""}
    rest = iter(arguments[1:])
    for name in rest:
        if name in ("--search", "--no-search"):
            options["--search"] = name
        elif name in options and (value := next(rest, "")):
            options[name] = value
        else:
            return None
    return options
