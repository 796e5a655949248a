"""What a customer is told about their money."""

from collections.abc import Callable
from typing import Any

from chalicelib.billing import service as billing
from tests.functional.billing.conftest import ELIN
from tests.support.bills import bill as owed
from tests.support.caller import Caller
from tests.support.mails import Mailbox, text_of, words_of, written_to


def test_who_ordered_gets_the_invoice(
    customer: Caller, bill: Callable[..., Any], mailbox: Mailbox, deliver: Callable[[], int]
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    deliver()
    mail = written_to(mailbox, "elin")[-1]

    assert mail["Subject"] == f"[#{number}] New invoice for €21.45"
    for part in ("BEAN-1 (en)", "VAT 13.5% on €18.90", "Monday 15 June 2026", "RF422026000001"):
        assert part in text_of(mail)
    notices = customer.get("/v1/notices").json["items"]
    [notice] = [one for one in notices if one["kind"] == "invoice_issued"]
    assert (notice["title"], notice["link"]) == (f"New invoice {number}: €21.45", f"/app/money/invoices/{number}")


def test_a_payment_is_receipted_with_where_it_went(
    customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    paid = pay("bank-1", 3000)
    deliver()
    mail = written_to(mailbox, "elin")[-1]

    assert mail["Subject"] == f"[#{paid['number']}] Your payment of €30.00 has arrived"
    for part in (f"To invoice {number}", "€21.45", "To your credit", "€8.55"):
        assert part in text_of(mail)


def test_an_undone_allocation_is_told_with_its_reason(
    customer: Caller,
    agent: Caller,
    bill: Callable[..., Any],
    pay: Callable[..., Any],
    deliver: Callable[[], int],
    mailbox: Mailbox,
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    paid = pay("bank-1", 1000)
    undo = {"allocation": paid["settlements"][0]["entry_id"], "reason": "It was for another customer's coffee."}
    agent.post(f"/v1/staff/accounts/{ELIN}/deallocations", undo)
    deliver()
    mail = written_to(mailbox, "elin")[-1]

    assert mail["Subject"] == f"[#{number}] A payment was moved: €10.00"
    assert "It was for another customer's coffee." in text_of(mail)


def test_a_debt_that_is_given_up_is_told_with_its_reason(
    customer: Caller, agent: Caller, bill: Callable[..., Any], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    for amount in (145, 2000):
        given_up = {"number": number, "amount": amount, "reason": "The parcel was so late."}
        agent.post(f"/v1/staff/accounts/{ELIN}/write-offs", given_up)
        deliver()
    first, second = written_to(mailbox, "elin")[-2:]

    assert first["Subject"] == f"[#{number}] €1.45 need not be paid"
    for part in ("The parcel was so late.", "To pay", "€20.00"):
        assert part in text_of(first)
    assert "Nothing of it is left to pay." in words_of(second)
    titles = {notice["title"] for notice in customer.get("/v1/notices").json["items"]}  # all of the same moment
    assert f"Invoice {number}: €20.00 need not be paid" in titles


def test_a_credit_note_says_what_it_takes_back_and_why(
    customer: Caller, agent: Caller, bill: Callable[..., Any], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    billing.bring_up_to(ELIN, "elin", owed(customer.get(f"/v1/billing/invoices/{number}").json["order"], version=2))
    free = {"amount": 500, "vat_rate": 0, "reason": "For the trouble."}
    agent.post(f"/v1/staff/accounts/{ELIN}/credit-notes", free)
    deliver()
    mails = {str(mail["Subject"]): words_of(mail) for mail in written_to(mailbox, "elin")}

    assert f"all of invoice {number}" in mails["[#C2026-000001] Credit note for €21.45"]
    assert "For the trouble." in mails["[#C2026-000002] Credit note for €5.00"]
    assert "€5.00 of it is left to your credit" in mails["[#C2026-000002] Credit note for €5.00"]
