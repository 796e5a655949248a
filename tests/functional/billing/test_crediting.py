"""Credit notes that staff issue, and what the order's later bills know of them."""

from typing import Any

from chalicelib.billing import service as billing
from tests.functional.billing.conftest import ELIN
from tests.support.bills import ORDER, bill, coffee
from tests.support.caller import Caller

NOTES = f"/v1/staff/accounts/{ELIN}/credit-notes"
WRONG = {"invoice": "2026-000001", "line": 1, "amount": 1000, "reason": "The price was wrong."}


def to(*lines: Any, **more: Any) -> None:
    billing.bring_up_to(ELIN, "elin", bill(ORDER, *lines, **more))


def test_a_credit_note_over_a_line_settles_its_invoice_once(customer: Caller, agent: Caller) -> None:
    to(coffee(2), version=1)
    first, again = (agent.post(NOTES, WRONG, key="k") for _ in range(2))
    other = agent.post(NOTES, {**WRONG, "amount": 1}, key="k")

    assert (first.status, again.status, again.json) == (201, 200, first.json)
    assert (first.json["names"], first.json["order"], first.json["open"]) == ("2026-000001", ORDER, 0)
    [line] = first.json["document"]["lines"]
    assert (line["sku"], line["quantity"], line["net"]) == ("BEAN-1", 0, 881)
    assert other.code == "idempotency_key_reused"
    entry = customer.get("/v1/billing/entries").json["items"][1]
    assert (entry["kind"], entry["reason"]) == ("credit_note", "The price was wrong.")


def test_what_is_returned_later_was_paid_less_for(customer: Caller, agent: Caller) -> None:
    """Two bags for 42.90, 10.00 taken off: one bag comes back for half of what was paid, the other for the rest."""
    to(coffee(2), version=1)
    agent.post(NOTES, WRONG)
    to(coffee(1), version=2)
    assert customer.get("/v1/billing").json["owed"] == 1645
    to(version=3, over=True)

    assert customer.get("/v1/billing").json["owed"] == 0
    money = billing.order_money(ELIN, ORDER)
    assert (money.billed, money.credited, money.unused) == (4290, 4290, 0)


def test_an_amount_of_the_whole_invoice_and_all_that_is_left(customer: Caller, agent: Caller) -> None:
    to(coffee(1), coffee(1, price=900, rate=2550, sku="MUG-1"), version=1)
    part = agent.post(NOTES, {"invoice": "2026-000001", "amount": 275, "reason": "For the delay."}).json
    rest = agent.post(NOTES, {"invoice": "2026-000001", "reason": "Lost on its way."}).json
    none = agent.post(NOTES, {"invoice": "2026-000001", "reason": "Again."})

    assert (part["amount"], rest["amount"]) == (275, 3000)
    assert {group["rate"] for group in part["document"]["vat_groups"]} == {2550, 1350}
    assert (none.status, none.code, none.json["left"]) == (409, "more_than_is_left", 0)
    assert customer.get("/v1/billing").json["owed"] == 0


def test_a_credit_note_by_itself_is_to_the_customers_credit(customer: Caller, agent: Caller) -> None:
    free = {"amount": 1000, "vat_rate": 2550, "reason": "A welcome."}
    made = agent.post(NOTES, free).json

    assert (made["names"], made["open"], made["document"]["net"], made["document"]["vat"]) == (None, 1000, 797, 203)
    assert customer.get("/v1/billing").json["unallocated"] == 1000
    assert agent.post(NOTES, {"amount": 1000, "reason": "No rate."}).code == "credit_note_incomplete"
    assert agent.post(NOTES, {**free, "invoice": made["number"]}).code == "wrong_side"
