"""The REST API in front of the application: who is let through, and how it refuses by itself."""

import json
from typing import Any

# What API Gateway answers without asking us: its name for the case, then status, code and words as in
# chalicelib/platform/problems.py. The laptop's gateway gives the same answers.
REFUSALS: dict[str, tuple[int, str, str]] = {
    "UNAUTHORIZED": (401, "not_signed_in", "Please sign in."),
    "EXPIRED_TOKEN": (401, "not_signed_in", "Please sign in again."),
    "ACCESS_DENIED": (403, "forbidden", "This is not yours to see or do."),
    "WAF_FILTERED": (403, "forbidden", "This request was stopped."),
    "MISSING_AUTHENTICATION_TOKEN": (404, "route_not_found", "There is nothing here."),
    "RESOURCE_NOT_FOUND": (404, "route_not_found", "There is nothing here."),
    "REQUEST_TOO_LARGE": (413, "request_too_large", "That is more than can be sent at once."),
    "UNSUPPORTED_MEDIA_TYPE": (415, "unsupported_media_type", "Please send JSON."),
    "THROTTLED": (429, "slower", "That was a lot in a short time. Please wait a moment."),
    "QUOTA_EXCEEDED": (429, "slower", "That was a lot in a short time. Please wait a moment."),
    "INTEGRATION_TIMEOUT": (504, "timed_out", "That took too long. It is safe to try again."),
    "DEFAULT_4XX": (400, "malformed_request", "The request cannot be read."),
    "DEFAULT_5XX": (500, "internal_error", "Something went wrong on our side. It is safe to try again."),
}
_RETRY_LATER = 429


def complete(template: dict[str, Any]) -> None:
    """Completes SAM's REST API in place: the pool that signs its tokens, and refusals as problem+json."""
    api = template["Resources"]["RestAPI"]["Properties"]
    api["Name"] = {"Fn::Sub": "portico-${Stage}"}
    api["EndpointConfiguration"] = {"Type": "REGIONAL"}
    api["OpenApiVersion"] = "2.0"  # without it SAM adds a second, public stage
    document = api["DefinitionBody"]
    for scheme in document["securityDefinitions"].values():
        scheme["x-amazon-apigateway-authorizer"]["providerARNs"] = [{"Fn::GetAtt": ["UserPool", "Arn"]}]
    document["x-amazon-apigateway-gateway-responses"] = {case: _response(*words) for case, words in REFUSALS.items()}


def problem(status: int, code: str, detail: str) -> dict[str, object]:
    """The body of a refusal."""
    title = code.replace("_", " ").capitalize()
    return {"type": f"/problems/{code}", "title": title, "status": status, "code": code, "detail": detail}


def _response(status: int, code: str, detail: str) -> dict[str, Any]:
    headers = {"Content-Type": "application/problem+json", "Cache-Control": "no-store"}
    if status == _RETRY_LATER:
        headers["Retry-After"] = "1"
    return {
        "statusCode": status,
        "responseParameters": {f"gatewayresponse.header.{name}": f"'{value}'" for name, value in headers.items()},
        "responseTemplates": {"application/json": json.dumps(problem(status, code, detail))},
    }
