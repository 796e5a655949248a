"""What customers and staff are told about orders."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from chalicelib.kernel import clock
from tests.support.caller import Caller
from tests.support.mails import Mailbox, text_of, words_of, written_to
from tests.support.shop import ADDRESS, submit


def test_an_order_is_receipted_and_staff_hear_of_it(
    customer: Caller, agent: Caller, order: Callable[..., Any], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    placed = order(customer, BEAN_1=2, MUG_1=1)
    deliver()

    [receipt] = written_to(mailbox, "elin")
    assert receipt["Subject"] == f"[#{placed['number']}] Thank you for your order"
    for part in ("BEAN-1 (en)", "2 × €18.90", "€37.80", "VAT 25.5% on €9.00", "€2.30", "€5.10", "€54.20"):
        assert part in text_of(receipt)
    assert "Delivery and invoice address: Elin Lund, Storgatan 1, 97231 Luleå, Sweden" in words_of(receipt)
    [to_staff] = written_to(mailbox, "ilze")
    assert to_staff["Subject"] == f"[#{placed['number']}] New order for €54.20"
    assert "Elin Lund, Kafé Luleå AB placed order" in text_of(to_staff)
    assert customer.get("/v1/notices").json["items"][0]["link"] == f"/app/orders/{placed['number']}"
    assert agent.get("/v1/notices").json["items"][0]["link"] == f"/app/staff/orders/{placed['number']}"


def test_an_accepted_order_has_a_promised_day(
    customer: Caller, agent: Caller, order: Callable[..., Any], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    placed = order(customer, BEAN_1=2)
    accept = {"move": "accept", "version": 1, "promised_on": "2040-05-07"}
    assert agent.post(f"/v1/staff/orders/{placed['number']}/moves", accept).status == 200
    deliver()

    _, accepted, _ = written_to(mailbox, "elin")  # the receipt before, the invoice after
    assert "We promise to deliver it by Monday 7 May 2040." in text_of(accepted)


def test_a_cancelled_order_says_why(
    customer: Caller, agent: Caller, order: Callable[..., Any], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    placed = order(customer, BEAN_1=2)
    cancel = {"move": "cancel", "version": 1, "reason": "The roaster burnt down."}
    agent.post(f"/v1/staff/orders/{placed['number']}/moves", cancel)
    deliver()

    mail = written_to(mailbox, "elin")[-1]
    assert f"We have cancelled your order {placed['number']}." in text_of(mail)
    assert "> The roaster burnt down." in text_of(mail)


def test_telling_again_changes_nothing(
    customer: Caller, agent: Caller, order: Callable[..., Any], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    from app import courier

    order(customer, BEAN_1=2)
    deliver()
    mails = len(mailbox())

    assert (deliver(), len(mailbox())) == (0, mails)
    assert mails == 2
    assert len(courier.awaiting("order.placed")) >= 2


def test_the_receipt_says_how_it_comes_how_it_is_paid_and_under_which_terms(
    customer: Caller,
    order: Callable[..., Any],
    deliver: Callable[[], int],
    mailbox: Mailbox,
    settled: Callable[..., None],
) -> None:
    settled(delivery_ways='[{"code": "parcel", "net": {"EUR": 590}, "vat_rate": 2550}]', terms_version="2026-12")
    order(customer, BEAN_1=2)
    deliver()

    receipt = text_of(written_to(mailbox, "elin")[0])
    for part in ("Parcel service", "€5.90", "By invoice, to be paid within 14 days", "/en/terms/2026-12/"):
        assert part in receipt


def test_the_receipt_is_the_document_line_by_line(
    customer: Caller, agent: Caller, shop: None, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    lines = [{"sku": "BEAN-1", "quantity": 2, "note": "Ground"}, {"sku": "MACH-1", "quantity": 1}]
    office = {**ADDRESS, "name": "Kafé Luleå AB", "line1": "Box 4"}
    asked = {"lines": lines, "delivery_address": ADDRESS, "invoice_address": office, "note": "Ring twice"}
    with clock.fixed(datetime(2030, 1, 7, 10, tzinfo=UTC)):
        customer.post("/v1/orders", submit(customer.post("/v1/reviews", asked).json))
        deliver()

    for name, whose in (("elin", "You added:\n\n> Ring twice"), ("ilze", "Elin Lund added:\n\n> Ring twice")):
        mail = written_to(mailbox, name)[0]
        assert whose in text_of(mail)
        for part in (
            "BEAN-1 · 2 × €18.90 · VAT 13.5%",
            "Arrives by 9 January 2030 Note: Ground",
            "Made to order, arrives by 21 January 2030",
            "Delivery address: Elin Lund, Storgatan 1, 97231 Luleå, Sweden",
            "Invoice address: Kafé Luleå AB, Box 4, 97231 Luleå, Sweden",
        ):
            assert part in words_of(mail)
