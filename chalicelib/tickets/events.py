"""Facts about tickets. They carry ids, never what people wrote."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class TicketEvent(Event):
    """What all of them say. `entry_id` is the entry of the conversation that tells of it, or the note if `internal`."""

    internal: ClassVar[bool] = False
    number: str
    account_id: str
    requester_id: str
    entry_id: str = ""


class TicketOpened(TicketEvent):
    """A customer asks, complains, reports or suggests."""

    name: ClassVar[str] = "ticket.opened"


class CustomerReplied(TicketEvent):
    """The customer added a message."""

    name: ClassVar[str] = "ticket.customer_replied"


class TicketAnswered(TicketEvent):
    """A member of staff wrote to the customer."""

    name: ClassVar[str] = "ticket.answered"


class CustomerAsked(TicketEvent):
    """A member of staff wrote to the customer, who is to answer."""

    name: ClassVar[str] = "ticket.asked"


class NoteAdded(TicketEvent):
    """Staff wrote a note to each other."""

    name: ClassVar[str] = "ticket.note_added"


class FilesSent(TicketEvent):
    """Files came with an entry from the site; they wait to be checked. It may be a note `among_staff`."""

    name: ClassVar[str] = "ticket.files_sent"
    among_staff: bool = False


class TopicAnswered(TicketEvent):
    """Staff answered what only they are asked about a ticket's topic."""

    name: ClassVar[str] = "ticket.topic_answered"


class QuestionSpared(Event):
    """What a customer read of their order while they wrote answered it: no ticket was opened."""

    name: ClassVar[str] = "ticket.question_spared"
    order: str
    account_id: str
    kinds: list[str]


class MailPending(TicketEvent):
    """Somebody writes by mail who is not surely one of its people. The entry is a note: only staff read it."""

    name: ClassVar[str] = "ticket.mail_pending"
    internal: ClassVar[bool] = True


class ParticipantJoined(TicketEvent):
    """Staff let somebody take part whose mail waited. The entry is what they wrote."""

    name: ClassVar[str] = "ticket.participant_joined"


class MailReturned(TicketEvent):
    """A mail of ours to its customer came back, for ever. The entry is a note among staff."""

    name: ClassVar[str] = "ticket.mail_returned"
    internal: ClassVar[bool] = True


class TicketSolved(TicketEvent):
    """Staff think that it is solved, and ask the customer."""

    name: ClassVar[str] = "ticket.solved"


class TicketClosed(TicketEvent):
    """It is over: confirmed, withdrawn, or silent for too long."""

    name: ClassVar[str] = "ticket.closed"


class TicketRated(TicketEvent):
    """The customer says how we handled it. What they want us to do is a reply, or opens it again."""

    name: ClassVar[str] = "ticket.rated"


class TicketReopened(TicketEvent):
    """It was not over."""

    name: ClassVar[str] = "ticket.reopened"


class WaitingForThird(TicketEvent):
    """We wait for somebody else, until a date."""

    name: ClassVar[str] = "ticket.waiting_for_third"


class PriorityChanged(TicketEvent):
    """By staff with a reason, or because the customer needs it sooner."""

    name: ClassVar[str] = "ticket.priority_changed"


class TicketAssigned(TicketEvent):
    """A member of staff has it now; nobody when `assignee` is empty. `former` had it before."""

    name: ClassVar[str] = "ticket.assigned"
    assignee: str = ""
    former: str = ""


class TicketHandled(TicketEvent):
    """Nobody is told: set aside, spam, restored, a participant sent out, promises worked out anew."""

    name: ClassVar[str] = "ticket.handled"


class TicketMerged(TicketEvent):
    """It goes on in another ticket of the same person."""

    name: ClassVar[str] = "ticket.merged"


class PromiseMoved(TicketEvent):
    """The vendor's hours or targets are others now, and so is the moment of the answer that the customer waits for."""

    name: ClassVar[str] = "ticket.promise_moved"


class TicketEscalated(TicketEvent):
    """A promise has used up a share of its time. `mark` in per cent, `audience` who is to hear of it."""

    name: ClassVar[str] = "ticket.escalated"
    clock: str
    cycle: int
    mark: int
    audience: str
    due_at: str
    assignee: str = ""


class ComplaintEscalated(TicketEvent):
    """The customer wants the person to decide whom the vendor has named; `assignee` if they are one of its people.

    `former` had it before.
    """

    name: ClassVar[str] = "ticket.complaint_escalated"
    assignee: str = ""
    former: str = ""


class PromiseBroken(TicketEvent):
    """A promise to the customer was not kept in time. The entry holds the new one, if there is one."""

    name: ClassVar[str] = "ticket.promise_broken"


class CustomerReminded(TicketEvent):
    """The customer has been silent for some business days."""

    name: ClassVar[str] = "ticket.reminded"


class CauseTold(TicketEvent):
    """Staff told what led to it, or how far they are. The entry is what the customer reads."""

    name: ClassVar[str] = "ticket.cause_told"


class CauseParted(TicketEvent):
    """It was not what we thought that led to the ticket."""

    name: ClassVar[str] = "ticket.cause_parted"


class CauseMoved(Event):
    """There is news of what led to tickets, for all of them."""

    name: ClassVar[str] = "cause.moved"
    cause_id: str
    step: int


class CauseNewsDue(CauseMoved):
    """The same for a few of them."""

    name: ClassVar[str] = "cause.news_due"
    numbers: tuple[str, ...]


class MailRefused(Event):
    """A mail could not be taken, and its sender is told. `reason` is a word of the table of decisions."""

    name: ClassVar[str] = "mail.refused"
    mail_id: str
    reason: str
