"""What the preview answers: the site as a static host would serve it, with the preview's script in its pages.

A WSGI application, so that MkDocs' own preview can serve it too.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from qunzhi.languages import PREFIX
from qunzhi.preview.events import stream
from qunzhi.preview.hosting import content_type, file_at, path_at
from qunzhi.preview.injection import OWN, digest_of, with_script
from qunzhi.preview.session import Session
from qunzhi.search import Pagefind

HERE = Path(__file__).parent
OWN_FILES = ("preview.js", "mend.js", "overlay.js", "preview.css")
OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
"""By which a browser may call a preview of this computer only. Any other name is a site that wants to read it (DNS
rebinding)."""

_REASONS = {
    200: "OK",
    302: "Found",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    503: "Service Unavailable",
}

Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body of one answer."""

    status: int
    headers: tuple[Header, ...]
    body: Iterable[bytes]


def app(session: Session, base: Callable[[], str], host: str = OWN_NAMES[0]) -> WSGIApplication:
    """The preview of a session, below the path that `base` gives, for a server that listens on `host`."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        given = _refused(environ, host) or _own(path, session) or _of_site(path, base(), session)
        headers = [*given.headers, ("Cache-Control", "no-store")]
        start_response(f"{given.status} {_REASONS[given.status]}", headers)
        return given.body if environ["REQUEST_METHOD"] == "GET" else ()

    return answer


def _refused(environ: WSGIEnvironment, host: str) -> Answer | None:
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return _text(405, "只可读取。 · This can only be read.", ("Allow", "GET, HEAD"))
    name = environ.get("HTTP_HOST", "").rpartition(":")
    if host in OWN_NAMES and (name[0] or name[2]) not in OWN_NAMES:
        return _text(403, "请用 127.0.0.1 或 localhost 打开预览。 · Open the preview as 127.0.0.1 or localhost.")
    return None


def _own(path: str, session: Session) -> Answer | None:
    name = path.removeprefix(OWN)
    if name == path:
        return None
    if name == "events":
        return Answer(200, (("Content-Type", "text/event-stream; charset=utf-8"),), stream(session.live))
    return _file(HERE / name) if name in OWN_FILES else _text(404, "没有这个文件。 · There is no such file.")


def _of_site(path: str, base: str, session: Session) -> Answer:
    inside = path.removeprefix(base) if path.startswith(base) else None
    if inside is None:
        return _moved(base) if path in ("/", base.rstrip("/")) else _missing(path, session)
    found = _there(inside, base, session)
    if not found and session.live.state.ahead and session.live.state.building:
        # A page that was made ahead may show a picture, or lead to a page, that the rest of the build will make.
        session.live.wait_until(lambda state: not state.building)
        found = _there(inside, base, session)
    return found or _missing(inside, session)


def _there(inside: str, base: str, session: Session) -> Answer | None:
    if page := session.page_ahead(path_at(inside)):
        return _page(200, page, session)
    if inside.startswith(f"{Pagefind.FOLDER}/"):
        found = file_at(session.search.folder, inside.removeprefix(f"{Pagefind.FOLDER}/"))
    else:
        found = file_at(session.site, inside)
    if found and found.suffix == ".html":
        session.lately.add(path_at(inside))
        return _page(200, found.read_bytes(), session)
    if found:
        return _file(found)
    if file_at(session.site, f"{inside}/"):
        return _moved(f"{base}{inside.strip('/')}/")
    return None


def _missing(path: str, session: Session) -> Answer:
    """The site's own page for an address that leads nowhere, in the language of the address."""
    prefix = PREFIX["en"] if path.startswith(PREFIX["en"]) else ""
    if page := file_at(session.site, f"{prefix}404.html"):
        return _page(404, page.read_bytes(), session)
    if not session.live.state.shown.site:
        return _page(503, (HERE / "waiting.html").read_bytes(), session)
    return _text(404, "没有这一页。 · There is no such page.")


def _page(status: int, page: bytes, session: Session) -> Answer:
    body = with_script(page, session.live.state.shown, status)
    headers = (*_of_length("text/html; charset=utf-8", len(body)), ("ETag", f'W/"{digest_of(page)}"'))
    return Answer(status, headers, (body,))


def _file(path: Path) -> Answer:
    body = path.read_bytes()
    return Answer(200, _of_length(content_type(path), len(body)), (body,))


def _text(status: int, words: str, *headers: Header) -> Answer:
    body = f"{words}\n".encode()
    return Answer(status, (*_of_length("text/plain; charset=utf-8", len(body)), *headers), (body,))


def _moved(path: str) -> Answer:
    return Answer(302, (*_of_length("text/plain; charset=utf-8", 0), ("Location", quote(path))), ())


def _of_length(media_type: str, length: int) -> tuple[Header, ...]:
    return ("Content-Type", media_type), ("Content-Length", str(length))
