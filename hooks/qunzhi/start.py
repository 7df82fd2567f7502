"""How the program starts: a build that would change nothing says so before the command line is loaded.

To load what takes a command line apart takes longer than to look whether one of thousands of files has changed.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from qunzhi.quick import engine_name, unchanged, ways_of


def main() -> None:
    """Entry point of `qunzhi`."""
    if said := _at_once(sys.argv[1:]):
        print(said, file=sys.stderr)
        return
    from qunzhi.cli import app

    app()


def _at_once(arguments: Sequence[str]) -> str | None:
    """What a build says that has nothing to do; None for whatever has to be looked at more closely."""
    options = _of_plain_build(arguments)
    if options is None:
        return None
    root = Path(options["--root"])
    site_dir = Path(options["--site-dir"] or root / "site")
    ways = ways_of(options["--theme"], engine_name(search=options["--search"] != "--no-search"))
    return unchanged(root.resolve(), site_dir.resolve(), ways)


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
