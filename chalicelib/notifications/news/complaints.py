"""What can be told about complaints beyond what is told about every ticket. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chalicelib.notifications.news.staff import StaffTicketNews
from chalicelib.notifications.news.tickets import TicketNews


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Who decides on a complaint when its customer asks for that. `roles` are words by language."""

    name: str
    roles: dict[str, str]


@dataclass(frozen=True, slots=True)
class DisputeBody:
    """Whom a customer can go to who does not agree with us; empty where the vendor has named none."""

    name: str
    url: str


@dataclass(frozen=True)
class ComplaintReceived(TicketNews):
    """The receipt for a complaint: their own words, when we answer, and how a complaint is gone about."""

    kind = "complaint_received"
    text: str
    answer_by: datetime | None
    person: NamedPerson | None


@dataclass(frozen=True)
class RemedyOffered(TicketNews):
    """What we offer, and the last day to accept it. `amount` is amount and currency, where it is worth some."""

    kind = "remedy_offered"
    name: str
    text: str
    until: date
    amount: dict[str, Any] | None


@dataclass(frozen=True)
class RemedyDone(TicketNews):
    """What was accepted is done. `document` is the kind of what shows it, and its number."""

    kind = "remedy_done"
    name: str
    document: tuple[str, str] | None
    rating: str = ""


@dataclass(frozen=True)
class OfferLapsed(TicketNews):
    """The last day to accept our offer is over; we go on, and tell more by `news_by`."""

    kind = "offer_lapsed"
    news_by: datetime | None


@dataclass(frozen=True)
class AnswerLetter(TicketNews):
    """Our final answer, the last day for an objection, and the dispute body."""

    kind = "answer_letter"
    name: str
    text: str
    until: date
    body: DisputeBody


@dataclass(frozen=True)
class ComplaintClosed(TicketNews):
    """Nobody objected to our answer letter in time; until `reopen_until` it can be opened again."""

    kind = "complaint_closed"
    reopen_until: datetime
    rating: str = ""


@dataclass(frozen=True)
class ComplaintEscalated(TicketNews):
    """The customer asked for the named person, who has it now."""

    kind = "complaint_escalated"
    person: NamedPerson
    answer_by: datetime | None


@dataclass(frozen=True)
class RemedyAccepted(StaffTicketNews):
    """The customer accepts what we offered: now we have to do it. `word` is what they said to it."""

    kind = "staff_remedy_accepted"
    name: str
    word: str | None
    answer_by: datetime | None


@dataclass(frozen=True)
class RemedyRefused(RemedyAccepted):
    """The customer does not accept what we offered."""

    kind = "staff_remedy_refused"


@dataclass(frozen=True)
class ComplaintForYou(StaffTicketNews):
    """The customer asks for the person named for complaints."""

    kind = "staff_complaint_escalated"
    name: str
    answer_by: datetime | None
