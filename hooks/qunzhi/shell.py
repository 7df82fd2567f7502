"""Gets the theme's shell: from the cache while nothing that MkDocs reads has changed, else by running MkDocs."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from qunzhi.frames import Shell, from_plain, to_plain
from qunzhi.identity import Identity
from qunzhi.manifest import CHECKSUMS, checksum_list
from qunzhi.quick import CONFIGURATION, configurations
from qunzhi.saving import save
from qunzhi.stamps import ChangedMeanwhile, survey, walk
from qunzhi.store import digest_of

SHELL_FOLDER = "QUNZHI_SHELL"
"""Environment variable that tells the hook to leave the shell in a folder, and to build nothing else."""

SHELL_FILE = "shell.json"
SHELLS = "shell"
"""Below the cache."""

STATIC = "static"
"""Beside shell.json: the files that MkDocs wrote."""


PROJECT = Path(__file__).parents[2]
"""Holds our own `hooks/` and `overrides/`."""


class ThemeFailed(Exception):
    """MkDocs could not render the frames; the message is what it said."""


def shell_for(root: Path, cache: Path, identity: Identity, engine: str = "mkdocs") -> Path:
    """Folder with the shell of the site, from the cache if it is whole there, or made now.

    Raises ThemeFailed, or ChangedMeanwhile.
    """
    folder = cache / SHELLS / _key(root, identity, engine)
    if not _is_whole(folder):
        _make(root, folder, engine)
    return folder


def read_shell(folder: Path) -> Shell:
    """The shell that lies in a folder."""
    return from_plain(json.loads((folder / SHELL_FILE).read_text("utf-8")))


def kept_shells(cache: Path) -> Iterator[Shell]:
    """The shells of a site's cache that can be read, the one that was made last first."""
    for folder in reversed(_in_order(cache / SHELLS)):
        # Removed meanwhile, damaged, or left by a program that wrote them in another way.
        with suppress(OSError, ValueError, LookupError, TypeError):
            yield read_shell(folder)


def write_shell(shell: Shell, folder: Path) -> None:
    """Leave a shell in a folder. The file appears last and whole: its presence says that all the rest is there."""
    folder.mkdir(parents=True, exist_ok=True)
    save(folder / SHELL_FILE, json.dumps(to_plain(shell), ensure_ascii=False).encode())


def _is_whole(folder: Path) -> bool:
    """Whether a shell is as MkDocs has left it, to the last byte."""
    try:
        return (folder / CHECKSUMS).read_bytes() == _checksums(folder)
    except OSError:
        return False


def seal(folder: Path) -> None:
    """Write down what every file of a finished shell holds."""
    (folder / CHECKSUMS).write_bytes(_checksums(folder))


def _checksums(folder: Path) -> bytes:
    return checksum_list(
        {path: digest_of((folder / path).read_bytes()) for path in survey(folder) if path != CHECKSUMS}
    )


def _make(root: Path, folder: Path, engine: str) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        environment = {**os.environ, SHELL_FOLDER: str(Path(work).resolve()), **_CALM}
        # Not --quiet: with it MkDocs does not count the warnings that --strict is there for.
        command = [sys.executable, "-m", engine, "build", "--strict", "-f", str(root / CONFIGURATION)]
        command += ["-d", str(Path(work).resolve() / STATIC)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode or not (Path(work) / SHELL_FILE).is_file():
            raise ThemeFailed(done.stderr.strip() or done.stdout.strip())
        seal(Path(work))
        _put(Path(work), folder)
    _keep_newest(folder.parent)


def _put(work: Path, folder: Path) -> None:
    """Into place, unless another build of the same site was faster."""
    if not _is_whole(folder):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        work.rename(folder)
    except OSError:
        if not _is_whole(folder):
            raise
        return
    work.mkdir()  # for TemporaryDirectory to remove


_CALM = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Both forks advertise other generators at every start; staff should not see it."""

KEPT = 4
"""Shells that stay in the cache: one for each branch that somebody switches between."""


def _keep_newest(folder: Path) -> None:
    for old in _in_order(folder)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _in_order(folder: Path) -> list[Path]:
    """Folders with shells, from the one that was made first."""
    found: dict[Path, int] = {}
    for file in folder.glob(f"*/{SHELL_FILE}"):
        with suppress(OSError):  # another build has just removed it
            found[file.parent] = file.stat().st_mtime_ns
    return sorted(found, key=found.__getitem__)


def _key(root: Path, identity: Identity, engine: str) -> str:
    """Of everything that the theme's pages depend on."""
    for path in configurations(root / CONFIGURATION):
        _ensure_text(path)
    digest = hashlib.sha256(json.dumps(asdict(identity), sort_keys=True).encode())
    for name in (engine, "mkdocs-material", "markdown", "pymdown-extensions", "jinja2"):
        digest.update(f"{name}={_version(name)};".encode())
    for path in sorted(set(_inputs(root))):
        digest.update(_name(path) + b"\0" + hashlib.sha256(_held(path)).digest())
    return digest.hexdigest()[:32]


def _ensure_text(path: Path) -> None:
    """Raises ThemeFailed for a configuration that is not UTF-8: of that MkDocs has nothing to tell but a traceback."""
    try:
        _held(path).decode()
    except UnicodeDecodeError:
        raise ThemeFailed(f"{path} 不是 UTF-8 编码，请另存为 UTF-8。 · It is not UTF-8; save it as UTF-8.") from None


def _name(path: Path) -> bytes:
    """Raises ThemeFailed for a name in another encoding, which can be part of no address."""
    try:
        return str(path).encode()
    except UnicodeEncodeError:
        shown = str(path).encode("utf-8", "backslashreplace").decode()
        raise ThemeFailed(f"文件名不是 UTF-8 编码，请改名：{shown} · Its name is not UTF-8; rename it.") from None


def _held(path: Path) -> bytes:
    """Raises ChangedMeanwhile for a file that was there a moment ago: some editors put a new one into its place so."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ChangedMeanwhile(path) from None


def _inputs(root: Path) -> Iterator[Path]:
    """Files that MkDocs, its theme and our hook read."""
    yield from configurations(root / CONFIGURATION)
    for folder in ("docs", "overrides"):
        yield from (root / path for path in walk(root, folder) if (root / path).is_file())
    for path in walk(PROJECT, "overrides"):
        if not path.startswith("overrides/qunzhi/"):
            yield PROJECT / path
    hooks = PROJECT / "hooks"
    yield from (p for p in hooks.rglob("*") if p.suffix in (".py", ".yml") and "__pycache__" not in p.parts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
