"""Enters originals in the fixity register: new ones all together, changed and vanished ones only by name."""

import os
from collections.abc import Iterable, Mapping, Set
from pathlib import Path

from qunzhi.originals.digests import Content, at_once, content_at
from qunzhi.originals.register import Compared, Register, compared, read_register, to_be_read, write_register
from qunzhi.progress import Step, nothing
from qunzhi.reading.entries import CONTENT
from qunzhi.stamps import sources_in


class NotAccepted(Exception):
    """Nothing was entered; the message says why in both languages."""


def read_through(root: Path, register: Register, step: Step = nothing) -> dict[str, Content]:
    """Every original beside a record, by its path from `content/`, read from its first byte to its last."""
    names = to_be_read(root, register, sources_in(root, CONTENT))
    contents = at_once(content_at, [f"{root}/{CONTENT}/{name}" for name in names], step)
    return {name: content for name, content in zip(names, contents, strict=True) if content}


def record(root: Path) -> tuple[int, Compared]:
    """Enter what is new; how many, and how everything else stands. A file that was renamed is not new."""
    register, result = _compared(root)
    new = _without(result.new, result.moved.values())
    if new:
        write_register(root, {**register.without(set()), **new})
    return len(new), result


def accept(root: Path, paths: Iterable[Path]) -> list[str]:
    """Enter named files as they are now, and take out those that are gone; what was entered. Raises NotAccepted.

    The path of a folder stands for all that is or was in it.
    """
    register, result = _compared(root)
    names = [name for path in paths for name in _names(root, path, {*register.sums, *result.new})]
    now = {name: result.changed[name] for name in names if name in result.changed}
    now |= {result.moved[name]: result.new[result.moved[name]] for name in names if name in result.moved}
    now |= {name: result.new[name] for name in names if name in result.new}
    out = {name for name in names if name in result.gone or name in result.moved}
    write_register(root, {**register.without(out), **now})
    return sorted({*now, *out})


def _compared(root: Path) -> tuple[Register, Compared]:
    register = read_register(root) or Register({})
    if register.findings:
        raise NotAccepted("\n".join(map(str, register.findings)))
    found = read_through(root, register)
    return register, compared(register, {name: content.sha256 for name, content in found.items()})


def _without(digests: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    left_out = set(names)
    return {name: digest for name, digest in digests.items() if name not in left_out}


def _names(root: Path, path: Path, known: Set[str]) -> list[str]:
    """The paths from `content/` that are meant: as findings print them, or from where the command was given."""
    start = f"{CONTENT}/"
    meant = (os.path.relpath(root / path, root), os.path.relpath(path.absolute(), root))
    for name in (one.removeprefix(start) for one in meant if one.startswith(start)):
        if found := [one for one in known if one == name or one.startswith(f"{name}/")]:
            return sorted(found)
    raise NotAccepted(f"没有登记过这个原件，也没有这个文件：{path} · No such original: {path}")
