"""What an order's timeline tells of. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class Happening(StrEnum):
    """What an entry of the timeline is about; each has words in every language."""

    PLACED = "placed"
    AWAITS_APPROVAL = "awaits_approval"
    APPROVED = "approved"
    APPROVED_AS_REVIEWED = "approved_as_reviewed"
    PRICES_PROPOSED = "prices_proposed"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    ACCEPTED_BY_RULE = "accepted_by_rule"
    REFUSED = "refused"
    PICKING_STARTED = "picking_started"
    PROMISE_MOVED = "promise_moved"
    PARCEL_SHIPPED = "parcel_shipped"
    PARCEL_DELIVERED = "parcel_delivered"
    PARCEL_LOST = "parcel_lost"
    CANCELLED = "cancelled"
    REST_CANCELLED = "rest_cancelled"
    WITHDRAWN = "withdrawn"
    GOODS_BACK = "goods_back"
    RETURN_REQUESTED = "return_requested"
    RETURN_APPROVED = "return_approved"
    RETURN_DECLINED = "return_declined"
    RETURN_APPEALED = "return_appealed"
    RETURN_CANCELLED = "return_cancelled"
    RETURN_EXPIRED = "return_expired"
    RETURN_SENT = "return_sent"
    RETURN_RECEIVED = "return_received"
    RETURN_INSPECTED = "return_inspected"
    RETURN_IN_REPAIR = "return_in_repair"
    RETURN_SENT_BACK = "return_sent_back"
    RETURN_BACK = "return_back"
    RETURN_SETTLED = "return_settled"
    CANCEL_ASKED = "cancel_asked"
    CANCEL_DECLINED = "cancel_declined"
    CHANGE_ASKED = "change_asked"
    CHANGE_PROPOSED = "change_proposed"
    CHANGE_DECLINED = "change_declined"
    REQUEST_WITHDRAWN = "request_withdrawn"
    CHANGED = "changed"
    MONEY_MOVED = "money_moved"
    REFUND_SENT = "refund_sent"
    REFUND_FAILED = "refund_failed"
    TICKET_OPENED = "ticket_opened"
    TICKET_ANSWERED = "ticket_answered"
    TICKET_SOLVED = "ticket_solved"
    TICKET_REOPENED = "ticket_reopened"
    TICKET_CLOSED = "ticket_closed"
    CLOSED = "closed"


class Mark(StrEnum):
    """What is kept among the entries and shown to nobody: whether a ticket is told of at all."""

    TICKET_HIDDEN = "ticket_hidden"
    TICKET_RESTORED = "ticket_restored"


MARKS = frozenset(Mark)


def hidden_tickets(entries: Iterable[tuple[str, str | None]]) -> set[str]:
    """The tickets that are told of nowhere, because they were spam. An entry's kind and ticket each, oldest first."""
    last = {ticket: kind for kind, ticket in entries if ticket and kind in MARKS}
    return {ticket for ticket, kind in last.items() if kind == Mark.TICKET_HIDDEN}
