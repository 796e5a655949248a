"""What waits for staff, on the wire."""

from typing import Literal

from chalicelib.kernel.schema import PageQuery, View
from chalicelib.overview.schemas import Kind, OrderCard, TicketCard


class QueuedTicket(TicketCard):
    """A ticket as staff see it in their queue: with its version, for what they do to it from there, and their tags."""

    version: int
    team: str | None
    staff_tags: list[str]


class DueQuery(PageQuery):
    """Which of it: on all desks what somebody waits for, or all that lies on one of them."""

    desk: Literal["all", "tickets", "orders", "shipping", "delivery", "requests", "returns", "withdrawals"] = "all"


class DueLine(View):
    """Anything that waits for staff as one line, worded like a customer's. `due` is a day or a moment.

    `assignee_name` is who has a ticket, else the team that does.
    """

    kind: Kind
    ref: str
    due: str | None
    late: bool
    title: str
    state: str
    detail: str | None
    order: str | None
    customer: str
    assignee_name: str | None
    priority: str | None


class DueView(View):
    """A page of what waits for staff, first what is due first."""

    items: list[DueLine]
    next_cursor: str | None


class TicketQueueQuery(PageQuery):
    """Which tickets: all open ones by due time; the caller's, their team's, those that nobody has; broken promises."""

    view: Literal["due", "mine", "team", "unassigned", "late"] = "due"


class OrderQueueQuery(PageQuery):
    """Which orders: those that wait for a decision of staff, for a parcel, or to arrive."""

    view: Literal["to_handle", "to_ship", "under_way"] = "to_handle"


class TicketQueue(View):
    """A page of the staff's ticket queue, earliest due first."""

    items: list[QueuedTicket]
    next_cursor: str | None


class OrderQueue(View):
    """A page of the orders that wait for staff, oldest first."""

    items: list[OrderCard]
    next_cursor: str | None
