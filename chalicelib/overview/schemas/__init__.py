"""The landing page, what is somebody's, and customers that staff look for, on the wire."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import Day, Input, Line, PageQuery, View


class OrderCard(View):
    """An order as one line. `late_since` is the promised day of what should have come and has not."""

    number: str
    summary: str
    line_count: int
    status: str
    delivery_status: str
    payment_status: str
    total: Money
    promised_on: str
    late_since: str | None = None
    placed_at: str
    customer: str
    reference: str | None = None


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
    """Something that waits for the customer. `order` is the order that it is about, `due` a day or a moment.

    `title` is a ticket's subject, the first thing of a return, else a number. `amount` is what is to be paid.
    """

    kind: Literal["answer_ticket", "confirm_solution", "answer_request", "send_return", "send_back", "pay_invoice"]
    ref: str
    title: str
    order: str | None
    due: str | None
    late: bool
    amount: Money | None


class MoneyView(View):
    """What is owed, in minor units: all of it, what is past due, credit not yet used, and one less the other.

    `next_due` is the earliest day on which something undisputed is or was to be paid, and `next_amount` how much.
    """

    currency: str
    owed: int
    overdue: int
    unallocated: int
    balance: int
    next_due: str | None
    next_amount: int


class OverviewView(View):
    """What the landing page shows. Kept from facts, it may lag some seconds; `as_of` says when it was made.

    `needs` stand by urgency; with `more_needs` there are others. `money` is as it is now; None for who has never been
    billed.
    """

    needs: list[NeedView]
    more_needs: bool
    orders: list[OrderCard]
    tickets: list[TicketCard]
    money: MoneyView | None
    as_of: str


Kind = Literal["order", "ticket", "invoice", "credit_note", "payment", "transfer", "request", "return", "withdrawal"]


class MineQuery(PageQuery):
    """Which of it: of one kind; all, what is open, what is closed, or what waits for the caller, whatever its kind.

    `q` is what to look for: words in any form, beginnings of words, numbers. What has all of them is found.
    """

    q: Annotated[Line, Field(min_length=1, max_length=100)] | None = None
    kind: Kind | None = None
    show: Literal["all", "open", "closed", "needs_me"] = "all"


class MyOrdersQuery(PageQuery):
    """Which orders: all, open, closed, or those that wait for the caller; by what is to be paid; placed when.

    `since` and `until` are days on the vendor's calendar, both included. Or, alone, those whose own `reference` begins
    so, however its letters are typed.
    """

    show: Literal["all", "open", "closed", "needs_me"] = "all"
    payment: Literal["not_billed", "to_pay", "settled"] | None = None
    since: Day | None = None
    until: Day | None = None
    reference: Annotated[Line, Field(min_length=1, max_length=100)] | None = None

    @model_validator(mode="after")
    def _reference_alone(self) -> "MyOrdersQuery":
        if self.reference and (self.show != "all" or self.payment or self.since or self.until):
            raise ValueError("asks for a reference and for something else")
        return self


class MineLine(View):
    """Anything of a customer's as one line.

    `title` is empty for what its kind and number name. `detail` says more than `state`: an order's delivery status, a
    ticket's kind, what a request is for. `order` is the order that it is about. `due` is a day or a moment: by when it
    arrives, is answered, or is to be paid or sent. `need` is what waits for the caller.

    Where something was looked for, `marks` are the words that fit, in small letters, as they are written in the line or
    in its `excerpt`: what of the thing stands around them, if the line does not show all of them.
    """

    kind: Kind
    ref: str
    at: str
    is_open: bool
    title: str
    state: str
    detail: str | None
    order: str | None
    due: str | None
    late: bool
    need: str | None
    amount: Money | None
    marks: list[str]
    excerpt: str | None


class MineView(View):
    """A page of everything that is somebody's. A search may have found nothing on it and go on with the next page.

    `instead` is what was probably meant where nothing is found.
    """

    items: list[MineLine]
    next_cursor: str | None
    instead: str | None


class MyOrders(View):
    """A page of a customer's orders, newest first."""

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
