"""An order's payment status follows the ledger, and the order closes by itself when nothing is left to do about it."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing.events import MoneyMoved
from chalicelib.kernel.event import Envelope
from chalicelib.orders import service as orders
from tests.functional.orders.conftest import Do
from tests.support import delivery
from tests.support.caller import Caller
from tests.support.meter import metered

Made = Callable[..., Any]
STAFF = "/v1/staff/accounts/acc_elin"


@pytest.fixture
def pay(agent: Caller) -> Callable[..., Any]:
    """`pay(1000)`: a payment of Elin's arrives, and goes to her oldest debt."""

    def run(amount: int, reference: str = "bank-1") -> Any:
        body = {"reference": reference, "amount": amount, "currency": "EUR", "value_date": "2026-06-01"}
        answer = agent.post(f"{STAFF}/payments", body)
        assert answer.status == 201, answer.body
        return answer.json

    return run


def shown(customer: Caller, order: Any) -> Any:
    return customer.get(f"/v1/orders/{order['number']}").json


def test_the_status_follows_whatever_is_posted(
    customer: Caller, agent: Caller, accepted: Made, pay: Made, deliver: Callable[[], int]
) -> None:
    placed = accepted(customer, BEAN_1=2)
    deliver()
    assert shown(customer, placed)["payment_status"] == "billed"
    paid = pay(1000)
    deliver()
    assert shown(customer, placed)["payment_status"] == "partially_paid"
    pay(3290, "bank-2")
    deliver()
    after = shown(customer, placed)
    assert (after["payment_status"], after["status"], after["version"]) == ("paid", "accepted", 2)
    [card] = customer.get("/v1/overview").json["orders"]
    assert card["payment_status"] == customer.get("/v1/orders").json["items"][0]["payment_status"] == "paid"

    [allocation] = paid["settlements"]
    undo = {"allocation": allocation["entry_id"], "reason": "It was for something else"}
    assert agent.post(f"{STAFF}/deallocations", undo).status == 200
    deliver()
    assert shown(customer, placed)["payment_status"] == "partially_paid"
    told = [entry["payment"] for entry in shown(customer, placed)["timeline"] if entry["kind"] == "money_moved"]
    assert told == ["billed", "partially_paid", "paid", "partially_paid"]


def test_facts_that_come_late_or_twice_change_nothing(
    customer: Caller, accepted: Made, pay: Made, deliver: Callable[[], int], events: Callable[[], list[Envelope]]
) -> None:
    placed = accepted(customer, BEAN_1=2)
    deliver()
    pay(4290)
    deliver()
    moved = [event for event in events() if event.name == MoneyMoved.name]
    assert {tuple(event.data["orders"]) for event in moved} == {(placed["number"],)}

    with metered() as meter:
        for _ in range(2):
            orders.follow_money(placed["number"])

    assert meter.write_units == 0
    assert shown(customer, placed)["payment_status"] == "paid"


def test_an_older_look_at_the_ledger_is_never_written_over_a_newer_one(
    customer: Caller, accepted: Made, pay: Made
) -> None:
    from chalicelib.platform import aws

    placed = accepted(customer, BEAN_1=2)
    delivery.deliver(only="orders.bill")
    pay(1000)

    def the_rest_comes(**_: Any) -> None:
        """After this look at the ledger, and before what follows from it is written."""
        client.meta.events.unregister("before-call.dynamodb.TransactWriteItems", the_rest_comes)
        pay(3290, "bank-2")
        orders.follow_money(placed["number"])

    client = aws.dynamodb()
    client.meta.events.register("before-call.dynamodb.TransactWriteItems", the_rest_comes)
    orders.follow_money(placed["number"])

    after = shown(customer, placed)
    assert after["payment_status"] == "paid"
    assert [entry["payment"] for entry in after["timeline"] if entry["kind"] == "money_moved"] == ["paid"]


def test_what_is_cancelled_before_it_is_paid_is_not_to_be_paid(
    customer: Caller, accepted: Made, do: Do, follow: Callable[[], int]
) -> None:
    placed = accepted(customer, BEAN_1=2)
    follow()
    do(placed, "cancel", reason="Sold out")
    follow()

    after = shown(customer, placed)
    assert (after["status"], after["payment_status"]) == ("cancelled", "none")
    assert [entry["kind"] for entry in after["timeline"]][-2:] == ["cancelled", "money_moved"]


@pytest.mark.parametrize("last", ["payment", "parcel"])
def test_it_closes_when_all_has_arrived_and_is_paid_whichever_comes_last(
    customer: Caller, accepted: Made, ship: Made, do: Do, pay: Made, follow: Callable[[], int], last: str
) -> None:
    placed = accepted(customer, BEAN_1=2)
    ship(placed, BEAN_1=2)
    follow()
    for step in ("parcel", "payment") if last == "payment" else ("payment", "parcel"):
        assert shown(customer, placed)["status"] == "accepted"
        if step == "payment":
            pay(4290)
        else:
            do(placed, "parcels/1/moves", move="deliver")
        follow()

    after = shown(customer, placed)
    assert (after["status"], after["payment_status"], after["allowed"]) == ("closed", "paid", [])
    closed = after["timeline"][-1]
    assert (closed["kind"], closed["by"]) == ("closed", "")
    told = {name for name in _awaited("order.closed") if name.startswith("notifications.")}
    assert told == set()  # nobody needs a mail about it


def _awaited(event: str) -> set[str]:
    from app import courier

    return courier.awaiting(event)


def test_what_arrives_before_its_invoice_is_written_stays_open_until_that_is_paid(
    customer: Caller, accepted: Made, ship: Made, do: Do
) -> None:
    placed = accepted(customer, BEAN_1=2)
    ship(placed, BEAN_1=2)
    do(placed, "parcels/1/moves", move="deliver")

    orders.follow_money(placed["number"])  # before any bill was asked for

    assert shown(customer, placed)["status"] == "accepted"
    delivery.deliver(only="orders.")
    assert (shown(customer, placed)["status"], shown(customer, placed)["payment_status"]) == ("accepted", "billed")
