"""What comes in and what goes out over HTTP, for every door of the gateway."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPMessage
from typing import Any

Fields = dict[str, str]


@dataclass(frozen=True)
class Request:
    """One request. `target` is as it came, still percent-encoded; `client` is the caller's address."""

    method: str
    target: str
    headers: HTTPMessage
    body: bytes
    client: str

    @property
    def path(self) -> str:
        """Without the query, still percent-encoded."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """What stands behind the question mark."""
        return self.target.partition("?")[2]

    @property
    def reads(self) -> bool:
        """Whether it asks for something and changes nothing."""
        return self.method in ("GET", "HEAD")

    def knows(self, etag: str) -> bool:
        """Whether the caller holds this version already."""
        held = self.headers.get("If-None-Match", "")
        return any(one.strip().removeprefix("W/") in (etag.removeprefix("W/"), "*") for one in held.split(","))


@dataclass(frozen=True)
class Response:
    """One answer. A header of several values, such as Set-Cookie, stands in `more`."""

    status: int
    body: bytes = b""
    headers: Fields = field(default_factory=dict)
    more: tuple[tuple[str, str], ...] = ()


Door = Callable[[Request], Response]


def as_json(content: Any, status: int = 200, kind: str = "application/json") -> Response:
    """An answer that no cache may keep."""
    body = json.dumps(content, ensure_ascii=False).encode()
    return Response(status, body, {"Content-Type": kind, "Cache-Control": "no-store"})


def as_html(page: str, status: int = 200, policy: str = "") -> Response:
    """A page of the laptop's own."""
    headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
    return Response(status, page.encode(), headers | ({"Content-Security-Policy": policy} if policy else {}))
