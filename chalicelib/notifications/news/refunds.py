"""What can be told about credit that is paid back. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.notifications.news.billing import BillingNews


@dataclass(frozen=True, slots=True)
class RefundFacts:
    """A refund: how much of which credit, to the account whose number ends so, and by when the next step is due."""

    number: str
    amount: int
    currency: str
    credit: str
    ending: str | None
    due: date | None
    account_id: str
    account: str


@dataclass(frozen=True)
class RefundNews(BillingNews):
    """Something about a refund."""

    refund: RefundFacts

    @property
    def number(self) -> str:
        return self.refund.number

    @property
    def link(self) -> str:
        return f"/app/staff/customers/{self.refund.account_id}" if self.to_staff else "/app/money"

    @property
    def amount(self) -> dict[str, Any]:
        return {"amount": self.refund.amount, "currency": self.refund.currency}

    @property
    def title_facts(self) -> dict[str, Any]:
        return {**super().title_facts, "name": self.refund.account}


@dataclass(frozen=True)
class RefundApproved(RefundNews):
    """It will be sent."""

    kind = "refund_approved"


@dataclass(frozen=True)
class RefundSent(RefundNews):
    """The vendor's bank has it."""

    kind = "refund_sent"


@dataclass(frozen=True)
class RefundArrived(RefundNews):
    """The customer's bank has it."""

    kind = "refund_arrived"


@dataclass(frozen=True)
class RefundFailed(RefundNews):
    """It is credit again, and why."""

    kind = "refund_failed"
    reason: str


@dataclass(frozen=True)
class RefundDeclined(RefundNews):
    """It stays credit, and why."""

    kind = "refund_declined"
    reason: str


@dataclass(frozen=True)
class RefundAsked(RefundNews):
    """To staff: a request to answer."""

    kind = "staff_refund_asked"
    to_staff = True
    message: str
