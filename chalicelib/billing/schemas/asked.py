"""What is asked about money. Amounts are integer minor units of the account's one currency."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.schema import Day, Input, Line, PageQuery, Text

WrittenDay = Annotated[str, Field(pattern="^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
"""A day that may not exist: what is asked for refuses it in words of its own."""
Amount = Annotated[int, Field(ge=1, le=10**12)]
Number = Annotated[str, Field(pattern="^[A-Z0-9-]{1,24}$")]
Reason = Annotated[Text, Field(min_length=1, max_length=500)]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
MOST_SPLITS = 25  # with their items and the list of what is open they fit into one transaction


class Part(Input):
    """So much for that invoice."""

    number: Number
    amount: Amount


Split = Annotated[list[Part], Field(min_length=1, max_length=MOST_SPLITS)]
Given = Annotated[list[Part], Field(max_length=MOST_SPLITS)]
"""A split that may also leave everything as credit."""


class OpenQuery(PageQuery):
    """Which of what is open: all debts, those past their due date, those not yet due, or credit not yet used."""

    figure: Literal["owed", "overdue", "not_due", "unallocated"] = "owed"


class Period(Input):
    """From the first day to the last, both included; without them, the present month until today."""

    since: WrittenDay | None = None
    until: WrittenDay | None = None


class AnnounceTransfer(Input):
    """A transfer that is on its way: how much, when it leaves, and what it is for."""

    amount: Amount
    on: Day
    split: Split


class PostPayment(Input):
    """A payment as the bank tells of it. `reference` is the bank's own, by which a repeat is known.

    `text` is what the payer wrote; with `split` it goes where you say, and the rest stays credit; without one
    it goes where the written order leads it.
    """

    reference: Annotated[Line, Field(min_length=1, max_length=64)]
    amount: Amount
    currency: Currency
    value_date: Day
    text: Annotated[Line, Field(max_length=280)] = ""
    split: Given | None = None


class ProposalQuery(Input):
    """A payment that is not posted yet."""

    amount: Annotated[int, Field(ge=1, le=10**12)]
    text: Annotated[Line, Field(max_length=280)] = ""


class Allocate(Input):
    """Set credit that is left off against debts: those you say, or those that the written order finds."""

    credit: Number
    split: Split | None = None


class Deallocate(Input):
    """Undo an allocation; the customer reads why."""

    allocation: Annotated[str, Field(pattern="^ent_[0-9A-Z]{26}$")]
    reason: Reason


class Correct(Input):
    """Reverse an entry whole, as when a payment bounces; what it settled must be undone first."""

    entry: Annotated[str, Field(pattern="^ent_[0-9A-Z]{26}$")]
    reason: Reason


class Settle(Input):
    """Give up so much of a debt."""

    number: Number
    amount: Amount
    reason: Reason


class SetCredit(Input):
    """The account's limit, None for none, and why no orders are taken at present, None when they are.

    `way_out` comes with a hold: what the customer can do about it. `reason` is why limit and hold become so, needed
    where no hold says it; the customer reads it. `version` is that of the figures you looked at.
    """

    limit: Annotated[int, Field(ge=0, le=10**12)] | None
    hold: Reason | None
    way_out: Reason | None = None
    reason: Reason | None = None
    version: Annotated[int, Field(ge=0, le=10**9)]


class UseCredit(Input):
    """Whether what is left to your credit shall settle your invoices by itself, the oldest due first."""

    automatic: bool
