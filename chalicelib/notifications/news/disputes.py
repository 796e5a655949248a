"""What can be told about disputes of invoices. Pure. Amounts in minor units of `currency`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.notifications.news.billing import BillingNews


@dataclass(frozen=True, slots=True)
class DisputeFacts:
    """So much of an invoice; `name` is the line's, empty when it is all of it; `ticket` the complaint."""

    invoice: str
    name: str
    amount: int
    currency: str
    ticket: str


@dataclass(frozen=True)
class DisputeNews(BillingNews):
    """Something about a dispute. To customers only."""

    dispute: DisputeFacts

    @property
    def number(self) -> str:
        return self.dispute.invoice

    @property
    def link(self) -> str:
        return f"/app/tickets/{self.dispute.ticket}"

    @property
    def amount(self) -> dict[str, Any]:
        return {"amount": self.dispute.amount, "currency": self.dispute.currency}


@dataclass(frozen=True)
class DisputeReceived(DisputeNews):
    """It is held, what the customer wrote, and by when we answer."""

    kind = "dispute_received"
    text: str
    answer_by: datetime | None


@dataclass(frozen=True)
class DisputeUpheld(DisputeNews):
    """The customer is right. `credit_note` is its number, None when nothing was left to take back."""

    kind = "dispute_upheld"
    reason: str
    credit_note: str | None


@dataclass(frozen=True)
class DisputeDeclined(DisputeNews):
    """The amount is owed as before, and why."""

    kind = "dispute_declined"
    reason: str


@dataclass(frozen=True)
class DisputeWithdrawn(DisputeNews):
    """The complaint is over, and with it the hold."""

    kind = "dispute_withdrawn"
