"""Credit notes that staff issue, and what the order's later bills know of them."""

from collections.abc import Callable
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.billing.service import OrderMoney
from tests.functional.billing.conftest import ELIN
from tests.support.bills import ORDER, bill, coffee
from tests.support.caller import Answer, Caller

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


def give_up(agent: Caller, amount: int) -> Answer:
    given = {"number": "2026-000001", "amount": amount, "reason": "Not worth the post."}
    return agent.post(f"/v1/staff/accounts/{ELIN}/write-offs", given)


def unused(customer: Caller) -> int:
    """What is to her credit, while she owes nothing."""
    shown = customer.get("/v1/billing").json
    assert shown["owed"] == 0
    return int(shown["unallocated"])


def test_what_was_given_up_never_becomes_credit(customer: Caller, agent: Caller, pay: Callable[..., Any]) -> None:
    """Of 42.90 only 10.00 is paid, and the rest given up in two parts: when all is cancelled, 10.00 comes back."""
    to(coffee(2), version=1)
    pay("bank-1", 1000)
    give_up(agent, 3000)
    give_up(agent, 290)
    to(coffee(1), version=2)

    assert unused(customer) == 1000
    entries = customer.get("/v1/billing/entries").json["items"][:5]
    told = [[one[name] for name in ("kind", "corrects", "effect", "against", "reason")] for one in reversed(entries)]
    assert told == [
        ["credit_note", None, -2145, None, None],
        ["correction", "write_off", 290, "C2026-000001", None],
        ["correction", "write_off", 3000, "C2026-000001", None],
        ["write_off", None, -2145, None, "Not worth the post."],
        ["allocation", None, 0, "C2026-000001", None],
    ]
    for _ in range(2):
        to(version=3, over=True)

    assert unused(customer) == 1000
    assert billing.order_money(ELIN, ORDER) == OrderMoney(billed=4290, credited=4290, paid=1000, unused=1000)


def test_a_concession_leaves_given_up_no_more_than_is_left(customer: Caller, agent: Caller) -> None:
    to(coffee(2), version=1)
    give_up(agent, 4290)
    first, again = (agent.post(NOTES, WRONG, key="k").json for _ in range(2))

    assert (first, unused(customer)) == (again, 0)
    assert billing.order_money(ELIN, ORDER) == OrderMoney(billed=4290, credited=1000, written_off=3290)


def test_no_more_is_given_up_than_credit_notes_have_left(customer: Caller, agent: Caller) -> None:
    """A credit note that shall settle something else leaves its invoice open, but not to be given up as well."""
    to(coffee(2), version=1)
    agent.post(NOTES, WRONG)
    [allocation, *_] = customer.get("/v1/billing/entries").json["items"]
    undo = {"allocation": allocation["entry_id"], "reason": "For another invoice."}
    assert agent.post(f"/v1/staff/accounts/{ELIN}/deallocations", undo).status == 200
    assert give_up(agent, 290).status == 200

    refused = give_up(agent, 3001)
    assert (refused.status, refused.code, refused.json["left"]) == (409, "more_than_is_left", 3000)
    assert give_up(agent, 3000).status == 200


def test_many_invoices_that_were_given_up_are_taken_back_one_by_one(customer: Caller, agent: Caller) -> None:
    for pieces in range(1, 4):
        to(coffee(pieces), version=pieces)
    give_up(agent, 2145)
    to(version=4, over=True)

    assert unused(customer) == 0
    assert billing.order_money(ELIN, ORDER) == OrderMoney(billed=6435, credited=6435)
