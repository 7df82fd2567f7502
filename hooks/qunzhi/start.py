"""How the program starts: a plain build does without the command line, and says at once where it would change nothing.

To load what takes a command line apart takes longer than to look whether one of thousands of files has changed.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from qunzhi.aside import aside
from qunzhi.quick import CONFIGURATION, engine_name, seen, unchanged, ways_of

NEW_OBJECTS = 5_000_000
"""Before Python looks for cycles among them. A build makes millions of objects that stay, and hardly any
cycles: to look through them again and again takes a fifth of its time and finds nothing."""

THEMES = ("mkdocs", "properdocs")
"""Engines of frames; the command line complains of any other."""

INTERRUPTED = 130
"""Exit status of a program that was ended from the keyboard: 128 and the number of SIGINT."""


def main() -> None:
    """Entry point of `qunzhi`."""
    gc.set_threshold(NEW_OBJECTS)
    # Else pydantic asks every installed library whether it has a plugin for it, and lets a stranger's change records.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        options = _of_plain_build(sys.argv[1:])
        if options is None:
            from qunzhi.cli import app

            app()
        else:
            _build(options)
    finally:
        gc.freeze()  # or Python looks for cycles among all that is left, before the system takes it back at once


def _build(options: Mapping[str, str]) -> None:
    """A plain build, which ends as the command line would end it."""
    try:
        _built(Path(options["--root"]), options["--site-dir"], options["--theme"], options["--search"] != "--no-search")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # whoever was to read what is said has gone
        sys.exit(1)


def _built(root: Path, folder: str, theme: str, search: bool) -> None:
    site_dir = Path(folder or root / "site").resolve()
    try:
        found = seen(root.resolve(), site_dir, aside)
    except OSError:  # is met again, and told in words, by the command
        found = None
    # While the other process is still looking at the site.
    ways = ways_of(theme, engine_name(search=search))
    if found and (said := unchanged(found, ways)):
        print(said, file=sys.stderr)
        return
    from qunzhi.build_command import Asked, Where, carry_out

    where = Where(None, "local", "")
    carry_out(Asked(root.resolve(), site_dir, theme, where, search, profile=False, explain="", seen=found))


def _of_plain_build(arguments: Sequence[str]) -> Mapping[str, str] | None:
    """The options of `qunzhi build`; None for another command, and for whatever has to be looked at closely."""
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
    is_plain = options["--theme"] in THEMES and (Path(options["--root"]) / CONFIGURATION).is_file()
    return options if is_plain else None
