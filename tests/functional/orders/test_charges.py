"""Delivery and fees: seen before they are ordered, billed once, paid back with everything."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.billing.service import OrderMoney
from tests.functional.orders.conftest import Do
from tests.functional.orders.test_changing import confirm, reviewed
from tests.support.caller import Answer, Caller
from tests.support.people import consumer
from tests.support.returns import came, line
from tests.support.shop import ADDRESS, submit

Made = Callable[..., Any]
WAYS: list[dict[str, Any]] = [
    {"code": "parcel", "net": {"EUR": 590}, "free_from": {"EUR": 10_000}, "vat_rate": 2550},
    {"code": "pickup", "names": {"fi": "Nouto myymälästä", "en": "From our shop"}},
]
FEES = [{"code": "small_order", "below": {"EUR": 2000}, "net": {"EUR": 300}, "vat_rate": 2550}]
BAG, PARCEL = 2145, 740  # with VAT


@pytest.fixture(autouse=True)
def charging(settled: Callable[..., None]) -> Callable[..., None]:
    """`charging(parcel=690)`: another price of parcels."""

    def settle(parcel: int = 590) -> None:
        ways = [{**WAYS[0], "net": {"EUR": parcel}}, WAYS[1]]
        settled(delivery_ways=json.dumps(ways), fees=json.dumps(FEES))

    settle()
    return settle


def ask(caller: Caller, way: str | None = None, bags: int = 1, **more: Any) -> Answer:
    lines = [{"sku": "BEAN-1", "quantity": bags}]
    return caller.post("/v1/reviews", {"lines": lines, "delivery_address": ADDRESS, "way": way, **more})


def charged(document: Any) -> list[tuple[str, int]]:
    return [(one["name"], one["net"]) for one in document["charges"]]


def money(order: Any, account: str = "acc_elin") -> OrderMoney:
    return billing.order_money(account, order["number"])


def owed(order: Any, account: str = "acc_elin") -> int:
    of = money(order, account)
    return of.billed - of.credited


@pytest.mark.usefixtures("shop")
def test_delivery_and_fees_are_seen_whole_before_they_are_ordered(customer: Caller) -> None:
    one, picked, many = (
        ask(customer, way, bags).json["document"] for way, bags in ((None, 1), ("pickup", 2), (None, 6))
    )

    assert charged(one) == [("Parcel service", 590), ("Small order fee", 300)]
    assert one["way"] == {"code": "parcel", "name": "Parcel service"}
    assert one["vat_groups"] == [{"rate": 2550, "net": 890, "vat": 227}, {"rate": 1350, "net": 1890, "vat": 255}]
    assert (one["net"], one["vat"], one["total"], one["payment_days"]) == (2780, 482, 3262, 14)
    assert (picked["way"]["name"], charged(picked), picked["total"]) == ("From our shop", [], 2 * BAG)
    assert (charged(many), many["net"]) == ([("Parcel service", 0)], 11_340)
    refused = ask(customer, "balloon")
    assert (refused.status, refused.code, refused.json["offered"]) == (409, "way_not_offered", ["parcel", "pickup"])


def test_ways_and_their_prices_are_told_before_anybody_orders(visitor: Caller) -> None:
    ways = visitor.get("/v1/ordering-rules?language=fi").json["ways"]

    assert [(one["code"], one["name"]) for one in ways] == [
        ("parcel", "Pakettitoimitus"),
        ("pickup", "Nouto myymälästä"),
    ]
    assert ways[0]["prices"] == [{"amount": 590, "currency": "EUR"}]
    assert ways[0]["free_from"] == [{"amount": 10_000, "currency": "EUR"}]


@pytest.mark.usefixtures("shop")
def test_what_is_charged_otherwise_than_at_the_last_look_is_marked(
    customer: Caller, charging: Callable[..., None]
) -> None:
    first = ask(customer).json
    charging(parcel=690)

    dearer = ask(customer, previous=first["review_id"], bags=2).json
    other = ask(customer, "pickup", previous=first["review_id"]).json

    told = [(one["kind"], one["sku"], one["was"], one["now"]) for one in dearer["differences"]]
    assert told == [("charge", "delivery:parcel", 590, 690), ("charge", "fee:small_order", 300, None)]
    assert [(one["kind"], one["was"], one["now"]) for one in other["differences"]] == [
        ("way", "Parcel service", "From our shop")
    ]
    assert customer.post("/v1/orders", submit(first)).json["document"]["total"] == first["document"]["total"]


@pytest.mark.usefixtures("invoiced_on_shipping")
def test_they_are_billed_once_with_the_first_goods_that_leave(
    customer: Caller, accepted: Made, ship: Made, follow: Callable[[], int]
) -> None:
    placed = accepted(customer, BEAN_1=2)
    follow()
    assert owed(placed) == 0
    ship(placed, BEAN_1=1)
    follow()
    assert owed(placed) == BAG + PARCEL
    [listed] = customer.get("/v1/billing/open").json["items"]
    lines = customer.get(f"/v1/billing/invoices/{listed['number']}").json["document"]["lines"]
    assert [(one["name"], one["quantity"], one["net"]) for one in lines] == [
        ("BEAN-1 (en)", 1, 1890),
        ("Parcel service", 1, 590),
    ]
    ship(placed, BEAN_1=1)
    follow()
    assert owed(placed) == placed["document"]["total"] == 5030


def test_they_fall_with_the_whole_order_and_stay_when_a_part_is_cancelled(
    customer: Caller, accepted: Made, ship: Made, do: Do, follow: Callable[[], int]
) -> None:
    part, whole = accepted(customer, BEAN_1=2), accepted(customer, BEAN_1=2)
    follow()
    plan = customer.get(f"/v1/orders/{whole['number']}/cancellation").json
    assert plan["worth"] == plan["no_longer_owed"] == owed(whole) == 5030
    do(whole, "cancel", reason="Sold out")
    ship(part, BEAN_1=1)
    do(part, "cancel_rest", reason="Sold out")
    follow()

    assert (owed(whole), owed(part)) == (0, BAG + PARCEL)


def test_the_least_that_can_be_ordered_goes_by_the_goods_alone(
    customer: Caller, order: Made, settled: Callable[..., None]
) -> None:
    placed = order(customer, BEAN_1=2)
    settled(order_minimum='{"EUR": 2000}')

    one_bag = (ask(customer), reviewed(customer, placed, BEAN_1=1))
    assert [(answer.code, answer.json["missing"]) for answer in one_bag] == [("below_order_minimum", 110)] * 2


def test_a_change_of_the_order_changes_them_and_says_so(
    customer: Caller, accepted: Made, follow: Callable[[], int], charging: Callable[..., None]
) -> None:
    placed = accepted(customer, BEAN_1=2)
    follow()
    charging(parcel=690)
    moved = reviewed(customer, placed, delivery_address={**ADDRESS, "line1": "Hamngatan 2"}).json
    assert (charged(moved["document"]), moved["difference"]) == ([("Parcel service", 590)], 0)

    made = reviewed(customer, placed, BEAN_1=1).json
    told = [(one["what"], one["sku"], one["was"], one["now"]) for one in made["differences"]]
    assert told[1:] == [("charge", "delivery:parcel", 590, 690), ("charge", "fee:small_order", None, 300)]
    free = reviewed(customer, placed, BEAN_1=6).json
    assert charged(free["document"]) == [("Parcel service", 0)]
    assert confirm(customer, placed, free).status == 200
    follow()
    assert owed(placed) == free["document"]["total"] == 12_871


def test_who_approves_later_sees_that_others_are_charged_by_now(
    customer: Caller, credit: Made, order: Made, do: Do, charging: Callable[..., None]
) -> None:
    credit(1000)
    waiting = order(customer, BEAN_1=2)
    charging(parcel=690)

    asked = do(waiting, "approve")

    told = {"kind": "charge", "sku": "delivery:parcel", "was": 590, "now": 690}
    assert (asked.code, asked.json["differences"]) == ("prices_changed", [told])
    assert do(waiting, "approve", prices=asked.json["prices"]).json["document"] == waiting["document"]


def test_a_consumer_who_withdraws_from_all_of_it_gets_the_delivery_back(
    app: Any, visitor: Caller, agent: Caller, delivered: Made, follow: Callable[[], int]
) -> None:
    mikko = consumer(app)
    placed = delivered(mikko, BEAN_1=2)
    follow()
    assert owed(placed, "acc_mikko") == 5030
    sent = {"name": "Mikko Heikkinen", "email": "mikko@customer.example", "language": "en"}
    number = visitor.post("/v1/withdrawals", {**sent, "contract": placed["number"]}).json["number"]
    follow()
    path = f"/v1/staff/withdrawals/{number}"
    body = {"move": "receive_goods", "version": agent.get(path).json["version"], "resellable": True}
    assert agent.post(f"{path}/moves", body).status == 200
    follow()

    assert (owed(placed, "acc_mikko"), money(placed, "acc_mikko").open) == (0, 0)


def test_who_returns_all_of_it_beyond_the_law_pays_the_delivery(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Made, follow: Callable[[], int]
) -> None:
    placed = delivered(customer, BEAN_1=2)
    follow()
    found = asked_return(line(placed, quantity=2))
    assert found["worth"] == [{"amount": 2 * BAG, "currency": "EUR"}]
    return_step(found, "approve")
    return_step(found, "receipts", lines=came(placed, 2))
    return_step(found, "inspections", lines=[])
    return_step(found, "settle")
    follow()

    assert owed(placed) == PARCEL
