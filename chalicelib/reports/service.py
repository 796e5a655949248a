"""The staff's desk: what is due, and what was ordered today. Read only."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.kernel import clock, i18n
from chalicelib.kernel.money import Money
from chalicelib.overview import service as overview
from chalicelib.platform import vendor

MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket of the queue. `late` when its promise is broken already."""

    number: str
    subject: str
    customer: str
    priority: str
    state: str
    due: str
    late: bool
    assignee: str


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order of today."""

    number: str
    summary: str
    customer: str
    status: str
    total: str
    at: str


def ticket_queue(time_zone: str) -> list[TicketRow]:
    """Open tickets, earliest due first, times in that zone."""
    now = clock.stamp(clock.now())
    return [
        TicketRow(
            number=card.number,
            subject=card.subject,
            customer=card.customer,
            priority=card.priority.upper(),
            state=card.state,
            due=_told(card.promise_due_at, time_zone),
            late=bool(card.promise_due_at and card.promise_due_at < now),
            assignee=card.assignee_name or "",
        )
        for card in overview.tickets_due(MOST_ROWS)
    ]


def orders_today(time_zone: str) -> list[OrderRow]:
    """Orders placed since midnight at the vendor's, newest first, times in the reader's zone."""
    now = clock.now()
    local = now.astimezone(vendor.calendar().tz)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        OrderRow(
            number=card.number,
            summary=_summary(card.summary, card.line_count),
            customer=card.customer,
            status=card.status,
            total=i18n.money(Money(amount=card.total.amount, currency=card.total.currency), "en"),
            at=_told(card.placed_at, time_zone),
        )
        for card in overview.orders_between(midnight, now + timedelta(milliseconds=1), MOST_ROWS)
    ]


def _summary(first: str, lines: int) -> str:
    return first if lines == 1 else f"{first} and {lines - 1} more"


def _told(stamped: str | None, time_zone: str) -> str:
    return i18n.moment(_parse(stamped), "en", time_zone) if stamped else ""


def _parse(stamped: str) -> datetime:
    return clock.parse(stamped)
