"""The event that API Gateway's REST APIs hand to a Lambda function: proxy integration, payload format 1.0."""

import base64
import fnmatch
import time
import uuid
from typing import Any
from urllib.parse import parse_qs

from local.gateway.messages import Request
from local.gateway.routes import Match

STAGE = "api"
ACCOUNT = "000000000000"
API_ID = "laptop"
TEXT = "application/json"
"""What a body counts as when its sender does not say."""

Json = dict[str, Any]


def of_request(
    request: Request, path: str, match: Match, claims: dict[str, str] | None, binary: tuple[str, ...]
) -> Json:
    """`path` is without the stage. Claims are None where nobody need be signed in."""
    query = parse_qs(request.query, keep_blank_values=True)
    headers = _headers(request)
    body, is_base64 = _body(request, binary)
    return {
        "resource": match.route.resource,
        "path": path,
        "httpMethod": request.method,
        "headers": {name: values[-1] for name, values in headers.items()},
        "multiValueHeaders": headers,
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": match.parameters or None,
        "stageVariables": None,
        "requestContext": _context(request, path, match, claims),
        "body": body,
        "isBase64Encoded": is_base64,
    }


def _context(request: Request, path: str, match: Match, claims: dict[str, str] | None) -> Json:
    now = time.time()
    return {
        "accountId": ACCOUNT,
        "apiId": API_ID,
        "domainName": request.headers.get("Host", "localhost"),
        "domainPrefix": API_ID,
        "extendedRequestId": uuid.uuid4().hex[:16],
        "httpMethod": request.method,
        "identity": {"sourceIp": request.client, "userAgent": request.headers.get("User-Agent")},
        "path": f"/{STAGE}{path}",
        "protocol": "HTTP/1.1",
        "requestId": str(uuid.uuid4()),
        "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(now)),
        "requestTimeEpoch": int(now * 1000),
        "resourceId": "laptop",
        "resourcePath": match.route.resource,
        "stage": STAGE,
        **({"authorizer": {"claims": claims}} if claims is not None else {}),
    }


def _headers(request: Request) -> dict[str, list[str]]:
    """All values by name, in the caller's spelling, with what CloudFront adds on the way."""
    headers: dict[str, list[str]] = {}
    spelling: dict[str, str] = {}
    for name, value in request.headers.items():
        headers.setdefault(spelling.setdefault(name.lower(), name), []).append(value)
    seen = request.headers.get("X-Forwarded-For")
    headers[spelling.get("x-forwarded-for", "X-Forwarded-For")] = [
        f"{seen}, {request.client}" if seen else request.client
    ]
    return headers


def _body(request: Request, binary: tuple[str, ...]) -> tuple[str | None, bool]:
    if not request.body:
        return None, False
    kind = request.headers.get("Content-Type", TEXT).partition(";")[0].strip().lower()
    if any(fnmatch.fnmatchcase(kind, pattern) for pattern in binary):
        return base64.b64encode(request.body).decode("ascii"), True
    return request.body.decode("utf-8", errors="replace"), False
