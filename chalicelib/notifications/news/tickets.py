"""What can be told about tickets to their customers. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.notifications.news import News


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """A ticket as mails tell of it. `priority` is P1 to P4, `account` whose ticket it is.

    `by_mail`: answers to the mail reach the ticket; `guest`: its customer has no other way to it; `to_participant`: the
    mail goes to somebody who takes part by mail; `last_mail` is the id of the last mail that came in it.
    """

    number: str
    subject: str
    priority: str
    requester: str
    account: str
    by_mail: bool = False
    guest: bool = False
    to_participant: bool = False
    last_mail: str = ""

    @property
    def by_mail_only(self) -> bool:
        """Whether its reader has no other way to it than to answer the mail."""
        return self.guest or self.to_participant


@dataclass(frozen=True)
class TicketNews(News):
    """Something about a ticket."""

    ticket: TicketFacts

    @property
    def number(self) -> str:
        return self.ticket.number

    @property
    def link(self) -> str:
        return f"/app/staff/tickets/{self.number}" if self.to_staff else f"/app/tickets/{self.number}"

    @property
    def title_facts(self) -> dict[str, Any]:
        facts = {"number": self.number, "subject": self.ticket.subject, "priority": self.ticket.priority}
        return facts | {fact: getattr(self, fact) for fact in ("name", "percent") if hasattr(self, fact)}

    @property
    def whose_deed(self) -> str:
        """Who did it, where the news names somebody."""
        return getattr(self, "name", "")


@dataclass(frozen=True)
class TicketOpened(TicketNews):
    """The requester's receipt: their own words, and when we answer."""

    kind = "ticket_opened"
    text: str
    answer_by: datetime | None


@dataclass(frozen=True)
class TicketAnswered(TicketNews):
    """Staff have written, and may have said by when there is more."""

    kind = "ticket_answered"
    name: str
    text: str
    news_by: datetime | None = None


@dataclass(frozen=True)
class ParticipantJoined(TicketNews):
    """Staff let somebody take part, `name` from `address`, who wrote by mail."""

    kind = "participant_joined"
    name: str
    address: str
    text: str


@dataclass(frozen=True)
class TicketAsked(TicketNews):
    """Staff have written, and wait for the customer."""

    kind = "ticket_asked"
    name: str
    text: str


@dataclass(frozen=True)
class TicketSolved(TicketNews):
    """Staff think that it is solved; the customer decides. `text` is the last answer, if one came with it; `rating` is
    what a link to rate it shows, empty where there is none.
    """

    kind = "ticket_solved"
    name: str
    text: str | None
    rating: str = ""


@dataclass(frozen=True)
class TicketClosed(TicketNews):
    """It is over, perhaps because the customer stayed `silent`; until `reopen_until` it can be opened again."""

    kind = "ticket_closed"
    reopen_until: datetime | None
    silent: bool = False
    rating: str = ""


@dataclass(frozen=True)
class TicketReopened(TicketNews):
    """Work goes on. Staff who open it again may say why."""

    kind = "ticket_reopened"
    answer_by: datetime | None
    reason: str | None = None


@dataclass(frozen=True)
class TicketWaiting(TicketNews):
    """Staff wait for somebody else, whose name they may give, until a moment."""

    kind = "ticket_waiting"
    third: str | None
    until: datetime


@dataclass(frozen=True)
class TicketReminded(TicketNews):
    """The customer has been silent; unless they answer, the ticket closes on `closes_on`, if at all."""

    kind = "ticket_reminded"
    closes_on: datetime | None


@dataclass(frozen=True)
class TicketPromiseBroken(TicketNews):
    """We have not kept a promise whose time was over at `was`; we apologise, and promise to be heard of by `again`."""

    kind = "ticket_promise_broken"
    was: datetime
    again: datetime | None


@dataclass(frozen=True)
class TicketPromiseMoved(TicketNews):
    """We answer later than we said, by `answer_by` instead of `was`: the vendor's hours or targets have changed."""

    kind = "ticket_promise_moved"
    was: datetime
    answer_by: datetime


@dataclass(frozen=True)
class TicketWithdrawn(TicketNews):
    """The requester needs nothing more."""

    kind = "ticket_withdrawn"


@dataclass(frozen=True)
class PriorityChanged(TicketNews):
    """Staff have set another priority and say why, or the customer needs it sooner. `old` is what it was."""

    kind = "priority_changed"
    name: str
    old: str
    answer_by: datetime | None
    reason: str | None
    by_customer: bool = False


@dataclass(frozen=True)
class AssigneeChanged(TicketNews):
    """Somebody, by name, now looks after the ticket."""

    kind = "assignee_changed"
    name: str


@dataclass(frozen=True)
class CauseTold(TicketNews):
    """Staff tell what led to it, or how far they are: `state`. `texts` are translations of `text` by language; while
    they look for it, they promise to find it by `find_by`.
    """

    kind = "cause_told"
    name: str
    state: str
    text: str
    texts: dict[str, str]
    find_by: datetime | None = None
