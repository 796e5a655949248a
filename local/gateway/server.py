"""HTTP/1.1 for the gateway: connections that stay open, bodies of known or chunked length, gzip."""

import gzip
import logging
import socket
import socketserver
import time
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from local.gateway import refusals
from local.gateway.messages import Door, Request, Response

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
MOST_KEPT = 10 * 1024 * 1024 + 1
"""Bytes of a body that are kept: one more than the gateway's limit, so that it sees when it is passed."""
MOST_READ = 64 * 1024 * 1024
"""Bytes that are read and thrown away, so that the sender gets to hear the refusal."""
PIECE = 1 << 16
IDLE = 75
"""Seconds that a silent connection stays open."""
WORTH_ZIPPING = 1024
"""Bytes from which API Gateway and CloudFront compress."""
ZIPPABLE = ("text/", "application/json", "application/problem+json", "application/manifest+json", "image/svg+xml")
BODYLESS = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


class PortTaken(Exception):
    """Somebody listens there already."""


class Server(ThreadingHTTPServer):
    """A thread for every connection."""

    daemon_threads = True
    request_queue_size = 512

    def __init__(self, port: int, door: Door) -> None:
        self.door = door
        ensure_free(port)
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise PortTaken(f"Port {port} is taken.") from error

    def server_bind(self) -> None:
        """Without the look-up of the machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the library's signature
        """A browser that goes away in the middle is nobody's fault."""
        log.debug("a connection broke", exc_info=True)


def ensure_free(port: int) -> None:
    """Raises PortTaken. Some systems let two programs listen on one port, if one of them listens on all addresses."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if port and probe.connect_ex((HOST, port)) == 0:
            raise PortTaken(f"Port {port} is taken.")


class _Unreadable(Exception):
    """The request cannot be taken in: a status and a sentence."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    headers: HTTPMessage
    protocol_version = "HTTP/1.1"
    timeout = IDLE
    disable_nagle_algorithm = True
    wbufsize = -1  # headers and body leave together

    def __getattr__(self, name: str) -> Any:
        """Every method is served alike: which of them exist is for the doors to say."""
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _serve(self) -> None:
        started = time.perf_counter()
        try:
            request = Request(self.command, self.path, self.headers, self._body(), self.client_address[0])
            response = self._answer(request)
        except _Unreadable as error:
            self.close_connection = True
            response = refusals.unreadable(*error.args)
        self._send(response)
        spent = (time.perf_counter() - started) * 1000
        log.info("%s %s %d %.0f ms", self.command, self.path.partition("?")[0], response.status, spent)

    def _answer(self, request: Request) -> Response:
        try:
            return self.server.door(request)
        except Exception:
            log.exception("%s %s failed in the gateway itself", request.method, request.path)
            return refusals.response("DEFAULT_5XX")

    def _body(self) -> bytes:
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self._chunks()
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > MOST_READ:
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if length.isdigit() else HTTPStatus.BAD_REQUEST
            raise _Unreadable(status, "The length of the body cannot be dealt with.")
        return self._bytes(int(length), 0)

    def _bytes(self, length: int, kept: int) -> bytes:
        """That many bytes of the body; what goes beyond the limit is read, but not kept."""
        body = bytearray()
        left = length
        while left:
            piece = self.rfile.read(min(left, PIECE))
            if not piece:
                raise _Unreadable(HTTPStatus.BAD_REQUEST, "The body is shorter than announced.")
            left -= len(piece)
            body += piece[: max(0, MOST_KEPT - kept - len(body))]
        return bytes(body)

    def _chunks(self) -> bytes:
        body, read = bytearray(), 0
        try:
            while length := int(self.rfile.readline(PIECE).partition(b";")[0], 16):
                read += length
                if not 0 < read <= MOST_READ:
                    raise _Unreadable(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too long.")
                body += self._bytes(length, len(body))
                self.rfile.readline(PIECE)
            while self.rfile.readline(PIECE).strip():
                pass  # trailers
        except ValueError as error:
            raise _Unreadable(HTTPStatus.BAD_REQUEST, "The body is not properly chunked.") from error
        return bytes(body)

    def _send(self, response: Response) -> None:
        body, coding = self._coded(response)
        self.send_response_only(response.status)
        self.send_header("Date", formatdate(usegmt=True))
        for name, value in [*response.headers.items(), *coding.items(), *response.more]:
            self.send_header(name, value)
        if response.status not in BODYLESS:
            self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD" and response.status not in BODYLESS:
            self.wfile.write(body)
        self.wfile.flush()

    def _coded(self, response: Response) -> tuple[bytes, dict[str, str]]:
        """The body as it travels, zipped when that is worth it."""
        kind = response.headers.get("Content-Type", "")
        if (
            len(response.body) < WORTH_ZIPPING
            or not kind.startswith(ZIPPABLE)
            or "Content-Encoding" in response.headers
        ):
            return response.body, {}
        if "gzip" not in self.headers.get("Accept-Encoding", ""):
            return response.body, {"Vary": "Accept-Encoding"}
        return _zipped(response.body), {"Vary": "Accept-Encoding", "Content-Encoding": "gzip"}

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """What the library cannot even parse."""
        self.command = getattr(self, "command", None) or "GET"
        self.headers = HTTPMessage()
        self.request_version = self.protocol_version  # or the answer would go out without any header
        self.close_connection = True
        self._send(refusals.unreadable(code, message or "The request cannot be read."))

    def log_message(self, *_arguments: object) -> None:
        """Requests are logged by `_serve`."""


@lru_cache(256)
def _zipped(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)
