"""What the vendor's staff are told about tickets: whoever has the ticket, else everybody who could take it."""

from collections.abc import Callable
from dataclasses import replace

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.kernel import clock, i18n, ids
from chalicelib.kernel.event import Envelope, Event, Reaction
from chalicelib.kernel.principal import Role
from chalicelib.notifications import service
from chalicelib.notifications.news import staff as news
from chalicelib.notifications.reactions import case, complaints
from chalicelib.notifications.reactions.case import Case
from chalicelib.platform import vendor
from chalicelib.platform.settings import settings
from chalicelib.tickets import events
from chalicelib.tickets import service as tickets

LATE = 100  # per cent of the time
SOLUTION, CAUSE = "resolution", "cause"  # the clocks that no answer stops
Teller = Callable[[Case, bool], news.StaffTicketNews | None]


def opened(about: Case, yours: bool) -> news.StaffTicketNews:  # noqa: FBT001  (always called by position)
    """A new ticket, in the customer's words."""
    return news.NewTicket(about.facts, about.text, about.answer_by, yours=yours)


def replied(about: Case, yours: bool) -> news.StaffTicketNews:  # noqa: FBT001
    """What the customer wrote, or says to our offer."""
    return complaints.answered(about, yours) or news.CustomerReplied(
        about.facts, about.author, about.text, about.answer_by, yours=yours
    )


def reopened(about: Case, yours: bool) -> news.StaffTicketNews | None:  # noqa: FBT001
    """The customer is not content. What staff or time opened again is no news to staff."""
    if not about.by_customer:
        return None
    return news.ReopenedByCustomer(about.facts, about.author, about.answer_by, about.text, yours=yours)


def rated(about: Case, yours: bool) -> news.StaffTicketNews | None:  # noqa: FBT001
    """The customer was not content; who was leaves the staff in peace."""
    if about.fact("verdict") != "bad":
        return None
    return news.RatedBad(about.facts, about.author, about.fact("word") or "", yours=yours)


def raised(about: Case, yours: bool) -> news.StaffTicketNews | None:  # noqa: FBT001
    """The customer needs it sooner. Staff know of their own changes."""
    was = about.fact("was")
    if was is None or not about.by_customer:
        return None
    return news.UrgencyRaised(about.facts, about.author, was, about.answer_by, yours=yours)


def withdrawn(about: Case, yours: bool) -> news.StaffTicketNews | None:  # noqa: FBT001
    """Whoever has it need not go on. When nobody has it, nobody need know."""
    if about.deed != "withdraw" or not yours:
        return None
    return news.WithdrawnByCustomer(about.facts, about.author, yours=yours)


def pending(about: Case, yours: bool) -> news.StaffTicketNews:  # noqa: FBT001
    """A mail that waits for somebody to look at it."""
    return news.MailPending(about.facts, about.fact("address") or "", about.text, yours=yours)


def returned(about: Case, yours: bool) -> news.StaffTicketNews:  # noqa: FBT001
    """The customer cannot be reached at their address."""
    return news.MailReturned(about.facts, about.fact("address") or "", about.fact("why") or "", yours=yours)


def tell_assignee(event: events.TicketAssigned, envelope: Envelope) -> None:
    """A colleague gave it to them; who took it themselves knows."""
    found = case.find(event, envelope)
    if found and event.assignee != envelope.actor:
        told = news.AssignedToYou(found.facts, found.author, found.answer_by, yours=True)
        service.notify(envelope, _only(event.assignee), told)


def tell_former(event: events.TicketAssigned | events.ComplaintEscalated, envelope: Envelope) -> None:
    """They need not go on; who gave it away or back themselves knows, and who has it again by now need not be told."""
    found = case.find(event, envelope)
    if found and event.former and event.former not in {envelope.actor, found.ticket.assignee}:
        now = found.fact("name") or found.fact("team")
        told = news.TakenFromYou(found.facts, found.author, now, by_customer=found.by_customer, yours=False)
        service.notify(envelope, _only(event.former), told)


def tell_escalation(event: events.TicketEscalated, envelope: Envelope) -> None:
    """How much of the promised time is gone, to whom it concerns; nothing when somebody has answered meanwhile."""
    found = case.find(event, envelope)
    if found is None or _is_over(event, found):
        return
    kind = _kind(event)
    recipients = _audience(event, found.ticket.team)
    yours = [contact.member_id for contact in recipients] == [event.assignee]
    due_at = clock.parse(event.due_at)
    told = kind(found.facts, event.mark, due_at, envelope.at, found.ticket.assignee_name, yours=yours)
    try:
        service.notify(envelope, recipients, told)
    finally:
        if event.audience == "owner":
            unanswered = replace(told, ticket=replace(found.facts, by_mail=False))
            service.notify(envelope, _outside(recipients), unanswered)


def _kind(event: events.TicketEscalated) -> type[news.PromiseDue | news.PromiseBroken]:
    if event.clock == SOLUTION:
        return news.SolutionLate if event.mark >= LATE else news.SolutionDue
    if event.clock == CAUSE:
        return news.CauseLate if event.mark >= LATE else news.CauseDue
    return news.PromiseBroken if event.mark >= LATE else news.PromiseDue


def _is_over(event: events.TicketEscalated, found: Case) -> bool:
    """Answered, solved or found meanwhile."""
    if event.clock == CAUSE:
        return tickets.cause_due(found.ticket) is None
    return tickets.is_settled(found.ticket) if event.clock == SOLUTION else found.answer_by is None


def _audience(event: events.TicketEscalated, named: str | None) -> list[Contact]:
    """Half of the time: who has it. Most of it: the team, everybody where no team has it. All of it: who has it, and
    those who lead. Half as much again: the owner as well.

    Where a place is empty everybody stands in for it: an escalation never goes to nobody.
    """
    everybody, assignee, team = accounts.staff_contacts(), _only(event.assignee), _team(named)
    leads = accounts.staff_contacts(Role.ADMIN) or everybody
    owner = [contact for contact in everybody if contact.email.lower() == vendor.owner().lower()]
    above = [*assignee, *leads]
    places = {"assignee": assignee or everybody, "team": team, "lead": above, "owner": [*above, *owner]}
    return list({contact.member_id: contact for contact in places[event.audience]}.values())


def _outside(told: list[Contact]) -> list[Contact]:
    """The owner's address, or where none is settled the vendor's own, unless it is that of somebody who is told."""
    address = vendor.owner()
    if not address or address.lower() in {contact.email.lower() for contact in told}:
        return []
    owner_id, zone = ids.derived("own", address.lower()), vendor.calendar().zone
    return [Contact(owner_id, settings().vendor, address, i18n.DEFAULT_LANGUAGE, zone, staff=True)]


def _team(named: str | None) -> list[Contact]:
    """The people of the team that has a ticket; everybody where none has it, or nobody is in it."""
    everybody = accounts.staff_contacts()
    return [contact for contact in everybody if named and vendor.team_of(contact.email) == named] or everybody


def _only(member_id: str | None) -> list[Contact]:
    """That member of staff, if they still are one."""
    return [contact for contact in accounts.staff_contacts() if contact.member_id == member_id]


def _reaction(event: type[Event], tell: Teller) -> Reaction:
    """Tells the assignee, or when nobody has the ticket its team, or everybody."""

    def run(happened: events.TicketEvent, envelope: Envelope) -> None:
        found = case.find(happened, envelope)
        if found is None:
            return
        assignee = _only(found.ticket.assignee)
        told = tell(found, bool(assignee))
        if told is not None:
            service.notify(envelope, assignee or _team(found.ticket.team), told)

    return Reaction(event, f"notifications.staff.{event.name}", run, queue="notifications")


REACTIONS = (
    _reaction(events.TicketOpened, opened),
    _reaction(events.CustomerReplied, replied),
    _reaction(events.TicketReopened, reopened),
    _reaction(events.TicketRated, rated),
    _reaction(events.PriorityChanged, raised),
    _reaction(events.TicketClosed, withdrawn),
    _reaction(events.MailPending, pending),
    _reaction(events.MailReturned, returned),
    Reaction(events.TicketAssigned, "notifications.staff.ticket.assigned", tell_assignee, queue="notifications"),
    Reaction(events.TicketAssigned, "notifications.staff.ticket.taken", tell_former, queue="notifications"),
    Reaction(events.ComplaintEscalated, "notifications.staff.ticket.decided", tell_former, queue="notifications"),
    Reaction(events.TicketEscalated, "notifications.staff.ticket.escalated", tell_escalation, queue="notifications"),
)
