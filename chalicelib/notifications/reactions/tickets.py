"""Who is told what about tickets: the member who asked. What the vendor's staff are told stands in `desk`."""

from collections.abc import Callable

from chalicelib.accounts import service as accounts
from chalicelib.kernel.event import Envelope, Event, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import News
from chalicelib.notifications.news import tickets as news
from chalicelib.notifications.reactions import case, complaints, disputes
from chalicelib.notifications.reactions.case import Case
from chalicelib.tickets import events
from chalicelib.tickets import service as tickets


def opened(about: Case) -> News:
    """Their own words, and when we answer; of a disputed invoice also what is held, of a complaint how it goes on."""
    return (
        disputes.received(about)
        or complaints.received(about)
        or news.TicketOpened(about.facts, about.text, about.answer_by)
    )


def answered(about: Case) -> news.TicketNews:
    """What staff wrote."""
    return news.TicketAnswered(about.facts, about.author, about.text, about.moment("news_by"))


def asked(about: Case) -> news.TicketNews:
    """What staff need to know."""
    return news.TicketAsked(about.facts, about.author, about.text)


def solved(about: Case) -> news.TicketNews:
    """The question whether it is solved."""
    return news.TicketSolved(about.facts, about.author, about.text or None)


def closed(about: Case) -> news.TicketNews:
    """That it is over, and until when it can be opened again."""
    if about.deed == "withdraw":
        return news.TicketWithdrawn(about.facts)
    return news.TicketClosed(about.facts, case.reopen_until(about), silent=about.deed == "answer_overdue")


def reopened(about: Case) -> news.TicketNews:
    """That work goes on, and when we answer."""
    return news.TicketReopened(about.facts, about.answer_by, about.fact("reason"))


def waiting(about: Case) -> news.TicketNews:
    """Whom we wait for, and until when."""
    return news.TicketWaiting(about.facts, about.fact("name"), about.moment("until") or about.at)


def priority_changed(about: Case) -> news.TicketNews | None:
    """The priority before and now, and why; nothing when it stayed the same."""
    was = about.fact("was")
    if was is None or was == about.fact("now"):
        return None
    return news.PriorityChanged(
        about.facts, about.author, was, about.answer_by, about.fact("reason"), by_customer=about.by_customer
    )


def assigned(about: Case) -> news.TicketNews | None:
    """Who looks after it now; nothing when nobody does."""
    name = about.fact("name")
    return news.AssigneeChanged(about.facts, name) if name else None


def reminded(about: Case) -> news.TicketNews | None:
    """That we wait for them, and when it closes; nothing when they have answered meanwhile."""
    if not tickets.is_customers_turn(about.ticket):
        return None
    return news.TicketReminded(about.facts, tickets.closing_at(about.ticket))


def promise_broken(about: Case) -> news.TicketNews | None:
    """Our apology and the new promise; nothing when we have been heard of meanwhile."""
    if about.answer_by is None:
        return None
    return news.TicketPromiseBroken(about.facts, about.moment("due_at") or about.at, about.moment("new_due_at"))


def _reaction(event: type[Event], tell: Callable[[Case], News | None]) -> Reaction:
    """Tells the requester, if there still are both a ticket and somebody to tell."""

    def run(happened: events.TicketEvent, envelope: Envelope) -> None:
        found, contact = case.find(happened, envelope), accounts.contact(happened.requester_id)
        told = complaints.TELL.get(found.deed, tell)(found) if found and contact else None
        if told and contact:
            service.notify(envelope, [contact], told)

    return Reaction(event, f"notifications.{event.name}", run, queue="notifications")


REACTIONS = (
    _reaction(events.TicketOpened, opened),
    _reaction(events.TicketAnswered, answered),
    _reaction(events.CustomerAsked, asked),
    _reaction(events.TicketSolved, solved),
    _reaction(events.TicketClosed, closed),
    _reaction(events.TicketReopened, reopened),
    _reaction(events.WaitingForThird, waiting),
    _reaction(events.PriorityChanged, priority_changed),
    _reaction(events.TicketAssigned, assigned),
    _reaction(events.CustomerReminded, reminded),
    _reaction(events.PromiseBroken, promise_broken),
)
