"""Rules that hold for every route, walked over all of them: a new route is under them without being asked."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.platform.http import Audience, Endpoint
from chalicelib.tickets import service as tickets
from tests.support.bills import bill, coffee
from tests.support.caller import Answer, Caller
from tests.support.examples import BODIES
from tests.support.routes import EVERY, SAFE_TO_REPEAT, Made, having, named

ASKED = BODIES["open_ticket"]
NOT_FOR_NOBODY = {(422, "wrong_code"), (422, "work_not_done"), (404, "inquiry_not_found")}
NOT_FOR_NOBODY |= {(422, "wrong_look_up_code"), (404, "look_up_not_open")}
"""How a public route refuses whoever does not hold what was mailed, or has not done the work that it asks for."""


@pytest.fixture
def path_of(
    customer: Caller, agent: Caller, order: Callable[..., Any], review: Callable[..., Any]
) -> Callable[[Endpoint], str]:
    """A route with the ids of things that belong to `customer`, which are made once a route asks for them."""

    @cache
    def made() -> Made:
        placed = order(customer, BEAN_1=1)["number"]
        return Made(
            review_id=review(customer, BEAN_1=1)["review_id"],
            order=placed,
            reorder=customer.post("/v1/reorders", {"orders": [placed]}).json["reorder_id"],
            ticket=customer.post("/v1/tickets", ASKED).json["ticket"]["number"],
            sku="BEAN-1",
            named_list=customer.post("/v1/lists", BODIES["make_list"]).json["list_id"],
            withdrawal=customer.post("/v1/withdrawals", BODIES["withdraw"]).json["number"],
            document=customer.post("/v1/documents", BODIES["ask_document"]).json["document_id"],
            rating=link_to_rate(customer, agent),
            **owing(order(customer, BEAN_1=1)),
        )

    return lambda endpoint: made().path(endpoint) if "{" in endpoint.path else f"/v1{endpoint.path}"


def link_to_rate(customer: Caller, agent: Caller) -> str:
    """What the link in a mail shows that asks `customer` how it was."""
    number = customer.post("/v1/tickets", ASKED).json["ticket"]["number"]
    agent.post(f"/v1/staff/tickets/{number}/messages", {"text": "Done.", "then": "solved"})
    ticket = tickets.ticket_of(number)
    return tickets.link_token(ticket) if ticket else ""


def owing(order: Any) -> dict[str, str]:
    """The numbers of an invoice for that order and of a payment, both of `customer`."""
    billing.bring_up_to("acc_elin", "elin", bill(order["number"], coffee(2)))
    body = {**BODIES["post_payment"], "reference": "bank-0", "split": None}
    payment, _ = billing.post_payment("acc_elin", billing.PostPayment(**body))
    return {"invoice": payment.settlements[0].other or "", "payment": payment.number}


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


def test_a_write_without_its_key_is_refused(
    customer: Caller, agent: Caller, path_of: Callable[[Endpoint], str]
) -> None:
    for endpoint in having("key"):
        caller = agent if endpoint.audience is Audience.STAFF else customer
        for headers, code in (({}, "missing_idempotency_key"), ({"Idempotency-Key": "a b"}, "invalid_idempotency_key")):
            answer = caller.call(endpoint.method, path_of(endpoint), BODIES.get(named(endpoint)), headers)
            assert (answer.status, answer.code) == (422, code), named(endpoint)


HOSTILE: list[Any] = [
    None,
    True,
    -1,
    0,
    2**63,
    10**400,
    1.5,
    float("nan"),
    "",
    " ",
    "x" * 1_000_000,
    "\x00",
    "\x1b[2J",
    "\u202e\u2066gnihtemos",
    "\ud800",
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


def spoiled(body: dict[str, Any]) -> Iterator[Any]:
    """The body with one thing wrong: each field in turn, inside lists and objects too."""
    for name, value in body.items():
        for hostile in HOSTILE:
            yield {**body, name: hostile}
        if isinstance(value, dict):
            yield from ({**body, name: inner} for inner in spoiled(value))
        if isinstance(value, list) and isinstance(value[0], dict):
            yield from ({**body, name: [inner]} for inner in spoiled(value[0]))
    yield {**body, "unknown": 1}


@pytest.mark.parametrize("endpoint", having("body"), ids=named)
def test_bad_bodies_are_refused_in_words(
    endpoint: Endpoint, request: pytest.FixtureRequest, path_of: Callable[[Endpoint], str]
) -> None:
    caller: Caller = request.getfixturevalue(WHO.get(endpoint.audience, "customer"))
    path = path_of(endpoint)
    whole = [b"\xff\xfe", "{", "[]", "null", '"text"', "1", '{"a":' * 3000, "{}x", b"\x00"]
    for body in [*whole, *spoiled(BODIES[named(endpoint)])]:
        answer = call(caller, endpoint, path, body)
        assert answer.status < 500, (body, answer.body)
        if answer.status >= 400:
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
