"""A person using the API in process: events as API Gateway makes them, answers as it would pass them on."""

import base64
import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from chalicelib.kernel import ids

JSON = "application/json"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        return str(self.json.get("code"))


@dataclass
class Caller:
    """`customer.post("/v1/orders", {...}, key="k1")`. Claims are those of a verified access token."""

    app: Any
    sub: str = ""
    groups: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self.call("GET", path, None, headers)

    def post(self, path: str, body: object = None, *, key: str | None = None) -> Answer:
        return self.call("POST", path, body, {"Idempotency-Key": key or ids.sortable()})

    def put(self, path: str, body: object = None) -> Answer:
        return self.call("PUT", path, body, {})

    def patch(self, path: str, body: object = None) -> Answer:
        return self.call("PATCH", path, body, {})

    def call(self, method: str, path: str, body: object, headers: dict[str, str]) -> Answer:
        raw = body if isinstance(body, str | bytes | None) else json.dumps(body)
        sent = {"Content-Type": JSON, **self.headers, **headers}
        answer = self.app(self.event(method, path, raw, sent), Context())
        shown = answer["body"]
        if answer.get("isBase64Encoded"):
            shown = base64.b64decode(shown).decode()
        flat = {**answer.get("headers", {}), **{k: v[-1] for k, v in answer.get("multiValueHeaders", {}).items()}}
        return Answer(answer["statusCode"], flat, shown)

    def event(self, method: str, path: str, raw: str | bytes | None, headers: dict[str, str]) -> dict[str, Any]:
        address = urlsplit(path)
        query = parse_qs(address.query, keep_blank_values=True)
        resource, parameters = _route(self.app, address.path)
        claims = {"sub": self.sub, "token_use": "access", "username": self.sub, "cognito:groups": self.groups}
        return {
            "resource": resource,
            "path": address.path,
            "httpMethod": method,
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
            "multiValueQueryStringParameters": query or None,
            "pathParameters": parameters or None,
            "stageVariables": None,
            "body": base64.b64encode(raw).decode() if isinstance(raw, bytes) else raw,
            "isBase64Encoded": isinstance(raw, bytes),
            "requestContext": {
                "resourcePath": resource,
                "httpMethod": method,
                "requestId": "test-request",
                "stage": "api",
                "identity": {"sourceIp": "203.0.113.7"},
                **({"authorizer": {"claims": claims}} if self.sub else {}),
            },
        }


class Context:
    """What Lambda hands over beside the event."""

    function_name = "api_handler"
    memory_limit_in_mb = 1024
    invoked_function_arn = "arn:aws:lambda:eu-north-1:123456789012:function:api_handler"
    aws_request_id = "test-request"

    def get_remaining_time_in_millis(self) -> int:
        return 29_000


@cache
def _patterns(routes: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    ordered = sorted(routes, key=lambda route: route.count("{"))
    return [(route, re.compile("^" + re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", route) + "$")) for route in ordered]


def _route(app: Any, path: str) -> tuple[str, dict[str, str]]:
    for route, pattern in _patterns(tuple(app.routes)):
        if found := pattern.match(quote(path, safe="/%:@")):
            return route, found.groupdict()
    return path, {}
