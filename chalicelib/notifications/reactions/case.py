"""An event about a ticket, together with the ticket as it is now and the entry that tells of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from chalicelib.notifications.news.tickets import TicketFacts
from chalicelib.tickets import service as tickets
from chalicelib.tickets.events import TicketEvent
from chalicelib.tickets.service import Entry, Ticket


@dataclass(frozen=True, slots=True)
class Case:
    """`entry` is None for what time did, `at` when it happened; `to_participants`: told to who takes part by mail."""

    ticket: Ticket
    entry: Entry | None
    at: datetime
    to_participants: bool = False

    @property
    def facts(self) -> TicketFacts:
        """The ticket as mails tell of it."""
        ticket = self.ticket
        return TicketFacts(
            number=ticket.number,
            subject=ticket.subject,
            priority=ticket.priority,
            requester=ticket.requester_name,
            account=ticket.company or ticket.requester_name,
            by_mail=tickets.takes_mail(),
            guest=bool(ticket.guest_address),
            to_participant=self.to_participants,
            last_mail=ticket.last_mail or "",
        )

    @property
    def answer_by(self) -> datetime | None:
        """When we promised to answer; None when nobody waits for us."""
        return clock.parse(self.ticket.due_at) if self.ticket.due_at else None

    @property
    def author(self) -> str:
        """Who did it."""
        return self.entry.author if self.entry else ""

    @property
    def text(self) -> str:
        """What they wrote, if they wrote."""
        return (self.entry.text if self.entry else None) or ""

    @property
    def by_customer(self) -> bool:
        """Whether the customer did it, not staff and not time."""
        return self.entry is not None and self.entry.by == "customer"

    @property
    def deed(self) -> str:
        """What kind of entry tells of it."""
        return self.entry.kind if self.entry else ""

    def fact(self, name: str) -> str | None:
        """A short text by which the entry words what was done."""
        given: dict[str, str] = (self.entry.facts if self.entry else None) or {}
        return given.get(name) or None

    def moment(self, name: str) -> datetime | None:
        """A moment among those texts."""
        given = self.fact(name)
        return clock.parse(given) if given else None

    def day(self, name: str) -> date | None:
        """A day among them."""
        given = self.fact(name)
        return date.fromisoformat(given) if given else None


def rating(about: Case) -> str:
    """What the link shows by which its customer rates it; empty for who takes part, and for who has rated it."""
    return "" if about.to_participants or about.ticket.rating else tickets.link_token(about.ticket)


def reopen_until(about: Case) -> datetime:
    """Until when what was closed just now can be opened again."""
    return about.at + timedelta(days=tickets.promises().reopen_days)


def find(event: TicketEvent, envelope: Envelope) -> Case | None:
    """The case; None when there is no such ticket any more."""
    ticket = tickets.ticket_of(event.number)
    if ticket is None:
        return None
    return Case(ticket, tickets.entry(event.number, event.entry_id, internal=event.internal), envelope.at)
