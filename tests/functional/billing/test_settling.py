"""What staff do beside posting payments, each once, and told to the customer in the ledger."""

from collections.abc import Callable
from typing import Any

from tests.functional.billing.conftest import ELIN
from tests.support.caller import Caller
from tests.support.meter import metered

BEANS = 2145
STAFF = f"/v1/staff/accounts/{ELIN}"


def test_an_allocation_is_undone_with_a_reason_and_done_anew(
    customer: Caller, agent: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    first, second = bill(customer, BEAN_1=1)["number"], bill(customer, BEAN_1=1)["number"]
    paid = pay("bank-1", 1000)
    undo = {"allocation": paid["settlements"][0]["entry_id"], "reason": "Meant for the second invoice."}

    undone = agent.post(f"{STAFF}/deallocations", undo, key="k")
    again = agent.post(f"{STAFF}/deallocations", undo, key="k")
    twice = agent.post(f"{STAFF}/deallocations", undo)
    other = agent.post(f"{STAFF}/deallocations", {**undo, "reason": "Another one."}, key="k")
    moved = agent.post(
        f"{STAFF}/allocations", {"credit": paid["number"], "split": [{"number": second, "amount": 1000}]}
    )

    assert (undone.status, undone.json["unallocated"], again.json) == (200, 1000, undone.json)
    assert (twice.status, twice.code) == (409, "not_allocated")
    assert (other.status, other.code) == (422, "idempotency_key_reused")
    assert (moved.status, moved.json["unallocated"]) == (200, 0)
    assert [(one["kind"], one["reason"]) for one in customer.get("/v1/billing/entries").json["items"][:2]] == [
        ("allocation", None),
        ("deallocation", "Meant for the second invoice."),
    ]
    assert customer.get(f"/v1/billing/invoices/{first}").json["open"] == BEANS
    assert customer.get(f"/v1/billing/invoices/{second}").json["open"] == BEANS - 1000


def test_credit_that_is_left_is_allocated_by_the_written_order(
    customer: Caller, agent: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    credit = pay("bank-1", 3000)["number"]
    bill(customer, BEAN_1=1)

    after = agent.post(f"{STAFF}/allocations", {"credit": credit}).json

    assert (after["owed"], after["unallocated"], after["balance"]) == (0, 3000 - BEANS, BEANS - 3000)


def test_debts_are_given_up_and_credit_is_not(
    customer: Caller, agent: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    credit = pay("bank-1", BEANS)["number"]

    wrong = agent.post(f"{STAFF}/write-offs", {"number": credit, "amount": 1, "reason": "Slip."})

    assert wrong.code == "wrong_side"
    bill(customer, BEAN_1=1)
    off = agent.post(f"{STAFF}/write-offs", {"number": "2026-000002", "amount": 45, "reason": "Rounding."})
    assert off.json["owed"] == BEANS - 45
    assert customer.get(f"/v1/billing/invoices/{number}").json["open"] == 0


def test_a_bounced_payment_is_reversed_once_nothing_leans_on_it(
    customer: Caller, agent: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    bill(customer, BEAN_1=1)
    paid = pay("bank-1", BEANS)
    entries = customer.get("/v1/billing/entries").json["items"]
    payment = next(one["entry_id"] for one in entries if one["kind"] == "payment")
    bounced = {"entry": payment, "reason": "The bank took it back."}

    refused = agent.post(f"{STAFF}/corrections", bounced)
    undo = {"allocation": paid["settlements"][0]["entry_id"], "reason": "Bounced."}
    agent.post(f"{STAFF}/deallocations", undo)
    after = agent.post(f"{STAFF}/corrections", bounced)

    assert (refused.status, refused.code) == (409, "still_allocated")
    assert (after.status, after.json["owed"], after.json["unallocated"]) == (200, BEANS, 0)
    unknown = {"entry": "ent_" + "0" * 26, "reason": "Nothing."}
    assert agent.post(f"{STAFF}/corrections", unknown).code == "not_allocated"
    assert agent.post(f"{STAFF}/deallocations", {"allocation": payment, "reason": "No."}).code == "not_allocated"


def test_what_was_billed_is_not_reversed_behind_its_order(
    customer: Caller, agent: Caller, bill: Callable[..., Any]
) -> None:
    bill(customer, BEAN_1=1)
    [invoice] = customer.get("/v1/billing/entries").json["items"]
    answer = agent.post(f"{STAFF}/corrections", {"entry": invoice["entry_id"], "reason": "Never ordered."})
    assert (answer.status, answer.code) == (409, "document_stands")
    assert customer.get("/v1/billing").json["owed"] == BEANS


def test_a_limit_and_a_hold_are_set_on_what_was_looked_at(customer: Caller, agent: Caller) -> None:
    terms = {"limit": 50_000, "hold": "Two invoices are long overdue.", "way_out": "Pay one of them.", "version": 0}
    without = agent.put(f"{STAFF}/credit", {**terms, "way_out": None})
    first, again = (agent.put(f"{STAFF}/credit", terms) for _ in range(2))
    stale = agent.put(f"{STAFF}/credit", {**terms, "hold": None})

    assert (first.status, again.json) == (200, first.json)
    assert (stale.status, stale.code) == (409, "credit_terms_changed")
    assert (without.status, without.code) == (422, "way_out_missing")
    shown = customer.get("/v1/billing").json["credit"]
    assert (shown["hold"], shown["way_out"]) == ("Two invoices are long overdue.", "Pay one of them.")


def test_limit_and_hold_leave_a_trail_that_both_sides_read(customer: Caller, agent: Caller) -> None:
    held = {"limit": 50_000, "hold": "Two invoices are long overdue.", "way_out": "Pay one of them.", "version": 0}
    agent.put(f"{STAFF}/credit", held)
    lifted = {"limit": 70_000, "hold": None, "version": 1}
    assert agent.put(f"{STAFF}/credit", lifted).code == "terms_reason_missing"
    assert agent.put(f"{STAFF}/credit", {**lifted, "reason": "Both are paid."}).status == 200
    agent.put(f"{STAFF}/credit", {**lifted, "reason": "Once more."})

    newest, first = agent.get(f"{STAFF}/credit-terms").json["items"]
    assert (first["limit_before"], first["limit_after"]) == (None, 50_000)
    assert (first["hold_before"], first["hold_after"]) == (None, held["hold"])
    assert (newest["limit_after"], newest["hold_after"], newest["reason"]) == (70_000, None, "Both are paid.")
    assert newest["by"] == {"side": "vendor", "name": "Ilze Ozola"}
    mine = customer.get("/v1/billing/credit-terms").json["items"]
    assert [one["by"] for one in mine] == [{"side": "vendor", "name": None}] * 2
    assert [one["reason"] for one in mine] == ["Both are paid.", None]


def test_entries_say_who_posted_them(
    customer: Caller, agent: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    bill(customer, BEAN_1=1)
    pay("bank-1", 500)
    with metered() as meter:
        shown = agent.get(f"{STAFF}/entries").json["items"]
    mine = customer.get("/v1/billing/entries").json["items"]

    assert {one["kind"]: one["by"] for one in shown} == {
        "invoice": {"side": "portal", "name": None},
        "payment": {"side": "vendor", "name": "Ilze Ozola"},
        "allocation": {"side": "vendor", "name": "Ilze Ozola"},
    }
    assert [one["by"]["name"] for one in mine] == [None, None, None]
    assert meter.round_trips == 5


def test_staff_post_only_to_accounts_that_there_are(agent: Caller) -> None:
    body = {"reference": "bank-1", "amount": 500, "currency": "EUR", "value_date": "2026-06-01"}

    assert agent.post("/v1/staff/accounts/acc_nobody/payments", body).code == "account_not_found"
    assert agent.get("/v1/staff/accounts/acc_nobody/billing").code == "account_not_found"
