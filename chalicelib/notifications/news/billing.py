"""What can be told about money. Pure. Amounts in minor units of `currency`."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.notifications.news import News
from chalicelib.notifications.news.orders import OrderLine, Vat


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """An invoice or a credit note as mails tell of it. `names` is the invoice that a credit note is for, and `reason`
    why staff issued it."""

    number: str
    currency: str
    total: int
    open: int
    due: date | None
    reference: str | None
    order: str | None
    names: str | None
    lines: tuple[OrderLine, ...]
    net: int
    vat: tuple[Vat, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """A payment, the day on which it reached the bank, and how much of it went to which invoice."""

    number: str
    currency: str
    amount: int
    open: int
    received: date
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class BillingNews(News):
    """Something about money."""

    @property
    def amount(self) -> dict[str, Any]:
        """What it is about, as amount and currency; empty when it is about no amount."""
        return {}

    @property
    def title_facts(self) -> dict[str, Any]:
        return {"number": self.number, "amount": self.amount}


@dataclass(frozen=True)
class _AboutInvoice(BillingNews):
    invoice: InvoiceFacts

    @property
    def number(self) -> str:
        return self.invoice.number

    @property
    def link(self) -> str:
        return f"/app/money/invoices/{self.number}"

    @property
    def amount(self) -> dict[str, Any]:
        return {"amount": self.invoice.total, "currency": self.invoice.currency}


@dataclass(frozen=True)
class InvoiceIssued(_AboutInvoice):
    """An accepted order was billed."""

    kind = "invoice_issued"


@dataclass(frozen=True, slots=True)
class Late:
    """So much of an invoice was paid so many days late, and bears so much interest."""

    amount: int
    days: int
    interest: int


@dataclass(frozen=True)
class InterestCharged(_AboutInvoice):
    """An invoice was paid late, at that rate of a year in basis points; `invoice` is the interest."""

    kind = "interest_charged"
    rate: int
    late: tuple[Late, ...]


@dataclass(frozen=True)
class CreditNoteIssued(_AboutInvoice):
    """What was billed, or a part of it, need not be paid."""

    kind = "credit_note_issued"


@dataclass(frozen=True)
class AllocationUndone(_AboutInvoice):
    """So much of a payment no longer counts for the invoice, and why."""

    kind = "allocation_undone"
    undone: int
    reason: str

    @property
    def amount(self) -> dict[str, Any]:
        return {"amount": self.undone, "currency": self.invoice.currency}


@dataclass(frozen=True)
class DebtWrittenOff(_AboutInvoice):
    """So much of an invoice need not be paid any more, and why."""

    kind = "debt_written_off"
    written_off: int
    reason: str

    @property
    def amount(self) -> dict[str, Any]:
        return {"amount": self.written_off, "currency": self.invoice.currency}


@dataclass(frozen=True)
class PaymentPosted(BillingNews):
    """A payment arrived, and where each cent went."""

    kind = "payment_posted"
    payment: PaymentFacts

    @property
    def number(self) -> str:
        return self.payment.number

    @property
    def link(self) -> str:
        return f"/app/money/payments/{self.number}"

    @property
    def amount(self) -> dict[str, Any]:
        return {"amount": self.payment.amount, "currency": self.payment.currency}
