"""One believable piece of news of every kind, and people to tell it to."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib.accounts.service import Contact
from chalicelib.notifications.news import News, order_approval, order_steps
from chalicelib.notifications.news import billing as billing_news
from chalicelib.notifications.news import complaints as complaint_news
from chalicelib.notifications.news import guests as guest_news
from chalicelib.notifications.news import orders as order_news
from chalicelib.notifications.news import post as post_news
from chalicelib.notifications.news import returns as return_news
from chalicelib.notifications.news import shopping as shop_news
from chalicelib.notifications.news import signing_up as sign_up_news
from chalicelib.notifications.news import staff as staff_news
from chalicelib.notifications.news import tickets as ticket_news
from chalicelib.notifications.news import withdrawals as withdrawal_news
from tests.support import news_of_debts

NOW = datetime(2030, 1, 7, 11, 20, tzinfo=UTC)
ANSWER_BY = datetime(2030, 1, 8, 8, 15, tzinfo=UTC)
QUESTION = "The grinder stops after ten seconds.\n\nWe cleaned it twice; it hums, and then nothing."
ANSWER = "Which grinder do you have, the M1 or the M2?\nThe number stands under the hopper."


def contact(language: str = "en", **other: Any) -> Contact:
    """Elin, who reads in that language."""
    facts = {"member_id": "elin", "name": "Elin Lund", "email": "elin@customer.example", "staff": False}
    return Contact(**{**facts, "language": language, "time_zone": "Europe/Helsinki", **other})


def order(**other: Any) -> order_news.OrderFacts:
    """An order of a café, with two rates of VAT."""
    facts: dict[str, Any] = {
        "number": "7Q4K-M2XD-9ET",
        "placed_at": NOW,
        "placed_by": "Elin Lund",
        "account": "Kafé Luleå AB",
        "lines": (
            order_news.OrderLine(
                "House blend, whole beans, 1 kg", 12, 1890, 22_680, 1350, sku="NB-1001", promised_on=date(2030, 1, 10)
            ),
            order_news.OrderLine(
                "Descaler for espresso machines, six bottles",
                1,
                4_350,
                4_350,
                2550,
                sku="NB-7340",
                promised_on=date(2030, 1, 18),
                from_stock=False,
                expected_on=date(2030, 1, 16),
                note="For both machines",
            ),
        ),
        "currency": "EUR",
        "net": 27_030,
        "vat": (order_news.Vat(2550, 4_350, 1_109), order_news.Vat(1350, 22_680, 3_062)),
        "total": 31_201,
        "address": order_news.Postal(("Kafé Luleå AB", "Storgatan 1", "972\xa031 Luleå"), "SE"),
        "invoice_address": order_news.Postal(("Kafé Luleå AB", "Box 4", "972\xa030 Luleå"), "SE"),
        "reference": "Winter stock",
        "note": "Please ring at the back door.",
        "promised_on": date(2030, 1, 10),
        "way": "Parcel service",
        "charges": (order_news.Charge("Parcel service", 0, 2550),),
        "payment_days": 14,
        "terms_version": "1",
    }
    return order_news.OrderFacts(**{**facts, **other})


def ticket(**other: Any) -> ticket_news.TicketFacts:
    """A ticket about a grinder."""
    facts = {
        "number": "9M3T-0C7V-K2H",
        "subject": "Grinder stops after ten seconds",
        "priority": "P2",
        "requester": "Elin Lund",
        "account": "Kafé Luleå AB",
    }
    return ticket_news.TicketFacts(**{**facts, **other})


def every(**words: Any) -> Iterator[News]:
    """All kinds. `name`, `text`, `reason` and `subject` are what people wrote; give others to try them out."""
    name, text = words.get("name", "Ilze Ozola"), words.get("text", ANSWER)
    reason = words.get("reason", "Your café is open again tomorrow, so this can wait until then.")
    about = ticket(**{key: words[key] for key in ("subject",) if key in words})
    yield from _of_orders(words.get("name", "Elin Lund"), reason)
    yield from _of_money(reason)
    yield from _of_withdrawals(name, reason)
    yield from _of_returns(reason)
    yield from _of_shopping(words.get("subject", "Every second Monday"))
    yield sign_up_news.SignUpCode("123456")
    yield sign_up_news.AddressKnown()
    yield guest_news.LookUpCode("en", "7Q4K-M2XD-9ET", "123456")
    yield guest_news.InquiryToConfirm("en", "inq_" + "0" * 26 + ".AAAAAAAAAAAAAAAAAAAAAA")
    yield from _to_customers(about, name, text, reason)
    yield post_news.MailRefused(about.subject, "too_big")
    yield from _of_complaints(about, name, text, reason)
    yield from _to_staff(about, words.get("name", "Elin Lund"), words.get("text", QUESTION))


def _of_orders(name: str, reason: str) -> Iterator[News]:
    yield order_news.OrderPlaced(order())
    yield order_news.OrderAccepted(order())
    yield order_news.OrderCancelled(order(), by_customer=False, reason=reason)
    yield order_news.NewOrder(order(placed_by=name, note=reason))
    yield from _of_steps(name, reason)
    for kind in (
        order_approval.OrderAwaits,
        order_approval.OrderApproved,
        order_approval.OrderExpired,
        order_approval.OrderUnanswered,
    ):
        yield kind(order(), missing=1_201, answer_by=ANSWER_BY, ends_at=NOW + timedelta(7), reason=reason)
    for to_staff in (order_approval.NewOrderToApprove, order_approval.ApprovalDue):
        yield to_staff(order(placed_by=name), missing=1_201, answer_by=ANSWER_BY, ends_at=NOW + timedelta(7))


def _of_steps(name: str, reason: str) -> Iterator[News]:
    about = order()
    said: dict[str, Any] = {"by": name, "reason": reason}
    beans, descaler = about.lines
    parcel = order_steps.ParcelFacts("2", "Matkahuolto", "MH0012", "https://track.example/MH0012")
    some = (order_steps.Part(beans, quantity=3),)
    yield order_steps.OrderRefused(about, **said)
    yield order_steps.ParcelShipped(about, by=name, parcel=parcel, parts=some)
    yield order_steps.ParcelLost(about, **said, parcel=parcel, parts=some)
    yield order_steps.PromiseMoved(about, **said, parts=(order_steps.Part(descaler, promised_on=date(2030, 1, 14)),))
    yield order_steps.RestCancelled(about, **said, parts=some)
    yield order_steps.CancelDeclined(about, **said)
    yield order_steps.CancelAsked(about, **said, answer_by=ANSWER_BY)
    yield order_steps.CancelledByCustomer(about, **said)
    yield order_steps.RequestDue(about, **said, answer_by=ANSWER_BY)
    yield order_steps.RequestWithdrawn(about, by=name)
    changes = (order_steps.OrderChanged, order_steps.ChangeProposed, order_steps.ChangeDeclined)
    for kind in (*changes, order_steps.PricesProposed, order_steps.ChangeToApprove):
        yield kind(about, **said, answer_by=ANSWER_BY, difference=-1_890)
    for due in (order_steps.ProposalDue, order_steps.ChangeAsked, order_steps.ProposalDeclined):
        yield due(about, **said, answer_by=ANSWER_BY)
    yield order_steps.ChangedByCustomer(about, by=name)


def invoice(**other: Any) -> billing_news.InvoiceFacts:
    """The invoice for that order."""
    placed = order()
    facts: dict[str, Any] = {
        "number": "2030-000017",
        "currency": "EUR",
        "total": placed.total,
        "open": placed.total,
        "due": date(2030, 1, 21),
        "reference": "RF542030000017",
        "order": placed.number,
        "names": None,
        "lines": placed.lines,
        "net": placed.net,
        "vat": placed.vat,
    }
    return billing_news.InvoiceFacts(**{**facts, **other})


def _of_money(reason: str) -> Iterator[News]:
    note = invoice(number="C2030-000003", due=None, reference=None, names="2030-000017", open=1_201)
    paid = billing_news.PaymentFacts(
        "P7Q4K-M2XD-9ET", "EUR", 40_000, 8_799, date(2030, 1, 18), (("2030-000017", 31_201),)
    )
    yield billing_news.InvoiceIssued(invoice())
    yield billing_news.CreditNoteIssued(note)
    interest = invoice(number="2030-000031", order=None, names="2030-000017", total=214, open=214, lines=(), vat=())
    yield billing_news.InterestCharged(interest, rate=1_050, late=(billing_news.Late(31_201, 24, 214),))
    yield billing_news.PaymentPosted(paid)
    yield billing_news.AllocationUndone(invoice(), undone=31_201, reason=reason)
    yield billing_news.DebtWrittenOff(invoice(), written_off=1, reason=reason)
    yield from news_of_debts.disputes(reason, ANSWER_BY)
    yield from news_of_debts.reminders(reason)
    yield from news_of_debts.refunds(reason)


def withdrawal(**other: Any) -> withdrawal_news.WithdrawalFacts:
    """From a part of that order: some not sent yet, some to come back."""
    facts: dict[str, Any] = {
        "number": "W7Q4K-M2XD-9ET",
        "name": "Elin Lund",
        "received_at": NOW,
        "order": "7Q4K-M2XD-9ET",
        "statement": "I withdraw.\n\nName: Elin Lund\nContract: 7Q4K-M2XD-9ET",
        "sha256": "ab" * 32,
        "cancelled": (withdrawal_news.Goods("House blend, whole beans, 1 kg", 10, 0, "bag"),),
        "back": (withdrawal_news.Goods("Green beans", 250, 3, "kg"),),
        "send_back_by": NOW + timedelta(days=14),
        "send_back_to": "Norrbrygga, Kajen 1, 972 31 Luleå",
        "pay_back_by": NOW + timedelta(days=14),
    }
    return withdrawal_news.WithdrawalFacts(**{**facts, **other})


def _of_withdrawals(name: str, reason: str) -> Iterator[News]:
    about = withdrawal(name=name, statement=reason)
    yield withdrawal_news.WithdrawalReceipt(about)
    yield withdrawal_news.WithdrawalAccepted(about)
    yield withdrawal_news.WithdrawalFoundInvalid(about, reason)
    yield withdrawal_news.WithdrawalGoodsReceived(about)
    yield withdrawal_news.WithdrawalSettled(about)
    yield withdrawal_news.WithdrawalWaits(about)


def _of_shopping(name: str) -> Iterator[News]:
    changed = (("House blend, whole beans, 1 kg", "price_up"), ("Descaler for espresso machines, six bottles", "gone"))
    yield shop_news.ProductBack(name, "BEAN-1")
    yield shop_news.ProductGone(name, "BEAN-1", "BEAN-2", "House blend, whole beans, 1 kg")
    yield shop_news.ListDue(name, "reo_" + "0" * 26, date(2030, 1, 14), 7, changed)


def _of_returns(reason: str) -> Iterator[News]:
    facts = return_news.ReturnFacts(
        "R7Q4K-M2XD-9ET",
        "Kafé Luleå AB",
        (withdrawal_news.Goods("Green beans", 250, 3, "kg"),),
        ((2_145, "EUR"),),
        NOW + timedelta(days=14),
        NOW + timedelta(days=21),
        "Norrbrygga, Kajen 1, 972 31 Luleå",
        "9MX2-7Q4K-0ET",
        "Matkahuolto MH2",
    )
    for kind in (
        *(return_news.ReturnRequested, return_news.ReturnApproved, return_news.ReturnDeclined),
        *(return_news.ReturnCancelled, return_news.ReturnReceived, return_news.ReturnRefused),
        *(return_news.ReturnSettled, return_news.ReturnToSend, return_news.NewReturn),
        *(return_news.ReturnAppealed, return_news.ReturnDue, return_news.ReturnOver, return_news.ReturnExpired),
        *(return_news.ReturnPaidBack, return_news.ReturnExchanged, return_news.ReturnInRepair),
        *(return_news.ReturnSentBack, return_news.ReturnRepaired),
    ):
        yield kind(facts, reason, "Ilze Ozola")


def _to_customers(about: ticket_news.TicketFacts, name: str, text: str, reason: str) -> Iterator[News]:
    yield ticket_news.TicketOpened(about, text, ANSWER_BY)
    yield ticket_news.TicketAnswered(about, name, text, ANSWER_BY)
    yield ticket_news.ParticipantJoined(about, name, "bo@else.example", text)
    yield ticket_news.TicketAsked(about, name, text)
    yield ticket_news.TicketSolved(about, name, text, "7q4km2xd9et.3f6k0a9c2d.k5tq0v8mwzs1r3ye")
    yield ticket_news.TicketClosed(about, ANSWER_BY)
    yield ticket_news.TicketReopened(about, ANSWER_BY, reason)
    yield ticket_news.TicketWaiting(about, name, ANSWER_BY)
    yield ticket_news.TicketReminded(about, ANSWER_BY)
    yield ticket_news.TicketPromiseBroken(about, ANSWER_BY, ANSWER_BY)
    yield ticket_news.TicketPromiseMoved(about, ANSWER_BY, ANSWER_BY)
    yield ticket_news.TicketWithdrawn(about)
    yield ticket_news.PriorityChanged(about, name, "P1", ANSWER_BY, reason)
    yield ticket_news.AssigneeChanged(about, name)
    yield ticket_news.CauseTold(about, name, "looking", text, {"fi": "Etsimme syytä."}, ANSWER_BY)


def _of_complaints(about: ticket_news.TicketFacts, name: str, text: str, reason: str) -> Iterator[News]:
    until, body = date(2030, 2, 6), complaint_news.DisputeBody("Consumer Disputes Board", "disputes.example")
    person = complaint_news.NamedPerson(name, {"en": "head of customer service", "fi": "asiakaspalvelun johtaja"})
    yield complaint_news.ComplaintReceived(about, text, ANSWER_BY, person)
    yield complaint_news.RemedyOffered(about, name, text, until, {"amount": 4_900, "currency": "EUR"})
    yield complaint_news.RemedyDone(about, name, ("credit_note", "C2030-000003"))
    yield complaint_news.OfferLapsed(about, ANSWER_BY)
    yield complaint_news.AnswerLetter(about, name, text, until, body)
    yield complaint_news.ComplaintClosed(about, ANSWER_BY)
    yield complaint_news.ComplaintEscalated(about, person, ANSWER_BY)
    yield complaint_news.RemedyAccepted(about, name, reason, ANSWER_BY, yours=True)
    yield complaint_news.RemedyRefused(about, name, reason, ANSWER_BY, yours=True)
    yield complaint_news.ComplaintForYou(about, name, ANSWER_BY, yours=True)


def _to_staff(about: ticket_news.TicketFacts, name: str, text: str) -> Iterator[News]:
    late = NOW - timedelta(hours=2, minutes=10)
    yield staff_news.NewTicket(about, text, ANSWER_BY, yours=False)
    yield staff_news.CustomerReplied(about, name, text, ANSWER_BY, yours=True)
    yield staff_news.ReopenedByCustomer(about, name, ANSWER_BY, text, yours=True)
    yield staff_news.RatedBad(about, name, "It took three weeks.", yours=True)
    yield staff_news.AssignedToYou(about, name, ANSWER_BY, yours=True)
    yield staff_news.TakenFromYou(about, name, "Marco Ferri", yours=False)
    yield staff_news.UrgencyRaised(about, name, "P3", ANSWER_BY, yours=True)
    yield staff_news.WithdrawnByCustomer(about, name, yours=True)
    yield staff_news.MailPending(about, "bo@else.example", text, yours=True)
    yield staff_news.MailReturned(about, "elin@customer.example", "smtp; 550 5.1.1 no such user", yours=False)
    yield staff_news.PromiseDue(about, 80, ANSWER_BY, NOW, name, yours=True)
    yield staff_news.PromiseBroken(about, 100, late, NOW, None, yours=False)
    yield staff_news.SolutionDue(about, 100, late, NOW, None, yours=False)
    yield staff_news.SolutionLate(about, 100, late, NOW, None, yours=False)
    yield staff_news.CauseDue(about, 80, ANSWER_BY, NOW, None, yours=False)
    yield staff_news.CauseLate(about, 100, late, NOW, None, yours=False)
