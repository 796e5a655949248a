"""The landing page and the staff's lists on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import Input, Line, PageQuery, View


class OrderCard(View):
    """An order as one line."""

    number: str
    summary: str
    line_count: int
    status: str
    delivery_status: str
    payment_status: str
    total: Money
    promised_on: str
    placed_at: str
    customer: str


class TicketCard(View):
    """A ticket as one line: where it stands, who acts next, and by when. `promise` fields are None when none runs."""

    number: str
    subject: str
    kind: str
    state: str
    priority: str
    who_acts_next: str
    promise_clock: str | None
    promise_started_at: str | None
    promise_due_at: str | None
    assignee_name: str | None
    opened_at: str
    customer: str


class NeedView(View):
    """Something that waits for the customer."""

    kind: Literal["answer_ticket", "confirm_solution"]
    ref: str
    title: str
    due: str | None


class MoneyView(View):
    """What is owed, in minor units: all of it, what is past due, credit not yet used, and one less the other."""

    currency: str
    owed: int
    overdue: int
    unallocated: int
    balance: int


class OverviewView(View):
    """What the landing page shows. Kept from facts, it may lag some seconds; `as_of` says when it was made.

    `money` is as it is now; None for who has never been billed.
    """

    needs: list[NeedView]
    orders: list[OrderCard]
    tickets: list[TicketCard]
    money: MoneyView | None
    as_of: str


class TicketQueueQuery(PageQuery):
    """Which tickets: all open ones by due time, the caller's own, or those that nobody has."""

    view: Literal["due", "mine", "unassigned"] = "due"


class OrderQueueQuery(PageQuery):
    """Which orders: those that wait for a decision of staff, for a parcel, or to arrive."""

    view: Literal["to_handle", "to_ship", "under_way"] = "to_handle"


class TicketQueue(View):
    """A page of the staff's ticket queue, earliest due first."""

    items: list[TicketCard]
    next_cursor: str | None


class OrderQueue(View):
    """A page of the orders that wait for staff, oldest first."""

    items: list[OrderCard]
    next_cursor: str | None


class AccountsQuery(Input):
    """What is known of a customer: the beginning of names or of an address, or the number of something of theirs."""

    q: Annotated[Line, Field(min_length=2, max_length=100)]


class FoundAccountView(View):
    """A customer, and one of their people."""

    account_id: str
    name: str
    person: str
    email: str


class FoundAccountsView(View):
    """The customers who fit, by name: a page, and no more. Who is not among them is found by more letters."""

    items: list[FoundAccountView]
    next_cursor: None = None
