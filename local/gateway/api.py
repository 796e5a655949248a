"""API Gateway in front of the application: route, token, function, answer."""

import base64
import logging
from collections.abc import Callable
from typing import Any

from local.functions import HTTP, Functions, TimedOut
from local.gateway import events, refusals
from local.gateway.messages import Request, Response
from local.gateway.refusals import Refused
from local.gateway.routes import Match, Routes
from local.gateway.tokens import Authorizer

log = logging.getLogger(__name__)

PREFIX = f"/{events.STAGE}"
MOST_BYTES = 10 * 1024 * 1024
"""The largest request that API Gateway takes."""
OWN = {"content-length", "connection", "transfer-encoding", "date", "server"}
"""Headers that the gateway writes itself."""

Json = dict[str, Any]


class Api:
    """One door of the gateway. `wrote` is called after each answered request that may have changed something."""

    def __init__(
        self, routes: Routes, authorizer: Authorizer, functions: Functions, wrote: Callable[[], None] = lambda: None
    ) -> None:
        self._routes = routes
        self._authorizer = authorizer
        self._functions = functions
        self._wrote = wrote

    def __call__(self, request: Request) -> Response:
        """The application's answer, or API Gateway's own."""
        try:
            response = self._pass(request)
        except Refused as refusal:
            response = refusals.response(refusal.case)
        if not request.reads:
            self._wrote()
        return response

    def _pass(self, request: Request) -> Response:
        path = request.path.removeprefix(PREFIX)
        match = self._routes.find(request.method, path)
        if match is None:
            raise Refused("MISSING_AUTHENTICATION_TOKEN")
        claims = self._claims(request, match)
        if len(request.body) > MOST_BYTES:
            raise Refused("REQUEST_TOO_LARGE")
        event = events.of_request(request, path, match, claims, tuple(self._routes.binary_types))
        return _response(self._call(event), event["requestContext"]["requestId"])

    def _claims(self, request: Request, match: Match) -> dict[str, str] | None:
        if match.route.scopes is None:
            return None
        header = request.headers.get("Authorization", "")
        if not header:
            raise Refused("UNAUTHORIZED")
        return self._authorizer.claims(header, match.route.scopes)

    def _call(self, event: Json) -> Any:
        try:
            return self._functions.invoke(HTTP, event)
        except TimedOut as error:
            raise Refused("INTEGRATION_TIMEOUT") from error
        except Exception as error:
            log.exception("%s %s failed", event["httpMethod"], event["path"])
            raise Refused("DEFAULT_5XX") from error


def _response(answer: Any, request_id: str) -> Response:
    """What a function answered, if it is what a proxy integration must answer."""
    try:
        body = answer.get("body") or ""
        content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
        single = {name: str(value) for name, value in (answer.get("headers") or {}).items()}
        several = (answer.get("multiValueHeaders") or {}).items()
        more = tuple((name, str(value)) for name, values in several for value in values)
        status = int(answer["statusCode"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        log.exception("the function's answer is not one that API Gateway understands")
        raise Refused("DEFAULT_5XX") from error
    headers = {name: value for name, value in single.items() if name.lower() not in OWN}
    return Response(status, content, headers | {"x-amzn-RequestId": request_id}, more)
