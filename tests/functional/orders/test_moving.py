"""What staff do with an order."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from tests.support.caller import Caller
from tests.support.shop import stock_of


def test_an_accepted_order_has_a_promise_in_its_timeline(
    customer: Caller, agent: Caller, order: Callable[..., Any]
) -> None:
    placed = order(customer, BEAN_1=1)
    body = {"move": "accept", "version": 1, "promised_on": "2999-01-02"}
    moved = agent.post(f"/v1/staff/orders/{placed['number']}/moves", body, key="k")

    assert moved.status == 200, moved.body
    shown = customer.get(f"/v1/orders/{placed['number']}").json
    assert (shown["status"], shown["promised_on"], shown["allowed"]) == ("accepted", "2999-01-02", ["change", "cancel"])
    assert [(entry["kind"], entry["by"], entry["by_staff"]) for entry in shown["timeline"]] == [
        ("placed", "Elin Lund", False),
        ("accepted", "Ilze Ozola", True),
    ]
    assert agent.post(f"/v1/staff/orders/{placed['number']}/moves", body, key="k").json == moved.json


def test_a_cancelled_order_puts_its_stock_back_once(
    customer: Caller, agent: Caller, order: Callable[..., Any], events: Callable[[], list[Envelope]]
) -> None:
    placed = order(customer, BEAN_1=4)
    path = f"/v1/staff/orders/{placed['number']}/moves"
    body = {"move": "cancel", "version": 1, "reason": "The roast failed."}

    assert agent.post(path, body, key="k").json["status"] == "cancelled"
    assert agent.post(path, body, key="k").status == 200
    again = agent.post(path, {**body, "version": 2})

    assert (again.status, again.code, again.json["allowed"]) == (409, "order_move_not_allowed", [])
    assert stock_of("BEAN-1") == 10
    assert [event.name for event in events()] == ["order.placed", "order.cancelled"]


def test_two_who_move_at_once_do_not_both_succeed(customer: Caller, agent: Caller, order: Callable[..., Any]) -> None:
    path = f"/v1/staff/orders/{order(customer, BEAN_1=1)['number']}/moves"
    assert agent.post(path, {"move": "accept", "version": 1}).status == 200

    answer = agent.post(path, {"move": "cancel", "version": 1, "reason": "Too late."})

    assert (answer.status, answer.code) == (409, "order_changed_meanwhile")


def test_staff_accept_with_a_day_for_each_line(
    customer: Caller, agent: Caller, order: Callable[..., Any], do: Callable[..., Any]
) -> None:
    placed = order(customer, BEAN_1=1, MACH_1=2)
    days = [{"sku": "bean-1", "promised_on": "2999-01-02"}, {"sku": "MACH-1", "promised_on": "2999-01-05"}]

    assert do(placed, "accept", lines=[{"sku": "TEA-1", "promised_on": "2999-01-02"}]).code == "not_in_order"
    assert do(placed, "accept", lines=[days[0], days[0]]).status == 422
    assert do(placed, "accept", lines=[{**days[0], "promised_on": "2001-01-02"}]).code == "promise_in_the_past"
    assert do(placed, "accept", lines=days).status == 200

    shown = customer.get(f"/v1/orders/{placed['number']}").json
    assert {line["sku"]: line["promised_on"] for line in shown["lines"]} == {
        "BEAN-1": "2999-01-02",
        "MACH-1": "2999-01-05",
    }
    assert shown["promised_on"] == "2999-01-05"


def test_whoever_accepts_late_says_by_when_it_comes_now(
    order: Callable[..., Any], do: Callable[..., Any], customer: Caller
) -> None:
    placed = order(customer, BEAN_1=1)
    with clock.fixed(clock.now() + timedelta(days=30)):
        assert do(placed, "accept").code == "promise_in_the_past"
        assert do(placed, "accept", promised_on="2999-01-02").status == 200
    assert customer.get(f"/v1/orders/{placed['number']}").json["promised_on"] == "2999-01-02"


def test_cancelling_needs_a_reason_and_a_promise_needs_a_future(
    customer: Caller, agent: Caller, order: Callable[..., Any]
) -> None:
    path = f"/v1/staff/orders/{order(customer, BEAN_1=1)['number']}/moves"

    assert agent.post(path, {"move": "cancel", "version": 1}).code == "reason_missing"
    past = {"move": "accept", "version": 1, "promised_on": "2001-01-01"}
    assert agent.post(path, past).code == "promise_in_the_past"
