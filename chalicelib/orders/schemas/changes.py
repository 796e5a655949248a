"""Changing an order on the wire: what is wanted, the document that it would become, the binding step."""

from typing import Annotated

from pydantic import Field, field_validator, model_validator

from chalicelib.kernel.schema import Day, Input, Text, View
from chalicelib.orders.rules.changes import ChangedWhat
from chalicelib.orders.schemas import MOST_STEPS, Address, DocumentView, Fingerprint, ReviewId, Sku
from chalicelib.orders.schemas.moves import Version, ensure_once


class ChangedLine(Input):
    """So much of a line in place of what was ordered, in its smallest step; 0 removes it."""

    sku: Sku
    quantity: Annotated[int, Field(ge=0, le=MOST_STEPS)]


class AskChange(Input):
    """What shall be otherwise. `requested_on` is a later day; what is left out stays as it is.

    Another `invoice_address` holds for what is billed from then on.
    """

    version: Version
    lines: Annotated[list[ChangedLine], Field(max_length=80)] | None = None
    delivery_address: Address | None = None
    invoice_address: Address | None = None
    requested_on: Day | None = None

    @field_validator("lines")
    @classmethod
    def _once_each(cls, lines: list[ChangedLine] | None) -> list[ChangedLine] | None:
        ensure_once(line.sku for line in lines or ())
        return lines

    @model_validator(mode="after")
    def _not_nothing(self) -> "AskChange":
        if not (self.lines or self.delivery_address or self.invoice_address or self.requested_on):
            raise ValueError("says nothing that shall be otherwise")
        return self


class ConfirmChange(Input):
    """The binding step: this document and no other. `reason` is for the other side, where it has to answer."""

    review_id: ReviewId
    fingerprint: Fingerprint
    reason: Annotated[Text, Field(max_length=500)] | None = None


class ChangedView(View):
    """One thing that is not as it was agreed; `sku` is empty for what is about the whole order.

    `was` and `now` are quantities in smallest steps, prices in minor units, rates in basis points, days or addresses.
    """

    what: ChangedWhat
    sku: str
    was: int | str | None
    now: int | str | None


class ChangeReviewView(View):
    """An order as it would be. `difference` is by how much the total rises, below zero by how much it falls.

    `at_once`: it becomes so when it is confirmed; else the other side answers, by `answer_by`. The vendor does so, too,
    when it is `credit_missing` (minor units) more than what is left of the credit.
    """

    review_id: str
    number: str
    document: DocumentView
    differences: list[ChangedView]
    total_before: int
    difference: int
    at_once: bool
    credit_missing: int | None
    answer_by: str | None
    expires_at: str
    fingerprint: str
