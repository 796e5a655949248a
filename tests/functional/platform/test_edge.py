"""The edge: the document, the limits, and what happens when something goes wrong."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError
from chalice import Chalice
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from chalicelib.kernel import clock
from chalicelib.kernel.errors import TooMany
from chalicelib.kernel.schema import View
from chalicelib.platform import edge, rate_limit
from chalicelib.platform.email import Mail, send
from chalicelib.platform.http import Api, Audience
from tests.support.caller import Caller

NOON = datetime(2030, 1, 7, 12, tzinfo=UTC)


class Nothing(View):
    """Nothing at all."""


def overloaded() -> None:
    raise ClientError({"Error": {"Code": "ProvisionedThroughputExceededException", "Message": ""}}, "Query")


def silent() -> None:
    raise ReadTimeoutError(endpoint_url="https://dynamodb.example")


def broken() -> None:
    raise RuntimeError("a secret detail")


@pytest.fixture
def odd(aws: None) -> Caller:
    """An application with two routes that fail."""
    api = Api("odd", audience=Audience.PUBLIC)
    for path, fail in (("/overloaded", overloaded), ("/silent", silent), ("/broken", broken)):

        def view(fail: Any = fail) -> Nothing:
            fail()
            return Nothing()

        view.__name__ = path[1:]
        view.__annotations__ = {"return": Nothing}
        api.get(path)(view)
    app = Chalice("odd", configure_logs=False)
    edge.install(app, [api], prefix="/v1")
    return Caller(app)


@pytest.fixture
def noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


def test_our_own_fault_is_told_without_its_insides(odd: Caller) -> None:
    answer = odd.get("/v1/broken")

    assert (answer.status, answer.code) == (500, "internal_error")
    assert "secret" not in answer.body
    assert answer.headers["X-Request-Id"] == "test-request"


def test_an_overloaded_service_may_be_tried_again(odd: Caller) -> None:
    for path in ("/v1/overloaded", "/v1/silent"):
        answer = odd.get(path)
        assert (answer.status, answer.code, answer.headers["Retry-After"]) == (503, "overloaded", "1")


def test_the_document_describes_every_route(visitor: Caller) -> None:
    document = json.loads(visitor.get("/v1/openapi.json").body)

    assert document["openapi"] == "3.1.0"
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    for name, schema in document["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema), name
    place = document["paths"]["/v1/orders"]["post"]
    assert {"200", "201", "4XX", "5XX"} <= set(place["responses"])
    assert [one["name"] for one in place["parameters"]] == ["Idempotency-Key"]
    assert place["security"] == [{"portico": []}]
    assert document["paths"]["/v1/promises"]["get"]["security"] == []


def test_a_method_that_a_route_does_not_have_is_a_problem(visitor: Caller) -> None:
    answer = visitor.call("DELETE", "/v1/promises", None, {})

    assert (answer.status, answer.code) == (405, "method_not_allowed")


@pytest.mark.parametrize("path", ["/promises", "/openapi.json"])
def test_visitors_are_slowed_down_before_they_harm(visitor: Caller, noon: None, path: str) -> None:
    for _ in range(rate_limit.PUBLIC_PER_MINUTE - 1):
        rate_limit.allow_public("203.0.113.7", path)

    assert visitor.get(f"/v1{path}").status == 200
    refused = visitor.get(f"/v1{path}")
    assert (refused.status, refused.code, refused.headers["Retry-After"]) == (429, "slower", "60")
    with clock.fixed(NOON.replace(minute=1)):
        assert visitor.get(f"/v1{path}").status == 200


def test_one_address_does_not_slow_another(aws: None, noon: None) -> None:
    for _ in range(rate_limit.PUBLIC_PER_MINUTE):
        rate_limit.allow_public("203.0.113.1", "/promises")
    rate_limit.allow_public("203.0.113.2", "/promises")
    with pytest.raises(TooMany):
        rate_limit.allow_public("203.0.113.1", "/promises")


def test_a_mail_cannot_smuggle_headers(aws: None) -> None:
    mail = Mail(
        to_name="Elin\r\nBcc: all@evil.example",
        to_address="elin@customer.example",
        language="sv",
        subject="Order\nX-Evil: 1",
        text="Hej",
        html="<p>Hej</p>",
        reference="evt_1",
    )
    assert send(mail)

    from moto.backends import get_backend

    sent = get_backend("ses")["123456789012"]["eu-north-1"].sent_messages[-1]
    raw = sent.raw_data if hasattr(sent, "raw_data") else str(sent)
    headers = str(raw).split("\n\n", maxsplit=1)[0]
    assert "\nBcc:" not in headers
    assert "\nX-Evil:" not in headers
