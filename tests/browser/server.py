"""A small web server that serves a site from a folder of its host, as most schools do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from os import PathLike
from pathlib import Path
from threading import Thread
from typing import Any

from tests.browser.sites import Built


@dataclass(frozen=True, slots=True)
class Served:
    """A site at an address."""

    site: Built
    url: str
    """Of the Chinese home page, with a slash at its end."""


class Handler(SimpleHTTPRequestHandler):
    """Files below `base`; 404.html for everything else there, nothing outside."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, base: str, directory: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)

    def translate_path(self, path: str) -> str:
        """The file of an address; one outside `base` leads to a file that does not exist."""
        inside = path.removeprefix(self.base) if path.startswith(self.base) else "no/such/file"
        return super().translate_path("/" + inside)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for an address that leads nowhere."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not self.path.startswith(self.base) or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def list_directory(self, path: str | PathLike[str]) -> BytesIO | None:
        """No lists of files: a folder without an index is a mistake."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, base: str) -> Iterator[str]:
    """The full address at which `folder` is served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, base=base, directory=str(folder)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
