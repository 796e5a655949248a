"""From an accepted order to an invoice, and from a cancelled one to a credit note."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel.event import Envelope
from tests.support.caller import Caller

BEANS = 2145  # 18.90 and 13.5 % VAT


def test_an_accepted_order_is_invoiced_with_its_own_vat(customer: Caller, accepted: Callable[..., Any]) -> None:
    placed = accepted(customer, BEAN_1=1, MUG_1=1)

    [listed] = customer.get("/v1/billing/open").json["items"]
    invoice = customer.get(f"/v1/billing/invoices/{listed['number']}").json

    assert (invoice["number"], invoice["on"], invoice["due"]) == ("2026-000001", "2026-06-01", "2026-06-15")
    assert (invoice["order"], invoice["kind"]) == (placed["number"], "invoice")
    assert invoice["amount"] == invoice["open"] == placed["document"]["total"] == 3275
    assert invoice["document"]["vat_groups"] == placed["document"]["vat_groups"]
    for address in ("delivery_address", "invoice_address"):
        assert invoice["document"][address] == placed["document"][address]
    assert invoice["reference"] == "RF422026000001"


def test_numbers_leave_no_gap_whoever_orders(customer: Caller, stranger: Caller, bill: Callable[..., Any]) -> None:
    numbers = [bill(caller, BEAN_1=1)["number"] for caller in (customer, stranger, customer)]

    assert numbers == ["2026-000001", "2026-000002", "2026-000003"]


def test_a_fact_that_arrives_twice_bills_once(
    customer: Caller, accepted: Callable[..., Any], events: Callable[[], list[Envelope]]
) -> None:
    from app import courier

    accepted(customer, BEAN_1=1)
    for event in events():
        for reaction in courier.awaiting(event.name):
            if reaction.startswith("orders."):
                known = courier.reactions[reaction]
                known.run(known.event.model_validate(event.data), event)

    assert customer.get("/v1/billing").json["owed"] == BEANS
    assert [event.name for event in events()].count("billing.invoice_issued") == 1


def test_a_cancelled_order_is_credited_against_its_own_invoice(
    customer: Caller, agent: Caller, accepted: Callable[..., Any], deliver: Callable[[], int], pay: Callable[..., Any]
) -> None:
    placed = accepted(customer, BEAN_1=1)
    pay("bank-1", 1000)
    body = {"move": "cancel", "version": 2, "reason": "The roast failed."}
    assert agent.post(f"/v1/staff/orders/{placed['number']}/moves", body).status == 200
    deliver()

    figures = customer.get("/v1/billing").json
    note = customer.get("/v1/billing/invoices/C2026-000001").json
    assert (figures["owed"], figures["unallocated"], figures["balance"]) == (0, 1000, -1000)
    assert (note["kind"], note["names"], note["amount"], note["open"]) == ("credit_note", "2026-000001", BEANS, 1000)


def test_what_an_order_reserves_is_owed_once_it_is_accepted_or_free_once_it_is_cancelled(
    customer: Caller,
    agent: Caller,
    order: Callable[..., Any],
    deliver: Callable[[], int],
) -> None:
    placed, other = order(customer, BEAN_1=1), order(customer, BEAN_1=2)
    deliver()
    before = customer.get("/v1/billing").json["credit"]
    agent.post(f"/v1/staff/orders/{placed['number']}/moves", {"move": "accept", "version": 1})
    agent.post(f"/v1/staff/orders/{other['number']}/moves", {"move": "cancel", "version": 1, "reason": "Sold out."})
    deliver()
    after = customer.get("/v1/billing").json

    assert before["reserved"] == 3 * BEANS
    assert (after["credit"]["reserved"], after["owed"]) == (0, BEANS)
    assert [one["kind"] for one in customer.get("/v1/billing/entries").json["items"]] == ["invoice"]
