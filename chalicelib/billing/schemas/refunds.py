"""Refunds on the wire. Amounts in minor units."""

from typing import Annotated

from pydantic import Field

from chalicelib.billing.rules.refunds import RefundMove, RefundState
from chalicelib.billing.schemas.asked import Amount, Number, Reason
from chalicelib.kernel.schema import Day, Input, Text, View

Ending = Annotated[str, Field(pattern="^[0-9A-Z]{4}$")]


class AskRefund(Input):
    """Pay so much of a credit back to you. `credit` is the number of the payment or credit note that has it left.

    `ending` is how the number of your bank account ends; the vendor pays to an account that it knows to be yours.
    """

    credit: Number
    amount: Amount
    ending: Ending
    message: Annotated[Text, Field(max_length=1000)] = ""


class BeginRefund(Input):
    """Pay so much of a credit back without being asked: it is approved at once. The customer reads the reason."""

    number: Number
    amount: Amount
    reason: Reason
    ending: Ending | None = None


class MoveRefund(Input):
    """What staff do with a refund. What is declined or failed has a `reason`, which the customer reads.

    `on` is the day of its arrival, today unless said; `ending` how the account ends to which it goes, when it changes.
    """

    move: RefundMove
    version: Annotated[int, Field(ge=1, le=10**9)]
    reason: Reason | None = None
    ending: Ending | None = None
    on: Day | None = None


class RefundView(View):
    """A refund with the moments of its steps. `due_on` is by when the next one is to be expected.

    Of the account that it goes to only its `ending` is known. `allowed` is what staff may do.
    """

    number: str
    credit: str
    amount: int
    currency: str
    state: RefundState
    ending: str | None
    message: str | None
    reason: str | None
    asked_at: str | None
    approved_at: str | None
    sent_at: str | None
    arrived_on: str | None
    ended_at: str | None
    due_on: str | None
    version: int
    allowed: list[RefundMove]


class RefundsView(View):
    """A page of an account's refunds."""

    items: list[RefundView]
    next_cursor: str | None
