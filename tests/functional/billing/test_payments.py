"""Payments: posted once, allocated by what the customer said, by what staff say, or by the written order."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing.models import account_key
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.projections import AmountNotPositive, Item
from chalicelib.billing.service import stored
from chalicelib.billing.service.books import Books, posting
from chalicelib.kernel.event import Envelope
from chalicelib.platform import db, vendor
from chalicelib.platform.transaction import Transaction
from tests.functional.billing.conftest import ELIN
from tests.support.caller import Caller
from tests.support.meter import metered

BEANS = 2145


def test_a_payment_shows_where_each_cent_went(
    customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any], events: Callable[[], list[Envelope]]
) -> None:
    first, second = bill(customer, BEAN_1=1), bill(customer, BEAN_1=2)
    paid = pay("bank-1", 3000)

    shown = customer.get(f"/v1/billing/payments/{paid['number']}").json
    assert shown == paid
    assert [(one["other"], one["amount"]) for one in shown["settlements"]] == [
        (first["number"], BEANS),
        (second["number"], 3000 - BEANS),
    ]
    assert (shown["received"], shown["posted_at"][:10], shown["open"]) == ("2026-06-01", "2026-06-01", 0)
    assert customer.get("/v1/billing").json["owed"] == 3 * BEANS - 3000
    assert "billing.payment_posted" in [event.name for event in events()]


def test_the_same_payment_is_posted_once(agent: Caller, customer: Caller, bill: Callable[..., Any]) -> None:
    bill(customer, BEAN_1=1)
    body = {"reference": "bank-1", "amount": 500, "currency": "EUR", "value_date": "2026-06-01"}
    first, again = (agent.post(f"/v1/staff/accounts/{ELIN}/payments", body) for _ in range(2))
    other = agent.post(f"/v1/staff/accounts/{ELIN}/payments", {**body, "amount": 501})

    assert (first.status, again.status, again.json) == (201, 200, first.json)
    assert (other.status, other.code) == (409, "payment_reference_taken")
    assert customer.get("/v1/billing").json["owed"] == BEANS - 500


def test_a_reference_in_the_text_leads_the_payment(
    agent: Caller, customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    bill(customer, BEAN_1=1)
    second = bill(customer, BEAN_1=2)
    reference = customer.get(f"/v1/billing/invoices/{second['number']}").json["reference"]

    path = f"/v1/staff/accounts/{ELIN}/proposal?amount=100&text=thanks%20{reference}"
    [proposed] = agent.get(path).json["splits"]
    paid = pay("bank-1", 100, text=f"thanks {reference}")

    assert proposed == {"number": second["number"], "amount": 100, "ground": "reference"}
    assert [one["other"] for one in paid["settlements"]] == [second["number"]]


def test_one_debt_of_exactly_that_amount_is_found_among_however_many_are_open(
    stranger: Caller, agent: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    def proposed() -> tuple[Any, int]:
        with metered() as meter:
            found = agent.get(f"/v1/staff/accounts/acc_marta/proposal?amount={3 * BEANS}").json
        return found["splits"], meter.round_trips

    exact = bill(stranger, BEAN_1=3)["number"]
    among_few = proposed()
    for place in range(150):  # due before it, straight into the list of what is open
        item = Item(f"2025-{place:06}", Kind.INVOICE, BEANS, vendor.today(), vendor.today())
        db.save(stored.open_item(account_key("acc_marta"), item, "EUR"))

    assert among_few == proposed() == ([{"number": exact, "amount": 3 * BEANS, "ground": "exact"}], among_few[1])
    assert [one["other"] for one in pay("bank-1", 3 * BEANS, account="acc_marta")["settlements"]] == [exact]


def test_staff_may_split_it_otherwise_but_never_over_what_is_open(
    agent: Caller, customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    first, second = bill(customer, BEAN_1=1)["number"], bill(customer, BEAN_1=1)["number"]
    paid = pay("bank-1", 1000, split=[{"number": second, "amount": 600}])
    body = {"reference": "bank-2", "amount": 9000, "currency": "EUR", "value_date": "2026-06-01"}
    path = f"/v1/staff/accounts/{ELIN}/payments"

    over = agent.post(path, {**body, "split": [{"number": first, "amount": BEANS + 1}]})
    more = agent.post(path, {**body, "split": [{"number": first, "amount": 9001}]})
    unknown = agent.post(path, {**body, "split": [{"number": "2026-000999", "amount": 1}]})

    assert (paid["open"], [one["amount"] for one in paid["settlements"]]) == (400, [600])
    assert (over.status, over.code, over.json["open"]) == (409, "over_allocated", BEANS)
    assert (more.status, more.code) == (422, "split_exceeds_payment")
    assert (unknown.status, unknown.code) == (404, "unknown_item")
    assert customer.get("/v1/billing").json["unallocated"] == 400


def test_an_announced_transfer_goes_where_the_customer_said(
    customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    bill(customer, BEAN_1=1)
    second = bill(customer, BEAN_1=1)["number"]
    body = {"amount": 700, "on": "2026-06-02", "split": [{"number": second, "amount": 700}]}
    told = customer.post("/v1/billing/announcements", body, key="k")
    assert customer.post("/v1/billing/announcements", body, key="k").json == told.json
    assert customer.get("/v1/billing/announcements").json["items"] == [told.json]

    paid = pay("bank-1", 700, text=told.json["reference"])

    assert (told.status, paid["announced"]) == (201, told.json["number"])
    assert [one["other"] for one in paid["settlements"]] == [second]
    assert customer.post("/v1/billing/announcements", body, key="k").json == told.json
    assert customer.get("/v1/billing/announcements").json["items"] == []


def test_only_own_invoices_can_be_announced(
    customer: Caller, stranger: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    body = {"amount": 700, "on": "2026-06-02", "split": [{"number": number, "amount": 700}]}
    credit = pay("bank-1", 5000)["number"]

    assert stranger.post("/v1/billing/announcements", body).code == "unknown_item"
    wrong = {**body, "split": [{"number": credit, "amount": 700}]}
    assert customer.post("/v1/billing/announcements", wrong).code == "wrong_side"
    other = customer.post("/v1/billing/announcements", body, key="k")
    assert other.status == 201
    assert customer.post("/v1/billing/announcements", {**body, "amount": 800}, key="k").code == "idempotency_key_reused"


def test_of_two_postings_drafted_at_once_one_is_drafted_again(
    customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    """While one allocation is being drafted, another one takes the whole debt: nothing is allocated twice."""
    number = bill(customer, BEAN_1=1)["number"]
    notes = [pay(f"bank-{place}", BEANS, split=[{"number": number, "amount": 1}])["number"] for place in (1, 2)]
    drafts = []

    def draft(books: Books, tx: Transaction) -> None:
        drafts.append(books)
        books.load([number, notes[0]])
        books.post(Kind.ALLOCATION, number, books.items[number].open, on=vendor.today(), against=notes[0])
        if len(drafts) == 1:
            posting(ELIN, None, rival)

    def rival(books: Books, tx: Transaction) -> None:
        books.load([number, notes[1]])
        books.post(Kind.ALLOCATION, number, BEANS - 2, on=vendor.today(), against=notes[1])

    with pytest.raises(AmountNotPositive):
        posting(ELIN, None, draft)

    assert len(drafts) == 2
    assert customer.get("/v1/billing").json["owed"] == 0


def test_a_payment_in_another_currency_is_refused(agent: Caller, customer: Caller, bill: Callable[..., Any]) -> None:
    bill(customer, BEAN_1=1)
    body = {"reference": "bank-1", "amount": 500, "currency": "SEK", "value_date": "2026-06-01"}
    answer = agent.post(f"/v1/staff/accounts/{ELIN}/payments", body)

    assert (answer.status, answer.code, answer.json["currency"]) == (422, "wrong_currency", "EUR")
