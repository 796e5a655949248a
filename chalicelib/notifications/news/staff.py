"""What can be told about tickets to the vendor's staff. Pure."""

from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.notifications.news.tickets import TicketNews


@dataclass(frozen=True)
class StaffTicketNews(TicketNews):
    """To staff. `yours`: the reader is the assignee, otherwise one of all who could take it."""

    to_staff = True
    yours: bool = field(kw_only=True)


@dataclass(frozen=True)
class NewTicket(StaffTicketNews):
    """A customer has opened a ticket."""

    kind = "staff_ticket_opened"
    text: str
    answer_by: datetime | None


@dataclass(frozen=True)
class CustomerReplied(StaffTicketNews):
    """A customer has written in a ticket."""

    kind = "staff_ticket_replied"
    name: str
    text: str
    answer_by: datetime | None


@dataclass(frozen=True)
class ReopenedByCustomer(StaffTicketNews):
    """A customer says that it is not solved, or opens a closed ticket again; `text` is what they wrote, if they did."""

    kind = "staff_ticket_reopened"
    name: str
    answer_by: datetime | None
    text: str = ""


@dataclass(frozen=True)
class RatedBad(StaffTicketNews):
    """A customer was not content with how we handled it. `word` is what they say of it, if anything."""

    kind = "staff_ticket_rated_bad"
    name: str
    word: str


@dataclass(frozen=True)
class AssignedToYou(StaffTicketNews):
    """A colleague has given the reader a ticket."""

    kind = "staff_ticket_assigned"
    name: str
    answer_by: datetime | None


@dataclass(frozen=True)
class TakenFromYou(StaffTicketNews):
    """The reader had a ticket, and somebody else has it now, or nobody. `by_customer`: who wants `now` to decide."""

    kind = "staff_ticket_taken"
    name: str
    now: str | None
    by_customer: bool = False


@dataclass(frozen=True)
class UrgencyRaised(StaffTicketNews):
    """The customer has raised the urgency; `old` is the priority before."""

    kind = "staff_priority_raised"
    name: str
    old: str
    answer_by: datetime | None


@dataclass(frozen=True)
class WithdrawnByCustomer(StaffTicketNews):
    """Nothing needs doing any more."""

    kind = "staff_ticket_withdrawn"
    name: str


@dataclass(frozen=True)
class MailPending(StaffTicketNews):
    """Somebody writes by mail who is not surely one of the ticket's people; `name` is their address."""

    kind = "staff_mail_pending"
    name: str
    text: str


@dataclass(frozen=True)
class MailReturned(StaffTicketNews):
    """A mail to the customer came back; `name` is the address, `why` what the server there said, if anything."""

    kind = "staff_mail_returned"
    name: str
    why: str


@dataclass(frozen=True)
class PromiseDue(StaffTicketNews):
    """Escalation at 50 or 80 % of the time. `now` is when it was noticed."""

    kind = "staff_ticket_due"
    percent: int
    due_at: datetime
    now: datetime
    assignee: str | None


@dataclass(frozen=True)
class PromiseBroken(StaffTicketNews):
    """Escalation at 100 or 150 %: the promised answer is late."""

    kind = "staff_ticket_overdue"
    percent: int
    due_at: datetime
    now: datetime
    assignee: str | None


@dataclass(frozen=True)
class SolutionDue(PromiseDue):
    """The same of the time in which we promised to solve it."""

    kind = "staff_solution_due"


@dataclass(frozen=True)
class SolutionLate(PromiseBroken):
    """It should have been solved by now."""

    kind = "staff_solution_overdue"


@dataclass(frozen=True)
class CauseDue(PromiseDue):
    """The same of the time in which we promised to find what led to it."""

    kind = "staff_cause_due"


@dataclass(frozen=True)
class CauseLate(PromiseBroken):
    """What led to it should have been found by now."""

    kind = "staff_cause_overdue"
