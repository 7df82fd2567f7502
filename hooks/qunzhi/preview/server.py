"""The server of the preview: this computer only."""

from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import TCPServer, ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import WSGIApplication

HOST = "127.0.0.1"


class PortTaken(Exception):
    """The port cannot be listened on; the message is what the system said."""


class Server(ThreadingMixIn, WSGIServer):
    """A thread for each request: an event stream lasts as long as its page is open."""

    daemon_threads = True

    def server_bind(self) -> None:
        """Like its base, but without looking the host's name up, for which some computers ask the network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]
        self.setup_environ()


class Silent(WSGIRequestHandler):
    """Requests are no news."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def listening(app: WSGIApplication, port: int) -> Iterator[str]:
    """Serve meanwhile; the address of the host. With port 0 the system chooses one. Raises PortTaken."""
    try:
        server = make_server(HOST, port, app, Server, Silent)
    except OSError as error:
        raise PortTaken(str(error)) from None
    thread = Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
