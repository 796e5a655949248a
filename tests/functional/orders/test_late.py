"""A promised day passes: both sides see it everywhere at once, and by when the customer hears of a new one."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from chalicelib.kernel import clock
from tests.functional.orders.conftest import Do
from tests.support.caller import Caller

ORDERED = datetime(2030, 1, 7, 10, tzinfo=UTC)  # a Monday; beans come by Wednesday the 9th
EVENING = datetime(2030, 1, 9, 21, 59, tzinfo=UTC)  # the last minute of that Wednesday in Helsinki
OVER = datetime(2030, 1, 9, 22, tzinfo=UTC)
Made = Callable[..., Any]


def seen(customer: Caller, agent: Caller, number: str) -> list[Any]:
    """Since when it is late by the order itself, the lists, the landing page, and the staff's list."""
    mine = customer.get("/v1/mine?kind=order").json["items"][0]
    return [
        (customer.get(f"/v1/orders/{number}").json["late"] or {}).get("promised_on"),
        customer.get("/v1/orders").json["items"][0]["late_since"],
        customer.get("/v1/mine/orders").json["items"][0]["late_since"],
        customer.get("/v1/overview").json["orders"][0]["late_since"],
        mine["due"] if mine["late"] else None,
        agent.get("/v1/staff/orders?view=to_ship").json["items"][0]["late_since"],
    ]


def test_a_promise_is_kept_until_its_day_is_over_and_then_said_to_be_broken(
    customer: Caller, agent: Caller, accepted: Made, deliver: Callable[..., int], do: Do
) -> None:
    with clock.fixed(ORDERED):
        placed = accepted(customer, BEAN_1=2)
        deliver(only="overview.")
    with clock.fixed(EVENING):
        assert seen(customer, agent, placed["number"]) == [None] * 6
    with clock.fixed(OVER):
        assert seen(customer, agent, placed["number"]) == ["2030-01-09"] * 6
        news_by = customer.get(f"/v1/orders/{placed['number']}").json["late"]["news_by"]
        assert news_by == "2030-01-10T10:00:00.000Z"  # four hours after the vendor opens
        do(placed, "promises", lines=[{"sku": "BEAN-1", "promised_on": "2030-01-14"}], reason="The ship is late")
        deliver(only="overview.")
        assert seen(customer, agent, placed["number"]) == [None] * 6


def test_a_line_that_is_missing_makes_an_order_late_everywhere_though_the_last_one_is_not_due(
    customer: Caller, agent: Caller, accepted: Made, ship: Made, do: Do, deliver: Callable[..., int]
) -> None:
    with clock.fixed(ORDERED):
        placed = accepted(customer, BEAN_1=2, MACH_1=1)
        deliver(only="overview.")
    with clock.fixed(OVER):
        assert customer.get(f"/v1/orders/{placed['number']}").json["promised_on"] == "2030-01-21"
        assert seen(customer, agent, placed["number"]) == ["2030-01-09"] * 6
        ship(placed, BEAN_1=2)
        do(placed, "parcels/1/moves", move="deliver")
        deliver(only="overview.")
        assert seen(customer, agent, placed["number"]) == [None] * 6


def test_what_has_arrived_or_ended_is_never_late(
    customer: Caller, order: Made, accepted: Made, ship: Made, do: Do, deliver: Callable[..., int]
) -> None:
    with clock.fixed(ORDERED):
        here = accepted(customer, BEAN_1=1)
        ship(here, BEAN_1=1)
        do(here, "parcels/1/moves", move="deliver")
        do(order(customer, BEAN_1=1), "refuse", reason="Sold out")
        deliver(only="overview.")
    with clock.fixed(OVER):
        assert customer.get(f"/v1/orders/{here['number']}").json["late"] is None
        for path in ("/v1/orders", "/v1/mine/orders"):
            assert [one["late_since"] for one in customer.get(path).json["items"]] == [None, None]
        assert not any(one["late"] for one in customer.get("/v1/mine?kind=order").json["items"])
