"""Orders in lists and alone, and only one's own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.kernel import clock
from tests.support.caller import Caller
from tests.support.meter import metered

NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)


def test_orders_are_listed_newest_first_a_page_at_a_time(customer: Caller, order: Callable[..., Any]) -> None:
    for minute in range(3):
        with clock.fixed(NOON + timedelta(minutes=minute)):
            order(customer, BEAN_1=minute + 1)

    first = customer.get("/v1/orders?limit=2").json
    rest = customer.get(f"/v1/orders?limit=2&cursor={first['next_cursor']}").json

    assert [one["placed_at"][14:16] for one in first["items"] + rest["items"]] == ["02", "01", "00"]
    assert rest["next_cursor"] is None
    assert first["items"][0]["total"] == {"amount": 6435, "currency": "EUR"}


def test_a_cursor_of_somebody_else_is_refused(customer: Caller, stranger: Caller, order: Callable[..., Any]) -> None:
    order(customer, BEAN_1=1), order(customer, BEAN_1=1)
    cursor = customer.get("/v1/orders?limit=1").json["next_cursor"]

    answer = stranger.get(f"/v1/orders?cursor={cursor}")

    assert (answer.status, answer.code) == (422, "invalid_cursor")


def test_an_order_belongs_to_its_account(
    customer: Caller, stranger: Caller, agent: Caller, order: Callable[..., Any]
) -> None:
    number = order(customer, BEAN_1=1)["number"]

    assert stranger.get(f"/v1/orders/{number}").code == "order_not_found"
    assert agent.get(f"/v1/staff/orders/{number}").json["allowed"][:2] == ["accept", "refuse"]
    assert agent.get(f"/v1/orders/{number}").code == "customers_only"
    assert customer.get(f"/v1/staff/orders/{number}").code == "staff_only"


def test_a_number_is_found_however_it_is_typed(customer: Caller, order: Callable[..., Any]) -> None:
    number = order(customer, BEAN_1=1)["number"]

    assert customer.get(f"/v1/orders/{number.lower().replace('-', '')}").json["number"] == number
    assert customer.get("/v1/orders/AAAA-AAAA-AAA").code == "order_not_found"


def test_reading_costs_one_round_trip(customer: Caller, order: Callable[..., Any]) -> None:
    number = order(customer, BEAN_1=1)["number"]

    for path in ("/v1/orders", f"/v1/orders/{number}"):
        with metered() as meter:
            assert customer.get(path).status == 200
        assert meter.calls == ["GetItem", "Query"], path  # the member, then the one
