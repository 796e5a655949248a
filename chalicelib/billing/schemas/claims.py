"""Credit notes that staff issue and disputes on the wire. Amounts in minor units, VAT included."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.billing.rules.disputes import DisputeState
from chalicelib.billing.schemas.asked import Amount, Number, Reason
from chalicelib.kernel.schema import Input, View

Place = Annotated[int, Field(ge=1, le=1000)]


class IssueCreditNote(Input):
    """Over the line at that place of an invoice (from 1), over so much of the invoice, or over an amount by itself.

    Without `amount` it is over all that is left of the line or invoice. Without `invoice` it needs `amount` and
    `vat_rate` in basis points. The customer reads the reason.
    """

    invoice: Number | None = None
    line: Place | None = None
    amount: Amount | None = None
    vat_rate: Annotated[int, Field(ge=0, le=10_000)] | None = None
    reason: Reason


class AnswerDispute(Input):
    """Uphold it, with a credit note over what was contested or over `amount`; or decline it. The customer reads why."""

    outcome: Literal["upheld", "declined"]
    amount: Amount | None = None
    reason: Reason


class DisputeView(View):
    """So much of a line, or of the whole invoice, is or was contested. `name` is the line's; `ticket` the complaint.

    `due` is the moment by which the complaint is to be solved, as it was promised when it was opened.
    """

    ticket: str
    invoice: str
    line: int | None
    name: str
    amount: int
    currency: str
    state: DisputeState
    at: str
    due: str
    ended_at: str | None
    reason: str | None
    credit_note: str | None


class DisputesView(View):
    """A page of what an account contests and has contested."""

    items: list[DisputeView]
    next_cursor: str | None


class DisputeForStaffView(DisputeView):
    """A dispute, and over how much the credit note would be that upholds it; 0 when there is none to issue."""

    proposed: int


class WaitingDisputeView(View):
    """An open dispute in the staff's list; `customer` is what the account is called."""

    account_id: str
    customer: str
    ticket: str
    invoice: str
    name: str
    amount: int
    currency: str
    due: str


class WaitingDisputesView(View):
    """A page of open disputes, due first."""

    items: list[WaitingDisputeView]
    next_cursor: str | None
