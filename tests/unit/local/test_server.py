"""HTTP as browsers and libraries speak it, well and badly."""

import gzip
import http.client
import json
import socket
import time

import pytest

from local.gateway.messages import Request, Response
from local.gateway.server import PortTaken, Server
from tests.unit.local.conftest import Start, say

END = "Connection: close\r\n\r\n"


def echo(request: Request) -> Response:
    told = {"method": request.method, "target": request.target, "length": len(request.body)}
    return Response(200, json.dumps(told).encode(), {"Content-Type": "application/json"})


def told(answer: bytes) -> tuple[int, dict[str, object]]:
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)


def test_a_connection_serves_many_requests(start: Start) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", start(echo))
    for n in range(3):
        connection.request("POST", f"/{n}?q=%C3%A5", body=b"x" * n)
        answer = connection.getresponse()
        assert (answer.status, json.load(answer)["length"]) == (200, n)
    connection.close()


def test_answers_are_not_held_back(start: Start) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", start(echo))
    started = time.perf_counter()
    for _ in range(20):
        connection.request("GET", "/")
        connection.getresponse().read()
    connection.close()
    assert time.perf_counter() - started < 0.4, "forty milliseconds each: Nagle's algorithm is on"


def test_a_body_in_chunks_arrives_whole(start: Start) -> None:
    chunks = "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nTrailer: t\r\n\r\n"
    answer = say(start(echo), f"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{END}{chunks}")
    assert told(answer) == (200, {"method": "POST", "target": "/", "length": 11})


@pytest.mark.parametrize("chunks", ["nonsense\r\n", "-5\r\nhello\r\n0\r\n\r\n", "5\r\nhel"])
def test_chunks_that_are_none_are_refused(start: Start, chunks: str) -> None:
    port = start(echo)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(f"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}".encode())
        connection.shutdown(socket.SHUT_WR)
        assert b" 4" in connection.recv(65536)[:12]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n", 413),
        ("NONSENSE\r\n", 400),
        ("GET / HTTP/9.9\r\n", 505),
        ("GET / HTTP/1.1\r\n" + "X: y\r\n" * 200, 431),
    ],
)
def test_what_is_hardly_http_gets_a_problem_all_the_same(start: Start, head: str, status: int) -> None:
    answer = say(start(echo), head + END)
    assert b"application/problem+json" in answer
    assert told(answer)[0] == status
    assert told(answer)[1]["code"] == "malformed_request"


def test_the_door_hears_of_every_method(start: Start) -> None:
    port = start(echo)
    for method in ("PATCH", "OPTIONS", "TRACE", "BREW"):
        assert told(say(port, f"{method} /x HTTP/1.1\r\nHost: x\r\n{END}"))[1]["method"] == method


def test_head_says_how_long_the_answer_would_be_and_no_more(start: Start) -> None:
    answer = say(start(echo), f"HEAD / HTTP/1.1\r\nHost: x\r\n{END}")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"Content-Length: 46" in head
    assert body == b""


def test_a_long_text_travels_zipped_to_whoever_can_unzip_it(start: Start) -> None:
    port = start(lambda _request: Response(200, b"hello " * 1000, {"Content-Type": "text/plain"}))
    head, _, body = say(port, f"GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n{END}").partition(b"\r\n\r\n")
    assert b"Content-Encoding: gzip" in head
    assert gzip.decompress(body) == b"hello " * 1000
    assert say(port, f"GET / HTTP/1.1\r\nHost: x\r\n{END}").endswith(b"hello " * 1000)


def test_a_door_that_breaks_gives_a_problem_and_no_traceback(start: Start) -> None:
    def broken(_request: Request) -> Response:
        raise RuntimeError("secret")

    answer = say(start(broken), f"GET / HTTP/1.1\r\nHost: x\r\n{END}")
    assert told(answer)[1]["code"] == "internal_error"
    assert b"secret" not in answer


def test_a_taken_port_is_noticed(start: Start) -> None:
    port = start(echo)
    with pytest.raises(PortTaken, match=str(port)):
        Server(port, echo)
