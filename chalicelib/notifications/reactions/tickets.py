"""Who is told what about tickets: the member who asked, and who takes part. What staff are told stands in `desk`."""

from collections.abc import Callable
from dataclasses import replace

from chalicelib.accounts.service import Contact
from chalicelib.kernel import i18n
from chalicelib.kernel.event import Envelope, Event, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import News
from chalicelib.notifications.news import tickets as news
from chalicelib.notifications.reactions import case, complaints, disputes
from chalicelib.notifications.reactions.case import Case
from chalicelib.tickets import events
from chalicelib.tickets import service as tickets


def opened(about: Case) -> News | None:
    """Their own words, and when we answer; of a disputed invoice also what is held, of a complaint how it goes on.

    Nothing to whoever may be somebody else than the mail said that opened it.
    """
    if about.fact("receipt") == "no":
        return None
    return (
        disputes.received(about)
        or complaints.received(about)
        or news.TicketOpened(about.facts, about.text, about.answer_by)
    )


def answered(about: Case) -> news.TicketNews:
    """What staff wrote."""
    return news.TicketAnswered(about.facts, about.author, about.text, about.moment("news_by"))


def joined(about: Case) -> news.TicketNews:
    """Who else takes part from now on, and what they wrote."""
    return news.ParticipantJoined(about.facts, about.author, about.fact("joined") or "", about.text)


def asked(about: Case) -> news.TicketNews:
    """What staff need to know."""
    return news.TicketAsked(about.facts, about.author, about.text)


def solved(about: Case) -> news.TicketNews:
    """The question whether it is solved, and how it was."""
    return news.TicketSolved(about.facts, about.author, about.text or None, case.rating(about))


def closed(about: Case) -> news.TicketNews:
    """That it is over, and until when it can be opened again."""
    if about.deed == "withdraw":
        return news.TicketWithdrawn(about.facts)
    silent = about.deed == "answer_overdue"
    return news.TicketClosed(about.facts, case.reopen_until(about), silent, case.rating(about))


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


def promise_moved(about: Case) -> news.TicketNews | None:
    """Until when they have to wait longer; nothing when we answer sooner, or have been heard of meanwhile."""
    was = about.moment("was")
    if was is None or about.answer_by is None or about.answer_by <= was:
        return None
    return news.TicketPromiseMoved(about.facts, was, about.answer_by)


def cause_told(about: Case) -> news.TicketNews | None:
    """What led to it, or how far we are, in the words of staff; and by when we find it, as we promise our customer."""
    state = about.fact("cause_state")
    if state is None:
        return None
    texts = {language: text for language in i18n.LANGUAGES if (text := about.fact(f"text_{language}"))}
    find_by = None if about.to_participants else tickets.cause_due(about.ticket)
    return news.CauseTold(about.facts, about.author, state, about.text, texts, find_by)


def _reaction(event: type[Event], tell: Callable[[Case], News | None], *, participants: bool = False) -> Reaction:
    """Tells the requester, and if it concerns them the participants, if there still is a ticket. Those who could not be
    told keep nobody else waiting.
    """

    def run(happened: events.TicketEvent, envelope: Envelope) -> None:
        found = case.find(happened, envelope)
        if found is None:
            return
        contact, of_complaint = tickets.requester(found.ticket), complaints.TELL.get(found.deed)
        try:
            _notify(envelope, [contact] if contact else [], found, of_complaint or tell)
        finally:
            if participants and not of_complaint:  # what we offer is between us and the customer
                others = replace(found, to_participants=True)
                _notify(envelope, tickets.participants(found.ticket), others, tell)

    return Reaction(event, f"notifications.{event.name}", run, queue="notifications")


def _notify(envelope: Envelope, contacts: list[Contact], about: Case, tell: Callable[[Case], News | None]) -> None:
    told = tell(about) if contacts else None
    if told:
        service.notify(envelope, contacts, told)


REACTIONS = (
    _reaction(events.TicketOpened, opened),
    _reaction(events.TicketAnswered, answered, participants=True),
    _reaction(events.ParticipantJoined, joined),
    _reaction(events.CustomerAsked, asked, participants=True),
    _reaction(events.TicketSolved, solved, participants=True),
    _reaction(events.TicketClosed, closed, participants=True),
    _reaction(events.TicketReopened, reopened, participants=True),
    _reaction(events.WaitingForThird, waiting),
    _reaction(events.PriorityChanged, priority_changed),
    _reaction(events.TicketAssigned, assigned),
    _reaction(events.CustomerReminded, reminded),
    _reaction(events.PromiseBroken, promise_broken),
    _reaction(events.PromiseMoved, promise_moved),
    _reaction(events.CauseTold, cause_told, participants=True),
)
