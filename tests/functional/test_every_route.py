"""Rules that hold for every route, walked over all of them: a new route is under them without being asked."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs
import pytest

from chalicelib.platform.http import Audience, Endpoint
from tests.support.belongings import Ask, Belongings
from tests.support.caller import Answer, Caller
from tests.support.examples import BODIES
from tests.support.routes import EVERY, SAFE_TO_REPEAT, having, named

NOT_FOR_NOBODY = {(422, "wrong_code"), (422, "work_not_done"), (404, "inquiry_not_found")}
NOT_FOR_NOBODY |= {(422, "wrong_look_up_code"), (404, "look_up_not_open")}
"""How a public route refuses whoever does not hold what was mailed, or has not done the work that it asks for."""


@pytest.fixture
def path_of(customer: Caller, agent: Caller, shop: None) -> Callable[[Endpoint], str]:
    """A route with the ids of things that belong to `customer`, which are made once a route asks for them."""
    return Belongings(asking(customer), asking(agent), "BEAN-1", "acc_elin", "elin").path


def asking(caller: Caller) -> Ask:
    def ask(path: str, body: object) -> Any:
        answer = caller.post(path, body)
        assert answer.status < 300, (path, answer.body)
        return answer.json

    return ask


def call(caller: Caller, endpoint: Endpoint, path: str, body: object = None) -> Answer:
    sent = BODIES.get(named(endpoint)) if body is None else body
    raw = None if endpoint.method == "GET" else sent
    return caller.call(endpoint.method, path, raw, {"Idempotency-Key": f"key-{named(endpoint)}"})


def test_every_write_has_an_example() -> None:
    assert {named(endpoint) for endpoint in having("body")} <= set(BODIES)


def test_every_post_takes_a_key_or_says_why_it_needs_none() -> None:
    without = {named(endpoint) for endpoint in EVERY if endpoint.method == "POST" and not endpoint.takes_key}
    assert without == set(SAFE_TO_REPEAT)


def test_every_list_has_a_cursor() -> None:
    for endpoint in EVERY:
        fields = endpoint.shapes["return"].model_fields if hasattr(endpoint.shapes["return"], "model_fields") else {}
        assert ("items" in fields) <= ("next_cursor" in fields), named(endpoint)


def test_nobody_gets_in_without_a_token(visitor: Caller, path_of: Callable[[Endpoint], str]) -> None:
    for endpoint in EVERY:
        answer = call(visitor, endpoint, path_of(endpoint))
        if endpoint.audience is Audience.PUBLIC:
            assert (answer.status, answer.code) in {(endpoint.status, "None"), *NOT_FOR_NOBODY}, named(endpoint)
        else:
            assert (answer.status, answer.code) == (401, "not_signed_in"), named(endpoint)


def test_customers_do_not_get_into_staff_routes(customer: Caller, path_of: Callable[[Endpoint], str]) -> None:
    staff = [endpoint for endpoint in EVERY if endpoint.audience is Audience.STAFF]
    assert len(staff) >= 9
    for endpoint in staff:
        answer = call(customer, endpoint, path_of(endpoint))
        assert (answer.status, answer.code) == (403, "staff_only"), named(endpoint)


def test_another_accounts_things_do_not_exist(stranger: Caller, path_of: Callable[[Endpoint], str]) -> None:
    objects = [one for one in EVERY if one.audience is Audience.CUSTOMER and "{" in one.path]
    assert len(objects) >= 6
    for endpoint in objects:
        answer = call(stranger, endpoint, path_of(endpoint))
        assert answer.status == 404, (named(endpoint), answer.body)


def test_whoever_has_them_sees_them(customer: Caller, path_of: Callable[[Endpoint], str]) -> None:
    for endpoint in EVERY:
        if endpoint.audience is Audience.CUSTOMER and endpoint.method == "GET" and "file_id" not in endpoint.path:
            answer = customer.get(path_of(endpoint))
            assert answer.status == 200, (named(endpoint), answer.body)


def test_a_write_without_its_key_is_refused(
    customer: Caller, agent: Caller, path_of: Callable[[Endpoint], str]
) -> None:
    for endpoint in having("key"):
        caller = agent if endpoint.audience is Audience.STAFF else customer
        for headers, code in (({}, "missing_idempotency_key"), ({"Idempotency-Key": "a b"}, "invalid_idempotency_key")):
            answer = caller.call(endpoint.method, path_of(endpoint), BODIES.get(named(endpoint)), headers)
            assert (answer.status, answer.code) == (422, code), named(endpoint)


NEVER: list[Any] = [10**400, float("nan"), "x" * 1_000_000, "\x00", "\x1b[2J", "\ud800"]
"""Values that no field takes."""
ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    2**63,
    1.5,
    "",
    " ",
    "\u202e\u2066gnihtemos",
    "😀" * 40,
    "مرحبا بالعالم",
    "<script>alert(1)</script>",
    "'; DROP TABLE orders; --",
    "../../etc/passwd",
    "${jndi:ldap://x}",
    [],
    {},
    [[[[[[]]]]]],
    {"S": "x"},
    ["x"] * 1000,
]


WHO = {Audience.STAFF: "agent", Audience.NEWCOMER: "newcomer"}


def spoiled(body: dict[str, Any], values: list[Any]) -> Iterator[Any]:
    """The body with one thing wrong: each field in turn, inside lists and objects too."""
    for name, value in body.items():
        for wrong in values:
            yield {**body, name: wrong}
        if isinstance(value, dict):
            yield from ({**body, name: inner} for inner in spoiled(value, values))
        if isinstance(value, list) and isinstance(value[0], dict):
            yield from ({**body, name: [inner]} for inner in spoiled(value[0], values))
    yield {**body, "unknown": 1}


NO_BODIES: list[bytes | str] = [b"\xff\xfe", "{", "[]", "null", '"text"', "1", '{"a":' * 3000, "{}x", b"\x00"]


@pytest.mark.parametrize("endpoint", having("body"), ids=named)
def test_bad_bodies_are_refused_in_words(
    endpoint: Endpoint, request: pytest.FixtureRequest, path_of: Callable[[Endpoint], str]
) -> None:
    caller: Caller = request.getfixturevalue(WHO.get(endpoint.audience, "customer"))
    path, example = path_of(endpoint), BODIES[named(endpoint)]
    promised = jsonschema_rs.validator_for(endpoint.shapes["body"].model_json_schema())
    for body in [*NO_BODIES, *spoiled(example, NEVER)]:
        assert_is_refused(call(caller, endpoint, path, body), body)
    for body in spoiled(example, ODD):
        answer = call(caller, endpoint, path, body)
        if answer.status >= 300 or not promised.is_valid(body):
            assert_is_refused(answer, body)


def assert_is_refused(answer: Answer, body: object) -> None:
    assert 400 <= answer.status < 500, (body, answer.body)
    assert_is_a_problem(answer)


def test_a_missing_body_is_refused(customer: Caller, agent: Caller, path_of: Callable[[Endpoint], str]) -> None:
    for endpoint in having("body"):
        caller = agent if endpoint.audience is Audience.STAFF else customer
        for nothing in (None, ""):
            answer = caller.call(endpoint.method, path_of(endpoint), nothing, {"Idempotency-Key": "k"})
            assert (answer.status, answer.code) == (400, "malformed_json"), named(endpoint)


@pytest.mark.parametrize("endpoint", having("query"), ids=named)
def test_bad_queries_are_refused_in_words(
    endpoint: Endpoint, customer: Caller, agent: Caller, path_of: Callable[[Endpoint], str]
) -> None:
    caller, path = agent if endpoint.audience is Audience.STAFF else customer, path_of(endpoint)
    names = [*endpoint.shapes["query"].model_fields, "unknown"]
    for name in names:
        for value in ("", "%00", "x" * 5000, "-1", "1e9", "99999999999999999999", "%F0%9F%98%80", "a&" + name + "=b"):
            answer = caller.get(f"{path}?{name}={value}")
            assert answer.status < 500, (name, value, answer.body)
            if answer.status >= 400:
                assert_is_a_problem(answer)


@pytest.mark.parametrize("wrong", ["%00", "%F0%9F%98%80", "a" * 3000, "..%2F..", "%20", "0", "null"])
def test_bad_paths_are_not_found(
    wrong: str, customer: Caller, agent: Caller, path_of: Callable[[Endpoint], str]
) -> None:
    for endpoint in (one for one in EVERY if "{" in one.path):
        caller = agent if endpoint.audience is Audience.STAFF else customer
        path = "/v1" + re.sub(r"{\w+}", wrong, endpoint.path)
        answer = call(caller, endpoint, path)
        assert 400 <= answer.status < 500, (named(endpoint), wrong, answer.body)
        assert_is_a_problem(answer)


@pytest.mark.parametrize("kind", ["text/xml", "application/x-www-form-urlencoded"])
def test_another_content_type_is_refused(
    kind: str, customer: Caller, agent: Caller, path_of: Callable[[Endpoint], str]
) -> None:
    for endpoint in having("body"):
        caller = agent if endpoint.audience is Audience.STAFF else customer
        headers = {"Content-Type": kind, "Idempotency-Key": "k"}
        answer = caller.call(endpoint.method, path_of(endpoint), BODIES[named(endpoint)], headers)
        assert (answer.status, answer.code) == (415, "unsupported_media_type"), named(endpoint)
        assert_is_a_problem(answer)


def assert_is_a_problem(answer: Answer) -> None:
    assert answer.headers["Content-Type"] == "application/problem+json", answer.body
    assert {"type", "title", "status", "code", "detail"} <= set(answer.json), answer.body
    assert answer.json["status"] == answer.status
    assert answer.code != "internal_error"
    if answer.code == "invalid_input":
        assert all({"field", "code", "detail"} <= set(error) for error in answer.json["errors"])
