"""Putting a complaint right: what staff offer, what the customer says to it, our answer letter, the named person."""

from datetime import date, datetime

from chalicelib.accounts import service as accounts
from chalicelib.billing import service as billing
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.i18n import known
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders.service import returning
from chalicelib.platform import vendor
from chalicelib.tickets.events import ComplaintEscalated, CustomerAsked, CustomerReplied, TicketSolved
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import complaints
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.remedies import AboutKind, Remedy
from chalicelib.tickets.rules.timing import object_until
from chalicelib.tickets.schemas import MoveTicket, TicketChange
from chalicelib.tickets.schemas.complaints import About, AnswerRemedy, FinishRemedy, OfferRemedy, SendLetter
from chalicelib.tickets.service import reading, storing
from chalicelib.tickets.service.storing import Change, Step


class UnknownDocument(Invalid):
    """This customer has no such credit note, refund or return."""


def offer(caller: Principal, number: str, request: OfferRemedy, key: IdempotencyKey) -> TicketChange:
    """Offers a remedy to the customer, who then decides. Raises OfferWaits, OfferDayNotAhead or UnknownDocument."""

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        about = _named(ticket, request.about)
        remedy = Remedy(
            remedy_id=key.derive("rmd"),
            words=request.words,
            until=date.fromisoformat(request.until),
            offered_by=caller.name,
            offered_at=now,
            amount=request.amount.amount if request.amount else None,
            currency=request.amount.currency if request.amount else None,
            about=about[0] if about else None,
            number=about[1] if about else None,
        )
        after = complaints.offer(handling, storing.level(), now, remedy)
        facts = {"until": request.until, **_worth(remedy), **_told(about)}
        return Change(after, CustomerAsked, [_entry(caller, ticket, "remedy_offered", request.words, **facts)])

    return _carry_out(caller, number, step, key, request.version)


def answer_remedy(caller: Principal, number: str, request: AnswerRemedy, key: IdempotencyKey) -> TicketChange:
    """The customer accepts or refuses the offer that waits. Raises NoOfferWaits."""

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        after = complaints.answer(handling, storing.level(), now, request.move, caller.name, request.word)
        facts = {"reason": request.word} if request.word else {}
        return Change(after, CustomerReplied, [_entry(caller, ticket, request.move.value, **facts)])

    return _carry_out(caller, number, step, key, request.version)


def finish(caller: Principal, number: str, request: FinishRemedy, key: IdempotencyKey) -> TicketChange:
    """Staff have done what was accepted; the customer is asked whether that solves it. Raises RemedyNotFound."""

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        about = _named(ticket, request.about)
        after = complaints.finish(handling, storing.level(), now, request.remedy_id, caller.name, about)
        return Change(after, TicketSolved, [_entry(caller, ticket, "finish_remedy", **_told(about))])

    return _carry_out(caller, number, step, key, request.version)


def send_letter(caller: Principal, number: str, request: SendLetter, key: IdempotencyKey) -> TicketChange:
    """Our final answer, at whose end stand the day until which the customer can object, and the dispute body."""

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        after = complaints.send_letter(handling, storing.level(), now)
        last_day = object_until(after, storing.level())
        facts = {"until": last_day.isoformat() if last_day else "", **_dispute_body(ticket)}
        return Change(after, TicketSolved, [_entry(caller, ticket, "answer_letter", request.text, **facts)])

    return _carry_out(caller, number, step, key, request.version)


def escalated(caller: Principal, ticket: Ticket, handling: Handling, _: MoveTicket, now: datetime) -> Change:
    """The customer wants the person whom the vendor has named; one of its people has the ticket from now on."""
    terms = vendor.complaint_terms()
    after = complaints.escalate(handling, storing.level(), now, to_somebody=bool(terms.name))
    person = next((one for one in accounts.staff_contacts() if one.email.lower() == terms.email.lower()), None)
    assignee = (person.member_id, person.name) if person else None
    if person:
        ticket.team = vendor.team_of(person.email)
    told = {"assignee": person.member_id if person else "", "former": ticket.assignee or ""}
    return Change(
        after, ComplaintEscalated, [_entry(caller, ticket, "escalate", name=terms.name)], told, assignee=assignee
    )


def _carry_out(caller: Principal, number: str, step: Step, key: IdempotencyKey, version: int) -> TicketChange:
    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, key, version)
    return reading.change(ticket, entries, staff=caller.staff)


def _entry(caller: Principal, ticket: Ticket, kind: str, text: str | None = None, **facts: str) -> Entry:
    return storing.entry_by(caller, ticket.number, kind, text, **facts)


def _dispute_body(ticket: Ticket) -> dict[str, str]:
    """In the customer's language, as the letter says it for ever."""
    terms, customer = vendor.complaint_terms(), accounts.contact(ticket.requester_id)
    if not terms.bodies:
        return {}
    name = terms.bodies.get(known(customer.language if customer else None)) or next(iter(terms.bodies.values()))
    return {"body": name, "url": terms.url}


def _worth(remedy: Remedy) -> dict[str, str]:
    if not remedy.amount or not remedy.currency:
        return {}
    return {"amount": str(remedy.amount), "currency": remedy.currency}


def _told(about: tuple[AboutKind, str] | None) -> dict[str, str]:
    return {"about": about[0].value, "number": about[1]} if about else {}


def _named(ticket: Ticket, about: About | None) -> tuple[AboutKind, str] | None:
    """The document, which is the customer's own. Raises UnknownDocument."""
    if about is None:
        return None
    number = about.number.upper()
    if not _EXISTS[about.kind](ticket.account_id, number):
        raise UnknownDocument("This customer has no such document.", kind=about.kind.value, number=number)
    return about.kind, number


def _is_credit_note(account_id: str, number: str) -> bool:
    found = billing.mail_invoice(account_id, number)
    return found is not None and found.kind == "credit_note"


def _is_refund(account_id: str, number: str) -> bool:
    return billing.refund_of(account_id, number) is not None


def _is_return(account_id: str, number: str) -> bool:
    found = returning.card(number)
    return found is not None and found.account_id == account_id


_EXISTS = {AboutKind.CREDIT_NOTE: _is_credit_note, AboutKind.REFUND: _is_refund, AboutKind.RETURN: _is_return}
