"""What is told about complaints beyond what is told about every ticket, by what was done."""

from collections.abc import Callable

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.kernel.principal import Role
from chalicelib.notifications import service
from chalicelib.notifications.news import complaints as news
from chalicelib.notifications.news.staff import StaffTicketNews
from chalicelib.notifications.news.tickets import TicketNews
from chalicelib.notifications.reactions import case
from chalicelib.notifications.reactions.case import Case
from chalicelib.platform import vendor
from chalicelib.tickets.events import ComplaintEscalated

COMPLAINT = "complaint"


def received(about: Case) -> news.ComplaintReceived | None:
    """Their own words, when we answer, and how we go about it; None when it is no complaint."""
    if about.ticket.kind != COMPLAINT:
        return None
    return news.ComplaintReceived(about.facts, about.text, about.answer_by, _person())


def offered(about: Case) -> TicketNews | None:
    """What we offer, and until when."""
    until, amount = about.day("until"), about.fact("amount")
    if until is None:
        return None
    worth = {"amount": int(amount), "currency": about.fact("currency")} if amount else None
    return news.RemedyOffered(about.facts, about.author, about.text, until, worth)


def done(about: Case) -> TicketNews:
    """That it is done, and by what."""
    kind, number = about.fact("about"), about.fact("number")
    document = (kind, number) if kind and number else None
    return news.RemedyDone(about.facts, about.author, document, case.rating(about))


def lapsed(about: Case) -> TicketNews:
    """That our offer holds no longer, and by when we tell more."""
    return news.OfferLapsed(about.facts, about.answer_by)


def letter(about: Case) -> TicketNews | None:
    """Our answer, until when to object, and whom to go to else."""
    until = about.day("until")
    if until is None:
        return None
    body = news.DisputeBody(about.fact("body") or "", about.fact("url") or "")
    return news.AnswerLetter(about.facts, about.author, about.text, until, body)


def closed(about: Case) -> TicketNews:
    """That the time for an objection is over."""
    return news.ComplaintClosed(about.facts, case.reopen_until(about), case.rating(about))


TELL: dict[str, Callable[[Case], TicketNews | None]] = {
    "remedy_offered": offered,
    "finish_remedy": done,
    "offer_lapsed": lapsed,
    "answer_letter": letter,
    "letter_period_over": closed,
}
"""What its customer is told, by the entry that tells of it."""


def answered(about: Case, yours: bool) -> StaffTicketNews | None:  # noqa: FBT001  (always called by position)
    """What the customer says to our offer; None when they have only written."""
    kind = {"accept_remedy": news.RemedyAccepted, "refuse_remedy": news.RemedyRefused}.get(about.deed)
    return kind(about.facts, about.author, about.fact("reason"), about.answer_by, yours=yours) if kind else None


def tell_customer(event: ComplaintEscalated, envelope: Envelope) -> None:
    """Who has their complaint now."""
    found, contact, person = case.find(event, envelope), accounts.contact(event.requester_id), _person()
    if found and contact and person:
        service.notify(envelope, [contact], news.ComplaintEscalated(found.facts, person, found.answer_by))


def tell_person(event: ComplaintEscalated, envelope: Envelope) -> None:
    """The named person; if they are none of the vendor's people, those who lead, else everybody."""
    found = case.find(event, envelope)
    if found is None:
        return
    person = [one for one in accounts.staff_contacts() if one.member_id == event.assignee]
    told = news.ComplaintForYou(found.facts, found.author, found.answer_by, yours=bool(person))
    service.notify(envelope, person or _leads(), told)


def _leads() -> list[Contact]:
    return accounts.staff_contacts(Role.ADMIN) or accounts.staff_contacts()


def _person() -> news.NamedPerson | None:
    terms = vendor.complaint_terms()
    return news.NamedPerson(terms.name, terms.roles) if terms.name else None


REACTIONS = (
    Reaction(ComplaintEscalated, "notifications.ticket.complaint_escalated", tell_customer, queue="notifications"),
    Reaction(ComplaintEscalated, "notifications.staff.ticket.complaint_escalated", tell_person, queue="notifications"),
)
