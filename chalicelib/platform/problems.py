"""Refusals as problem+json (RFC 9457): a `code` for programs, words for people, and never a stack trace."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from botocore.exceptions import ClientError, HTTPClientError
from chalice import Response
from pydantic import ValidationError

from chalicelib.kernel.errors import (
    Conflict,
    DomainError,
    Forbidden,
    Invalid,
    Malformed,
    NotFound,
    TooMany,
    Unauthorised,
    Unavailable,
)
from chalicelib.platform.observability import logger

CONTENT_TYPE = "application/problem+json"
STATUS: dict[type[DomainError], int] = {
    Malformed: 400,
    Unauthorised: 401,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    Invalid: 422,
    TooMany: 429,
    Unavailable: 503,
}
NO_FACTS: Mapping[str, Any] = MappingProxyType({})
_MOST_FIELDS = 20  # a body can be wrong in a million places; twenty are enough to mend it
_CHALICE_CODES = {
    400: "malformed_request",
    403: "forbidden",
    404: "route_not_found",
    405: "method_not_allowed",
    415: "unsupported_media_type",
}


def problem(status: int, code: str, detail: str, facts: Mapping[str, Any] = NO_FACTS) -> Response:
    """The answer for one refusal. `facts` become members of the document, beside the standard ones."""
    title = code.replace("_", " ").capitalize()
    standard = {"type": f"/problems/{code}", "title": title, "status": status, "code": code, "detail": detail}
    body = {**facts, **standard}
    headers: dict[str, str | list[str]] = {"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"}
    if status in (429, 503):
        headers["Retry-After"] = str(facts.get("retry_after", 1))
    return Response(json.dumps(body, default=str), headers, status)


def of(error: Exception) -> Response:
    """The answer for whatever went wrong. What is our own fault is logged whole and shown as nothing but that."""
    if isinstance(error, DomainError):
        status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
        return problem(status, error.code, error.detail, error.facts)
    if isinstance(error, ValidationError):
        return _invalid(error)
    if _is_overload(error):
        logger.warning("an AWS service was overloaded", exc_info=error)
        return problem(503, "overloaded", "The portal is very busy. Please try again in a moment.")
    logger.error("unhandled error", exc_info=error)
    return problem(500, "internal_error", "Something went wrong on our side. It is safe to try again.")


def of_chalice(response: Response) -> Response:
    """Chalice's own refusals (405, 415 and so on), reworded."""
    body = response.body
    if response.status_code < 400 or not isinstance(body, dict) or "Code" not in body:  # noqa: PLR2004
        return response
    code = _CHALICE_CODES.get(response.status_code, "internal_error")
    return problem(response.status_code, code, str(body.get("Message", "")))


def _invalid(error: ValidationError) -> Response:
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if any(one["type"] == "json_invalid" for one in found):
        return problem(400, "malformed_json", "The body is not valid JSON.")
    fields = [
        {"field": ".".join(str(part)[:64] for part in one["loc"]), "code": one["type"], "detail": one["msg"]}
        for one in found[:_MOST_FIELDS]
    ]
    return problem(422, "invalid_input", "Some of what you sent is not valid.", {"errors": fields})


def _is_overload(error: Exception) -> bool:
    if isinstance(error, HTTPClientError):  # it did not answer in time
        return True
    code = error.response["Error"].get("Code", "") if isinstance(error, ClientError) else ""
    return "Throttl" in code or code in {"ProvisionedThroughputExceededException", "RequestLimitExceeded"}
