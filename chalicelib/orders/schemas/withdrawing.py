"""Withdrawals on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import Input, Language, Line, Moment, Text, View
from chalicelib.orders.rules.withdrawing.extent import Doubt
from chalicelib.orders.rules.withdrawing.states import WithdrawalMove, WithdrawalState

Sku = Annotated[str, Field(min_length=1, max_length=40, pattern="^[A-Za-z0-9._-]+$")]


class Withdraw(Input):
    """What a consumer sends: who withdraws from which contract, and where the receipt goes. No reason is asked.

    `contract` is an order number or whatever else names the contract; `part` is left out for the whole of it.
    `time_zone` is where the consumer is, for the time on the receipt. People leave `website` empty.
    """

    name: Annotated[Line, Field(min_length=1, max_length=100)]
    contract: Annotated[Text, Field(min_length=1, max_length=300)]
    part: Annotated[Text, Field(max_length=1000)] | None = None
    email: Annotated[Line, Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]
    language: Language
    time_zone: Annotated[Line, Field(max_length=64)] | None = None
    website: Annotated[Text, Field(max_length=1000)] | None = None


class WithdrawalReceiptView(View):
    """The receipt: what was sent, word by word, when it reached us, and its SHA-256."""

    number: str
    received_at: str
    time_zone: str
    email: str
    statement: str
    sha256: str


class WithdrawnQuantity(Input):
    """So much of a line, in the product's smallest step."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1, le=10**9)]


class MoveWithdrawal(Input):
    """What staff do with a withdrawal. `version` is the one they looked at.

    `order` comes with match, `lines` may come with accept (all that the law allows without them), `reason` comes with
    find_invalid: the consumer reads it. With receive_goods `lines` may say that less came than was awaited, and
    `resellable` that it goes back on the shelf.
    """

    move: WithdrawalMove
    version: Annotated[int, Field(ge=1, le=10**9)]
    order: Annotated[Line, Field(min_length=1, max_length=40)] | None = None
    lines: Annotated[list[WithdrawnQuantity], Field(min_length=1, max_length=100)] | None = None
    reason: Annotated[Text, Field(min_length=1, max_length=1000)] | None = None
    resellable: bool = True


class WithdrawnLineView(View):
    """So much of a line is withdrawn from: `unsent` is cancelled, `back` comes back to us, `came` did.

    Quantities are in the product's smallest step, of which there are 10 to the power of `decimals` in a unit.
    """

    sku: str
    name: str
    unit: str
    decimals: int
    unsent: int
    back: int
    came: int | None


class WithdrawalHeader(View):
    """A withdrawal beside its order."""

    number: str
    received_at: str
    state: WithdrawalState
    lines: list[WithdrawnLineView]
    reason: str | None
    send_back_by: str | None
    pay_back_by: str


class OrderWithdrawalsView(View):
    """Whether and until when an order can be withdrawn from, and the withdrawals there are.

    `applies`: to consumers alone. `open`: now. `ends_at` is the first moment at which it is too late, and None while
    something is still to be delivered.
    """

    applies: bool
    open: bool
    days: int
    ends_at: Moment | None
    items: list[WithdrawalHeader]
    next_cursor: None = None


class WithdrawalView(WithdrawalHeader):
    """A withdrawal as its consumer sees it. `send_back_to` is where goods go.

    `acts_next` acts by `due_at`; both are None once it is over.
    """

    acts_next: Literal["buyer", "staff"] | None
    due_at: str | None
    order: str | None
    time_zone: str
    email: str
    statement: str
    sha256: str
    send_back_to: str


class WithdrawalEntryView(View):
    """What was done with it, when and by whom; `by` is empty for the portal itself."""

    at: str
    kind: Literal["not_matched", "matched", "accepted", "found_invalid", "goods_received", "settled"]
    by: str
    by_staff: bool
    reason: str | None = None


class ContractLineView(View):
    """A line of the order: how much of it can be withdrawn from, and why not."""

    sku: str
    name: str
    unit: str
    decimals: int
    quantity: int
    left: int
    exempt: str | None


class ContractView(View):
    """The order that a withdrawal is from, as far as staff must know. `ends_at` as in OrderWithdrawalsView."""

    order: str
    customer: str
    company: bool
    placed_at: str
    ends_at: Moment | None
    in_time: bool
    lines: list[ContractLineView]


class StaffWithdrawalView(WithdrawalView):
    """A withdrawal with all that staff need. `contract` is the order once it is known, `wrote` what names it.

    `to_pay_back` is what of the order's credit notes is not yet paid out.
    """

    name: str
    wrote: str
    part: str | None
    language: str
    held: bool
    doubts: list[Doubt]
    contract: ContractView | None
    to_pay_back: Money | None
    timeline: list[WithdrawalEntryView]
    version: int
    allowed: list[WithdrawalMove]


class WaitingWithdrawalView(View):
    """A withdrawal as a line of the staff's list: what it waits for, and by when."""

    number: str
    state: WithdrawalState
    name: str
    contract: str
    order: str | None
    received_at: str
    due_at: str


class WaitingWithdrawalsView(View):
    """A page of the withdrawals that wait for staff, due first."""

    items: list[WaitingWithdrawalView]
    next_cursor: str | None
