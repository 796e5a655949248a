"""Billing follows the order: facts may come twice, late and in any order, and the documents add up to the target."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.billing.service import OnHold, OrderMoney, OverLimit, Passes
from chalicelib.kernel.event import Envelope
from chalicelib.platform import db
from tests.functional.billing.conftest import ELIN
from tests.support.bills import ORDER, bill, coffee
from tests.support.caller import Caller
from tests.support.meter import metered

STAFF = f"/v1/staff/accounts/{ELIN}"


def to(*lines: Any, **more: Any) -> None:
    billing.bring_up_to(ELIN, "elin", bill(ORDER, *lines, **more))


def head() -> Any:
    return db.fetch(billing.head_wish(ELIN), consistent=True)[0]


def test_partial_shipments_are_billed_one_by_one_and_returned_newest_first(customer: Caller) -> None:
    to(version=1, total_open=6435)
    to(coffee(1), version=2, total_open=4290)
    to(coffee(3), version=3)
    to(coffee(1), version=5)

    assert [(one["kind"], one["number"], one["amount"]) for one in reversed(documents(customer))] == [
        ("invoice", "2026-000001", 2145),
        ("invoice", "2026-000002", 4290),
        ("credit_note", "C2026-000001", 4290),
    ]
    note = customer.get("/v1/billing/invoices/C2026-000001").json
    assert (note["names"], note["order"], note["open"]) == ("2026-000002", ORDER, 0)
    assert [(line["sku"], line["quantity"], line["net"]) for line in note["document"]["lines"]] == [("BEAN-1", 2, 3780)]
    assert customer.get("/v1/billing").json["owed"] == 2145


def documents(customer: Caller) -> list[Any]:
    entries = customer.get("/v1/billing/entries?limit=100").json["items"]
    return [one for one in entries if one["kind"] in ("invoice", "credit_note")]


def test_an_older_version_and_a_repeat_change_nothing(customer: Caller, events: Callable[[], list[Envelope]]) -> None:
    to(coffee(2), version=3)
    before = customer.get("/v1/billing").json
    with metered() as meter:
        to(coffee(2), version=3)
        to(coffee(1), version=2)
        to(version=1, total_open=9999)

    assert meter.write_units == 0
    assert customer.get("/v1/billing").json == before
    assert [event.name for event in events()].count("billing.invoice_issued") == 1


def test_more_of_one_line_and_less_of_another_is_an_invoice_and_a_credit_note(customer: Caller) -> None:
    to(coffee(2), version=1)
    to(coffee(1), coffee(1, price=900, rate=2550, sku="MUG-1"), version=2)

    assert [(one["kind"], one["amount"]) for one in reversed(documents(customer))] == [
        ("invoice", 4290),
        ("credit_note", 2145),
        ("invoice", 1130),
    ]
    assert customer.get("/v1/billing").json["owed"] == 2145 + 1130


def test_what_may_still_come_uses_up_credit_until_it_is_over(customer: Caller) -> None:
    to(version=1, total_open=5000)
    assert customer.get("/v1/billing").json["credit"]["reserved"] == 5000
    to(coffee(1), version=2, total_open=2855)
    assert customer.get("/v1/billing").json["credit"]["reserved"] == 2855
    to(coffee(1), version=3, total_open=2855, over=True)
    assert customer.get("/v1/billing").json["credit"]["reserved"] == 0
    assert customer.get("/v1/billing").json["owed"] == 2145


def test_an_order_that_costs_nothing_is_never_billed(customer: Caller) -> None:
    to(coffee(1, price=0), version=1)

    assert documents(customer) == []


def test_many_returns_at_once_take_several_transactions(customer: Caller) -> None:
    for pieces in range(1, 15):
        to(coffee(pieces), version=pieces)
    to(version=20, over=True)

    notes = [one["number"] for one in documents(customer) if one["kind"] == "credit_note"]
    assert notes == [f"C2026-{place:06}" for place in range(14, 0, -1)]
    assert customer.get("/v1/billing").json["owed"] == 0


def test_an_order_knows_what_has_become_of_its_money(customer: Caller, pay: Callable[..., Any], agent: Caller) -> None:
    assert billing.order_money(ELIN, ORDER) == OrderMoney()
    to(coffee(2), version=1)
    pay("bank-1", 4000)
    agent.post(f"{STAFF}/write-offs", {"number": "2026-000001", "amount": 90, "reason": "Rounding."})
    to(coffee(1), version=2)
    agent.post(f"{STAFF}/refunds", {"number": "C2026-000001", "amount": 1000, "reason": "Sent back."})

    with metered() as meter:
        money = billing.order_money(ELIN, ORDER)
    assert money == OrderMoney(billed=4290, credited=2145, paid=4000, refunded=1000, written_off=90, unused=945)
    assert meter.calls == ["GetItem", "BatchGetItem"]


@pytest.fixture
def limit(agent: Caller, customer: Caller) -> Callable[..., None]:
    def set_to(amount: int | None, hold: str | None = None) -> None:
        version = agent.get(f"{STAFF}/billing").json["version"]
        body = {"limit": amount, "hold": hold, "way_out": hold and "Pay it.", "reason": "New", "version": version}
        assert agent.put(f"{STAFF}/credit", body).status == 200

    return set_to


def test_the_gate_looks_at_limit_and_hold(limit: Callable[..., None]) -> None:
    assert billing.gate(None, 10**9) == Passes(limited=False)
    limit(5000)
    to(coffee(1), version=1, total_open=1000)
    assert billing.gate(head(), 1855) == Passes(limited=True)
    assert billing.gate(head(), 1856) == OverLimit(1)
    limit(5000, hold="Overdue since March.")
    assert billing.gate(head(), 1) == OnHold("Overdue since March.", "Pay it.")


def test_two_orders_at_once_never_pass_a_limit_together(limit: Callable[..., None], customer: Caller) -> None:
    limit(5000)
    looked_at = head()
    reserve(looked_at, "A", 3000)
    with pytest.raises(billing.CreditUsedUp):
        reserve(looked_at, "B", 2001)
    reserve(looked_at, "C", 2000)
    limit(9000, hold="Stop.")
    with pytest.raises(billing.CreditUsedUp):
        reserve(looked_at, "D", 1)

    assert customer.get("/v1/billing").json["credit"] == {
        "limit": 9000,
        "reserved": 5000,
        "left": 4000,
        "hold": "Stop.",
        "way_out": "Pay it.",
        "automatic": False,
    }


def reserve(looked_at: Any, order: str, total: int) -> None:
    with db.transaction() as tx:
        billing.reserve(tx, looked_at, order, total)


def test_what_was_reserved_with_the_order_is_not_reserved_again(limit: Callable[..., None], customer: Caller) -> None:
    limit(5000)
    reserve(head(), ORDER, 2145)
    with metered() as meter:
        to(version=1, total_open=2145)
    assert meter.write_units == 0
    to(coffee(1), version=2)

    credit = customer.get("/v1/billing").json["credit"]
    assert (credit["reserved"], credit["left"]) == (0, 5000 - 2145)
