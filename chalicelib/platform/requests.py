"""What a request brings: body, query and Idempotency-Key, validated before any view sees them."""

import hashlib
import re
from typing import Any

from chalice.app import Request
from pydantic import BaseModel

from chalicelib.kernel.errors import Invalid, Malformed
from chalicelib.kernel.idempotency import IdempotencyKey

_KEY = re.compile(r"[\x21-\x7e]{1,64}")


class MissingIdempotencyKey(Invalid):
    """A write that could be pressed twice came without the header that tells a repeat."""


class InvalidIdempotencyKey(Invalid):
    """Longer than 64 characters, or not printable ASCII."""


class MalformedBody(Malformed):
    """The body is not UTF-8 text."""


def arguments(shapes: dict[str, Any], request: Request, actor: str) -> dict[str, Any]:
    """The view's `body`, `query` and `key`, as far as it asks for them. Raises pydantic's ValidationError."""
    given: dict[str, Any] = {}
    if "query" in shapes:
        given["query"] = shapes["query"].model_validate(_query(request))
    if "body" in shapes:
        given["body"] = _body(shapes["body"], request)
    if "key" in shapes:
        given["key"] = _key(request, actor, given.get("body"))
    return given


def _query(request: Request) -> dict[str, Any]:
    parameters = request.query_params
    if parameters is None:
        return {}
    every = {name: parameters.getlist(name) for name in parameters}
    return {name: values[0] if len(values) == 1 else values for name, values in every.items()}


def _body(shape: type[BaseModel], request: Request) -> BaseModel:
    try:
        raw = request.raw_body  # text on AWS, bytes where a body came base64-encoded
        text = raw if isinstance(raw, str) else raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedBody("The body is not UTF-8 text.") from error
    return shape.model_validate_json(text, strict=True)


def _key(request: Request, actor: str, body: BaseModel | None) -> IdempotencyKey:
    key = request.headers.get("idempotency-key", "")
    if not key:
        raise MissingIdempotencyKey("Send an Idempotency-Key header: any text of your own, the same for a repeat.")
    if not _KEY.fullmatch(key):
        raise InvalidIdempotencyKey("An Idempotency-Key has 1 to 64 printable ASCII characters without spaces.")
    place = request.context["resourcePath"]
    for name, value in (request.uri_params or {}).items():
        place = place.replace("{" + name + "}", value)
    digest = hashlib.sha256((body.model_dump_json() if body else "").encode()).hexdigest()
    return IdempotencyKey(scope=f"{actor}:{request.method}:{place}", key=key, body_hash=digest[:32])
