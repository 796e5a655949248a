"""Cancelling, and requests about an order with their answers, on the wire."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Text, View
from chalicelib.orders.rules.cancelling import CancelReason
from chalicelib.orders.rules.requests import Answer
from chalicelib.orders.schemas.moves import Reason, Version
from chalicelib.orders.schemas.shown import PartView


class CancelOrder(Input):
    """Cancel what has not left. `version` is that of the plan; `note` says more than the reason from the list."""

    version: Version
    reason: CancelReason
    note: Annotated[Text, Field(max_length=500)] | None = None


class AnswerRequest(Input):
    """The answer to a request, or its withdrawal by who made it. `version` is the order's; a no says why."""

    answer: Answer
    version: Version
    reason: Reason | None = None


class CancellationView(View):
    """What cancelling would do. Amounts in minor units with VAT.

    `at_once`: nobody need be asked; else it is a request, and the answer is promised by `answer_by`. `lines` is what
    would not come. Of what it is worth, `not_billed` never was on an invoice, `no_longer_owed` comes off open invoices,
    `to_your_credit` was paid and is the customer's again.
    """

    at_once: bool
    answer_by: str | None
    version: int
    lines: list[PartView]
    currency: str
    worth: int
    not_billed: int
    no_longer_owed: int
    to_your_credit: int
    reasons: list[CancelReason]
