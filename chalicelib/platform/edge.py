"""Puts the routes on the application: registers them, serves their OpenAPI document, rewords Chalice's own errors."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from chalice import Blueprint, Chalice, Response
from chalice.app import Request

from chalicelib.platform import callers, openapi, problems, rate_limit
from chalicelib.platform.http import Api, Endpoint
from chalicelib.platform.observability import logger


def install(app: Chalice, apis: Sequence[Api], *, prefix: str) -> None:
    """Registers the routes of all domains under the prefix."""
    app.register_middleware(_answer_in_our_words, "http")
    for api in apis:
        app.register_blueprint(api, url_prefix=prefix)
    told = cache(lambda: document(apis, prefix=prefix))
    of_itself = Blueprint(__name__)

    @of_itself.route("/openapi.json", methods=["GET"])
    def show_openapi() -> Response:
        try:
            rate_limit.allow_public(callers.address(of_itself.current_request), "/openapi.json")
        except rate_limit.Slower as error:
            return problems.of(error)
        headers: dict[str, str | list[str]] = {
            "Content-Type": "application/json",
            "Cache-Control": "public, max-age=300",
        }
        return Response(told(), headers, 200)

    app.register_blueprint(of_itself, url_prefix=prefix)


def document(apis: Sequence[Api], *, prefix: str) -> str:
    """The OpenAPI document of these routes, as JSON."""
    return json.dumps(openapi.document(endpoints(apis), title="Portico", prefix=prefix))


def endpoints(apis: Sequence[Api]) -> list[Endpoint]:
    """What all the routes promise."""
    return [endpoint for api in apis for endpoint in api.endpoints]


def _answer_in_our_words(event: Request, get_response: Callable[[Any], Response]) -> Response:
    request_id = str(event.context.get("requestId", ""))
    logger.append_keys(request_id=request_id)
    response = problems.of_chalice(get_response(event))
    response.headers["X-Request-Id"] = request_id
    return response
