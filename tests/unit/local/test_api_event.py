"""The event that a function gets for an HTTP request, and what becomes of its answer."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from local.functions import TimedOut
from local.gateway.api import Api
from local.gateway.messages import Response
from local.gateway.routes import Route, RouteTable
from tests.unit.local.conftest import request

Json = dict[str, Any]
ROUTES = [
    Route("GET", "/v1/things/{thing_id}", None),
    Route("GET", "/v1/things/newest", None),
    Route("POST", "/v1/things", None),
    Route("GET", "/v1/mine", ("scope",)),
]


class Remembering:
    def __init__(self, answer: Callable[[Json], Any]) -> None:
        self.events: list[Json] = []
        self._answer = answer

    def invoke(self, _name: str, event: Json) -> Any:
        self.events.append(event)
        return self._answer(event)

    def timeout_of(self, _name: str) -> float:
        return 29


class Nobody:
    """An authorizer that must not be asked."""


def api(answer: Callable[[Json], Any] = lambda _event: {"statusCode": 204}) -> tuple[Api, list[Json]]:
    functions = Remembering(answer)
    return Api(RouteTable(ROUTES, ["image/*"]), Nobody(), functions), functions.events  # type: ignore[arg-type]


def code(answer: Response) -> tuple[int, str]:
    return answer.status, json.loads(answer.body)["code"]


def test_the_event_is_the_one_of_a_rest_api() -> None:
    gateway, events = api()
    gateway(request("GET", "/api/v1/things/a%20b?q=1&q=2&empty=", Host="localhost:8000", X_Two="1", X_two="2"))
    [event] = events
    context = event.pop("requestContext")
    assert event == {
        "resource": "/v1/things/{thing_id}",
        "path": "/v1/things/a%20b",
        "httpMethod": "GET",
        "headers": {"Host": "localhost:8000", "X-Two": "2", "X-Forwarded-For": "127.0.0.1"},
        "multiValueHeaders": {"Host": ["localhost:8000"], "X-Two": ["1", "2"], "X-Forwarded-For": ["127.0.0.1"]},
        "queryStringParameters": {"q": "2", "empty": ""},
        "multiValueQueryStringParameters": {"q": ["1", "2"], "empty": [""]},
        "pathParameters": {"thing_id": "a%20b"},
        "stageVariables": None,
        "body": None,
        "isBase64Encoded": False,
    }
    assert context["identity"]["sourceIp"] == "127.0.0.1"
    assert (context["path"], context["stage"]) == ("/api/v1/things/a%20b", "api")
    assert context["resourcePath"] == "/v1/things/{thing_id}"
    assert {"requestId", "requestTimeEpoch", "accountId", "apiId", "httpMethod", "protocol"} <= context.keys()
    assert "authorizer" not in context


def test_a_plain_part_of_a_path_goes_before_a_parameter() -> None:
    gateway, events = api()
    gateway(request("GET", "/api/v1/things/newest"))
    assert events[0]["resource"] == "/v1/things/newest"


def test_text_travels_as_text_and_pictures_in_base64() -> None:
    gateway, events = api()
    gateway(request("POST", "/api/v1/things", '{"å":"😀"}'.encode(), Content_Type="application/json"))
    gateway(request("POST", "/api/v1/things", b"\xff\xd8", Content_Type="image/jpeg"))
    gateway(request("POST", "/api/v1/things", b"\xff", Content_Type="application/json"))
    assert [(one["body"], one["isBase64Encoded"]) for one in events] == [
        ('{"å":"😀"}', False),
        ("/9g=", True),
        ("\ufffd", False),
    ]


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api/v1/nothing"), ("DELETE", "/api/v1/things"), ("GET", "/api/"), ("GET", "/api/v1/things/")],
)
def test_what_is_no_route_never_reaches_the_function(method: str, path: str) -> None:
    gateway, events = api()
    assert code(gateway(request(method, path))) == (404, "route_not_found")
    assert events == []


def test_without_a_token_nobody_passes() -> None:
    gateway, events = api()
    assert code(gateway(request("GET", "/api/v1/mine"))) == (401, "not_signed_in")
    assert events == []


def test_more_than_ten_megabytes_are_refused() -> None:
    gateway, events = api()
    body = b"x" * (10 * 1024 * 1024 + 1)
    assert code(gateway(request("POST", "/api/v1/things", body))) == (413, "request_too_large")
    assert events == []


def test_the_functions_answer_is_passed_on() -> None:
    answer = {
        "statusCode": 201,
        "headers": {"Content-Type": "application/json", "Content-Length": "99"},
        "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]},
        "body": "aGVq",
        "isBase64Encoded": True,
    }
    response = api(lambda _event: answer)[0](request("POST", "/api/v1/things"))
    assert (response.status, response.body) == (201, b"hej")
    assert response.headers.keys() == {"Content-Type", "x-amzn-RequestId"}
    assert response.more == (("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))


@pytest.mark.parametrize("answer", [None, "text", {}, {"statusCode": "x"}, {"statusCode": 200, "body": {"a": 1}}])
def test_an_answer_that_api_gateway_cannot_read_is_our_fault(answer: Any) -> None:
    assert code(api(lambda _event: answer)[0](request("POST", "/api/v1/things"))) == (500, "internal_error")


def test_a_function_that_raises_or_takes_too_long_is_reported_as_api_gateway_does() -> None:
    def raising(error: Exception) -> Callable[[Json], Any]:
        def answer(_event: Json) -> Any:
            raise error

        return answer

    assert code(api(raising(ValueError("x")))[0](request("POST", "/api/v1/things"))) == (500, "internal_error")
    assert code(api(raising(TimedOut("x")))[0](request("POST", "/api/v1/things"))) == (504, "timed_out")


def test_a_callers_own_forwarding_header_is_kept_in_front_of_the_real_address() -> None:
    gateway, events = api()
    gateway(request("GET", "/api/v1/things/1", x_forwarded_for="1.2.3.4"))
    assert events[0]["headers"] == {"x-forwarded-for": "1.2.3.4, 127.0.0.1"}
