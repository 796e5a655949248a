"""A line of an invoice is contested, held while it is talked about, and answered."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from tests.functional.billing.conftest import ELIN, JUNE_FIRST
from tests.support.caller import Answer, Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to
from tests.support.meter import metered

BEANS = 2145
STAFF = f"/v1/staff/accounts/{ELIN}"
WRONG = {"line": 2, "message": "We never ordered that."}


@pytest.fixture
def invoice(customer: Caller, bill: Callable[..., Any]) -> str:
    """Two kinds of beans, the second one for 42.90."""
    return str(bill(customer, BEAN_1=1, BEAN_2=2)["number"])


@pytest.fixture
def contest(customer: Caller, invoice: str) -> Callable[..., Answer]:
    def run(body: dict[str, Any] = WRONG, key: str | None = None, caller: Caller = customer) -> Answer:
        return caller.post(f"/v1/billing/invoices/{invoice}/disputes", body, key=key)

    return run


def answered(agent: Caller, ticket: str, **body: Any) -> Answer:
    return agent.post(f"{STAFF}/disputes/{ticket}/answer", {"reason": "We looked.", **body})


def test_what_is_contested_stands_apart_and_opens_a_complaint(
    customer: Caller, agent: Caller, invoice: str, contest: Callable[..., Answer]
) -> None:
    with metered() as meter:
        opened = contest(key="k")
    again = contest(key="k")

    ticket = opened.json["ticket"]
    assert (opened.status, again.status, again.json["ticket"]["number"]) == (201, 200, ticket["number"])
    assert (ticket["kind"], ticket["invoice_number"], ticket["subject"]) == (
        "complaint",
        invoice,
        f"{invoice} BEAN-2 (en)",
    )
    facts = {"invoice": invoice, "name": "BEAN-2 (en)", "amount": "42.90", "currency": "EUR"}
    assert [(one["kind"], one["facts"]) for one in opened.json["entries"]][1] == ("invoice_disputed", facts)
    figures = customer.get("/v1/billing").json
    assert (figures["owed"], figures["not_due"], figures["disputed"]) == (3 * BEANS, BEANS, 2 * BEANS)
    [open_item] = customer.get("/v1/billing/open").json["items"]
    assert open_item["disputed"] == 2 * BEANS
    shown = customer.get(f"/v1/billing/invoices/{invoice}").json["disputes"]
    assert shown == [{"ticket": ticket["number"], "line": 2, "amount": 2 * BEANS, "state": "open"}]
    assert agent.get(f"{STAFF}/disputes").json["items"][0]["name"] == "BEAN-2 (en)"
    assert meter.round_trips <= 6


def test_old_and_disputed_is_not_overdue(customer: Caller, contest: Callable[..., Answer]) -> None:
    contest()
    with clock.fixed(JUNE_FIRST + timedelta(20)):
        figures = customer.get("/v1/billing").json
    assert (figures["overdue"], figures["ageing"]["disputed"]) == (BEANS, 2 * BEANS)


def test_staff_see_what_waits_with_the_credit_note_that_would_uphold_it_due_first(
    stranger: Caller, agent: Caller, bill: Callable[..., Any], contest: Callable[..., Answer]
) -> None:
    theirs = bill(stranger, BEAN_1=1)["number"]
    first = contest({**WRONG, "amount": 1000}).json["ticket"]
    with clock.fixed(JUNE_FIRST + timedelta(1)):
        stranger.post(f"/v1/billing/invoices/{theirs}/disputes", {"message": "All of it."})
    note = {"invoice": "2026-000001", "line": 2, "amount": 3790, "reason": "A bag too many"}
    agent.post(f"{STAFF}/credit-notes", note)

    waiting = agent.get("/v1/staff/disputes").json["items"]
    shown = agent.get(f"{STAFF}/disputes/{first['number']}").json

    assert [(one["customer"], one["invoice"], one["name"], one["amount"]) for one in waiting] == [
        ("Kafé Luleå AB", "2026-000001", "BEAN-2 (en)", 1000),
        ("Bar Sport Srl", theirs, "", BEANS),
    ]
    assert waiting[0]["due"] == first["resolution"]["due_at"]
    assert (shown["amount"], shown["proposed"]) == (1000, 2 * BEANS - 3790)
    answered(agent, first["number"], outcome="declined")
    assert [one["customer"] for one in agent.get("/v1/staff/disputes").json["items"]] == ["Bar Sport Srl"]
    assert agent.get(f"{STAFF}/disputes/{first['number']}").json["proposed"] == 0
    assert agent.get(f"{STAFF}/disputes/7Q4K-M2XD-9ET").code == "dispute_not_found"


def test_an_upheld_dispute_is_credited_and_over(
    customer: Caller, agent: Caller, invoice: str, contest: Callable[..., Answer], deliver: Callable[[], int],
    mailbox: Mailbox,
) -> None:  # fmt: skip
    ticket = contest({**WRONG, "amount": 1000}).json["ticket"]["number"]
    over = answered(agent, ticket, outcome="upheld")
    twice = answered(agent, ticket, outcome="declined")
    deliver()

    assert (over.json["state"], over.json["credit_note"]) == ("upheld", "C2026-000001")
    assert (twice.status, twice.code) == (409, "dispute_over")
    note = customer.get("/v1/billing/invoices/C2026-000001").json
    assert (note["names"], note["amount"], note["document"]["reason"]) == (invoice, 1000, "We looked.")
    figures = customer.get("/v1/billing").json
    assert (figures["owed"], figures["disputed"]) == (3 * BEANS - 1000, 0)
    assert subjects(mailbox, "elin")[-2:] == ["Credit note for €10.00", "You are right: €10.00"]
    assert "We are looking into it: €10.00" in subjects(mailbox, "elin")


def test_a_declined_dispute_is_owed_as_before(
    customer: Caller, agent: Caller, invoice: str, contest: Callable[..., Answer], deliver: Callable[[], int],
    mailbox: Mailbox,
) -> None:  # fmt: skip
    ticket = contest().json["ticket"]["number"]
    answered(agent, ticket, outcome="declined", reason="You signed for it on 29 May.")
    deliver()

    assert customer.get("/v1/billing").json["disputed"] == 0
    mail = words_of(written_to(mailbox, "elin")[-1])
    assert "You signed for it on 29 May." in mail
    conversation = customer.get(f"/v1/tickets/{ticket}").json["entries"]
    said = [one["facts"] for one in conversation if one["kind"] == "dispute_declined"]
    assert said == [{"reason": "You signed for it on 29 May.", "note": ""}]
    assert "“BEAN-2 (en)”" in mail
    assert contest().status == 201  # they may say it again


def test_a_complaint_that_is_withdrawn_holds_nothing(
    customer: Caller, contest: Callable[..., Answer], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    ticket = contest().json["ticket"]
    moved = customer.post(f"/v1/tickets/{ticket['number']}/moves", {"move": "withdraw", "version": ticket["version"]})
    deliver()

    assert moved.status == 200
    assert customer.get("/v1/billing").json["disputed"] == 0
    assert "No longer in dispute: €42.90" in subjects(mailbox, "elin")


def test_a_line_is_in_dispute_once_and_for_no_more_than_is_left(
    customer: Caller, contest: Callable[..., Answer]
) -> None:
    assert contest({**WRONG, "amount": 2 * BEANS + 1}).code == "more_than_is_left"
    assert contest({**WRONG, "line": 3}).code == "line_not_found"
    first = contest()
    again, whole = contest(), contest({"message": "All of it is wrong."})
    assert (again.status, again.code, again.json["ticket"]) == (409, "already_disputed", first.json["ticket"]["number"])
    assert whole.code == "already_disputed"
    assert contest({**WRONG, "line": 1}).status == 201
    assert customer.get("/v1/billing").json["disputed"] == 3 * BEANS


def test_what_is_paid_is_no_longer_held(
    customer: Caller, agent: Caller, contest: Callable[..., Answer], pay: Callable[..., Any]
) -> None:
    ticket = contest({"message": "All of it is wrong."}).json["ticket"]["number"]
    pay("bank-1", 3 * BEANS - 100)
    assert customer.get("/v1/billing").json["disputed"] == 100
    upheld = answered(agent, ticket, outcome="upheld")
    assert upheld.json["amount"] == 3 * BEANS
    assert customer.get("/v1/billing").json["balance"] == 100 - 3 * BEANS


def test_others_invoices_and_payments_are_not_to_be_disputed(
    stranger: Caller, customer: Caller, contest: Callable[..., Answer], pay: Callable[..., Any]
) -> None:
    assert contest(caller=stranger).code == "unknown_item"
    paid = pay("bank-1", 9000)["number"]
    assert customer.post(f"/v1/billing/invoices/{paid}/disputes", WRONG).code == "wrong_side"
