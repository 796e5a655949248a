"""What can be told about debts that are due: to the customer, and to the vendor's people. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.notifications.news.billing import BillingNews


@dataclass(frozen=True, slots=True)
class Due:
    """So much of an invoice by that day; of a plan, without a number."""

    on: date
    amount: int
    number: str = ""


@dataclass(frozen=True)
class Reminder(BillingNews):
    """What is to be paid, in one mail. `lines` are the invoices, oldest due first; there is one at least."""

    currency: str
    total: int
    lines: tuple[Due, ...]

    @property
    def number(self) -> str:
        return self.lines[0].number

    @property
    def link(self) -> str:
        return "/app/money"

    @property
    def amount(self) -> dict[str, Any]:
        return {"amount": self.total, "currency": self.currency}


@dataclass(frozen=True)
class ReminderBefore(Reminder):
    """A friendly word some days before."""

    kind = "reminder_before"


@dataclass(frozen=True)
class ReminderFirst(Reminder):
    """It may have been forgotten."""

    kind = "reminder_first"


@dataclass(frozen=True)
class ReminderAgain(Reminder):
    """It is still open."""

    kind = "reminder_again"


@dataclass(frozen=True)
class ReminderLast(Reminder):
    """After this one a person gets in touch."""

    kind = "reminder_last"


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A request to pay in parts; `account` is who asks."""

    number: str
    amount: int
    currency: str
    parts: tuple[Due, ...]
    account_id: str
    account: str


@dataclass(frozen=True)
class PlanNews(BillingNews):
    """Something about paying in parts."""

    plan: PlanFacts

    @property
    def number(self) -> str:
        return self.plan.number

    @property
    def link(self) -> str:
        return f"/app/staff/customers/{self.plan.account_id}" if self.to_staff else "/app/money"

    @property
    def amount(self) -> dict[str, Any]:
        return {"amount": self.plan.amount, "currency": self.plan.currency}

    @property
    def title_facts(self) -> dict[str, Any]:
        return {**super().title_facts, "name": self.plan.account}


@dataclass(frozen=True)
class InstalmentsAgreed(PlanNews):
    """The vendor agrees, and says a word."""

    kind = "instalments_agreed"
    reason: str


@dataclass(frozen=True)
class InstalmentsDeclined(PlanNews):
    """The vendor does not, and why."""

    kind = "instalments_declined"
    reason: str


@dataclass(frozen=True)
class InstalmentsAsked(PlanNews):
    """To staff: a request to answer."""

    kind = "staff_instalments_asked"
    to_staff = True
    message: str


@dataclass(frozen=True)
class DebtHandedOver(BillingNews):
    """To staff: no mail helped, somebody should talk with the customer."""

    kind = "staff_debt_handed_over"
    to_staff = True
    account_id: str
    account: str
    total: int
    currency: str

    @property
    def number(self) -> str:
        return self.account_id

    @property
    def link(self) -> str:
        return f"/app/staff/customers/{self.account_id}"

    @property
    def amount(self) -> dict[str, Any]:
        return {"amount": self.total, "currency": self.currency}

    @property
    def title_facts(self) -> dict[str, Any]:
        return {**super().title_facts, "name": self.account}


@dataclass(frozen=True)
class LedgerDiffers(BillingNews):
    """To the vendor's leads: what is kept of an account does not agree with its entries, thing by thing."""

    kind = "staff_ledger_differs"
    to_staff = True
    account_id: str
    account: str
    found: tuple[str, ...]

    @property
    def number(self) -> str:
        return self.account_id

    @property
    def link(self) -> str:
        return f"/app/staff/customers/{self.account_id}"

    @property
    def title_facts(self) -> dict[str, Any]:
        return {"number": self.number, "name": self.account}
