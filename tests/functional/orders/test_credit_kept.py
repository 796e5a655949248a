"""Where the customer agreed, what an order brings settles invoices by itself, unless it was promised."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing import service as billing
from tests.functional.orders.conftest import Do
from tests.support import delivery
from tests.support.caller import Answer, Caller
from tests.support.people import consumer
from tests.support.returns import came, line

Made = Callable[..., Any]
ACCOUNT = "acc_mikko"
SENT = {"name": "Mikko Heikkinen", "email": "mikko@customer.example", "language": "en"}


def happen() -> None:
    """What orders and the ledger make of it."""
    delivery.deliver(only="orders.")
    delivery.deliver(only="billing.")
    delivery.deliver(only="orders.")


@pytest.fixture
def mikko(app: Any) -> Caller:
    """Who agreed."""
    caller = consumer(app)
    caller.put("/v1/billing/credit-use", {"automatic": True})
    return caller


@pytest.fixture
def paid(mikko: Caller, delivered: Made) -> Any:
    """An order that was delivered and paid."""
    order = delivered(mikko, BEAN_1=2)
    happen()
    pay(order)
    return order


@pytest.fixture(autouse=True)
def books_agree(aws: None) -> Any:
    yield
    assert billing.verify(ACCOUNT) == []


def pay(order: Any) -> None:
    paid = {"reference": f"bank-{order['number']}", "currency": "EUR", "value_date": "2030-01-08"}
    billing.post_payment(ACCOUNT, billing.PostPayment(**paid, amount=order["document"]["total"]))


def money(customer: Caller) -> tuple[int, int]:
    """What is owed, and what is left of the credit."""
    shown = customer.get("/v1/billing").json
    return shown["owed"], shown["unallocated"]


def test_what_a_cancelled_order_brings_settles_what_is_owed(mikko: Caller, accepted: Made, do: Do) -> None:
    first, other = (accepted(mikko, BEAN_1=count)["document"]["total"] for count in (2, 3))
    happen()
    [number, _] = [one["number"] for one in mikko.get("/v1/billing/open").json["items"]]
    order = mikko.get(f"/v1/billing/invoices/{number}").json["order"]
    pay(mikko.get(f"/v1/orders/{order}").json)

    do({"number": order}, "cancel", reason="Sold out")
    happen()

    assert money(mikko) == (other - first, 0)


def test_what_a_consumer_withdrew_from_is_paid_back_whatever_else_is_owed(
    mikko: Caller, visitor: Caller, agent: Caller, paid: Any, accepted: Made
) -> None:
    number = visitor.post("/v1/withdrawals", {**SENT, "contract": paid["number"]}).json["number"]
    happen()
    path = f"/v1/staff/withdrawals/{number}"
    agent.post(f"{path}/moves", {"move": "receive_goods", "version": agent.get(path).json["version"]})
    owed = accepted(mikko, BEAN_1=1)["document"]["total"]
    happen()
    back = paid["document"]["total"]
    assert money(mikko) == (owed, back)

    shown = agent.get(path).json
    settled = agent.post(f"{path}/moves", {"move": "settle", "version": shown["version"]})
    happen()

    assert (shown["to_pay_back"]["amount"], settled.json["state"], money(mikko)) == (back, "settled", (owed, 0))


@pytest.mark.parametrize("wish", ["refund", "exchange", "credit"])
def test_what_a_return_brings_goes_where_it_was_promised_to(
    mikko: Caller, agent: Caller, paid: Any, accepted: Made, do: Do, ask_return: Callable[..., Answer], wish: str
) -> None:
    owed = accepted(mikko, BEAN_1=3)["document"]["total"]
    delivery.deliver(only="orders.")
    found = ask_return(line(paid, reason="faulty"), caller=mikko, settlement=wish).json
    for route, told in (
        ("moves", {"move": "approve"}),
        ("receipts", {"lines": came(paid, resellable=0)}),
        ("inspections", {"lines": []}),
        ("moves", {"move": "settle"}),
    ):
        path = f"/v1/staff/returns/{found['number']}"
        answer = agent.post(f"{path}/{route}", {**told, "version": agent.get(path).json["version"]})
    happen()
    worth, refunds = answer.json["credited"][0]["amount"], agent.get(f"/v1/staff/accounts/{ACCOUNT}/refunds").json

    if wish == "exchange":
        assert money(mikko) == (owed, worth)
        do({"number": answer.json["new_orders"][0]}, "accept")
        happen()
    assert sum(one["amount"] for one in refunds["items"]) == (worth if wish == "refund" else 0)
    assert money(mikko) == (owed - worth if wish == "credit" else owed, 0)
