"""A running gateway server, and a plain client that says exactly what it is told to."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import HTTPMessage

import pytest

from local.gateway.messages import Door, Request
from local.gateway.server import Server

Start = Callable[[Door], int]


def request(method: str, target: str, body: bytes = b"", **headers: str) -> Request:
    """A request as a door gets it. `If_None_Match="x"` is the header If-None-Match."""
    fields = HTTPMessage()
    for name, value in headers.items():
        fields[name.replace("_", "-")] = value
    return Request(method, target, fields, body, "127.0.0.1")


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a server with one door behind it and answers its port."""
    with ExitStack() as running:

        def begin(door: Door) -> int:
            server = Server(0, door)
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            running.callback(thread.join)
            running.callback(server.server_close)
            running.callback(server.shutdown)
            return server.server_port

        yield begin


def say(port: int, text: str | bytes) -> bytes:
    """Sends these bytes and returns everything that comes back until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(text.encode() if isinstance(text, str) else text)
        heard = b""
        while piece := connection.recv(65536):
            heard += piece
    return heard
