"""Finished sites for tests of the preview, and what it answers there."""

import hashlib
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

from qunzhi.manifest import CHECKSUMS, checksum_list
from qunzhi.preview.app import app
from qunzhi.preview.session import Session

PAGE = "<!doctype html><html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"


@dataclass(frozen=True)
class Answered:
    """What a browser is told."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def finished(folder: Path, files: Mapping[str, str]) -> Path:
    """A site as a build leaves it."""
    digests = {path: hashlib.sha256(words.encode()).hexdigest() for path, words in files.items()}
    for path, words in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words, "utf-8")
    (folder / CHECKSUMS).write_bytes(checksum_list(digests))
    return folder


def ask(
    session: Session,
    path: str,
    base: str = "/",
    method: str = "GET",
    host: str = "127.0.0.1:8000",
    listens_on: str = "127.0.0.1",
) -> Answered:
    """One request, without a network."""
    given: list[tuple[str, dict[str, str]]] = []
    environ: dict[str, object] = {"REQUEST_METHOD": method, "HTTP_HOST": host, "SCRIPT_NAME": "", "QUERY_STRING": ""}
    environ["PATH_INFO"] = path.encode().decode("latin-1")
    setup_testing_defaults(environ)

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
        given.append((status, dict(headers)))
        return lambda body: None

    parts = validator(app(session, lambda: base, listens_on))(environ, start)
    with closing(cast(Generator[bytes], parts)):
        body = b"".join(parts)
    return Answered(int(given[0][0].split()[0]), given[0][1], body)
