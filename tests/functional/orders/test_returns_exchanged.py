"""Returns that are settled by exchange: the same again costs nothing, a difference is paid or stays as credit."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.orders.service import billing_orders, returning
from tests.functional.orders.conftest import Do
from tests.support import delivery
from tests.support.caller import Answer, Caller
from tests.support.returns import came, line
from tests.support.shop import put_product, stock_of

Made = Callable[..., Any]
ACCOUNT = "acc_elin"


@pytest.fixture
def settled(return_step: Callable[..., Answer]) -> Callable[..., Answer]:
    """`settled(found, order, 1)`: approved, counted, inspected, and what came of settling it."""

    def run(found: Any, order: Any, quantity: int = 1, **told: Any) -> Answer:
        return_step(found, "approve")
        return_step(found, "receipts", lines=came(order, quantity, resellable=0))
        return_step(found, "inspections", lines=[])
        return return_step(found, "settle", **told)

    return run


@pytest.fixture
def paid(customer: Caller, agent: Caller, delivered: Made) -> Made:
    """`paid(BEAN_1=2)`: ordered, delivered and paid."""

    def run(**wanted: int) -> Any:
        order = delivered(customer, **wanted)
        delivery.deliver(only="orders.")
        body = {"reference": order["number"], "currency": "EUR", "value_date": customer.get("/v1/billing").json["day"]}
        answer = agent.post(f"/v1/staff/accounts/{ACCOUNT}/payments", {**body, "amount": order["document"]["total"]})
        assert answer.status == 201, answer.body
        return order

    return run


@pytest.fixture(autouse=True)
def books_agree(aws: None) -> Any:
    yield
    assert billing.verify(ACCOUNT) == []


def test_the_same_again_costs_nothing_whatever_its_price_is_now(
    customer: Caller, paid: Made, asked_return: Made, settled: Made, do: Do
) -> None:
    order = paid(BEAN_1=3)
    put_product("BEAN-1", price=9_999, stock=5)
    found = asked_return(line(order, reason="faulty"), settlement="exchange")
    done = settled(found, order).json
    [number] = done["new_orders"]
    new = customer.get(f"/v1/orders/{number}").json

    assert (done["state"], done["settlement"], new["status"], stock_of("BEAN-1")) == (
        "settled",
        "exchange",
        "placed",
        4,
    )
    assert new["document"]["lines"][0]["unit_price"] == order["document"]["lines"][0]["unit_price"]
    assert new["timeline"][0]["return_number"] == found["number"]
    do(new, "accept")
    delivery.deliver(only="orders.")
    figures = customer.get("/v1/billing").json
    assert (figures["owed"], figures["unallocated"]) == (0, 0)
    assert customer.get(f"/v1/orders/{number}").json["payment_status"] == "paid"


@pytest.mark.parametrize("step", [1, -1])
def test_an_exchange_that_leaves_in_parts_is_paid_invoice_by_invoice(
    customer: Caller, paid: Made, asked_return: Made, settled: Made, do: Do, ship: Made, step: int,
    invoiced_on_shipping: None,
) -> None:  # fmt: skip
    """However its invoices are told of, and though each is rounded by itself."""
    put_product("BEAN-1", price=333, stock=9)
    order = paid(BEAN_1=3)
    found = asked_return(line(order, quantity=3, reason="faulty"), settlement="exchange")
    [number] = settled(found, order, 3).json["new_orders"]
    new = customer.get(f"/v1/orders/{number}").json
    do(new, "accept")
    for _ in range(3):
        ship(new, BEAN_1=1)
        billing_orders.bill(number)
    invoices = [one["number"] for one in customer.get("/v1/billing/open").json["items"]]
    assert len(invoices) == 3

    for invoice in invoices[::step] * 2:
        returning.settle_invoice(number, invoice)

    figures = customer.get("/v1/billing").json
    assert (figures["owed"], figures["unallocated"]) == (0, 0)


@pytest.mark.parametrize("price", [3_000, 500])
def test_another_product_is_paid_for_with_what_came_back(
    customer: Caller, paid: Made, settled: Made, do: Do, price: int
) -> None:
    order = paid(BEAN_1=1)
    put_product("OTHER-1", price=price, stock=5)
    review = customer.post("/v1/return-reviews", {"lines": [{**line(order), "instead": "other-1"}]}).json
    put_product("OTHER-1", price=price * 2, stock=5)  # what was reviewed holds
    shown = {name: review[name] for name in ("review_id", "fingerprint")}
    found = customer.post("/v1/returns", {**shown, "settlement": "exchange"}).json
    [number] = settled(found, order).json["new_orders"]
    new = customer.get(f"/v1/orders/{number}").json
    do(new, "accept")
    delivery.deliver(only="orders.")

    figures = customer.get("/v1/billing").json
    assert new["document"]["total"] - review["worth"][0]["amount"] == review["extra"]
    assert (figures["owed"], figures["unallocated"]) == (max(0, review["extra"]), max(0, -review["extra"]))


def test_what_is_sold_out_by_then_is_settled_otherwise(
    customer: Caller, delivered: Made, asked_return: Made, ask_return: Made, settled: Made, return_step: Made
) -> None:
    order = delivered(customer, BEAN_1=2)
    found = asked_return(line(order), settlement="exchange")
    put_product("BEAN-1", stock=0, discontinued=True)
    refused = settled(found, order)
    assert (refused.status, refused.code) == (409, "settlement_not_possible")
    assert return_step(found, "settle", settlement="credit").json["credited"] == found["worth"]
    assert ask_return(line(order), settlement="exchange").code == "settlement_not_possible"
    unknown = customer.post("/v1/return-reviews", {"lines": [{**line(order), "instead": "NO-SUCH"}]})
    assert (unknown.code, unknown.json["lines"][0]["reason"]) == ("lines_not_possible", "unknown")
