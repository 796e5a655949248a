"""Facts about money. Amounts in minor units."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class LedgerEvent(Event):
    """Something was posted to an account's ledger; `number` is the item that it is about."""

    account_id: str
    number: str
    amount: int
    currency: str


class InvoiceIssued(LedgerEvent):
    """An order was billed."""

    name: ClassVar[str] = "billing.invoice_issued"
    member_id: str
    order: str


class CreditNoteIssued(LedgerEvent):
    """What was billed need not be paid; `invoice` is the one it is for, if it is for one.

    `member_id` is who ordered; empty when staff issued it, which concerns everybody of the account.
    """

    name: ClassVar[str] = "billing.credit_note_issued"
    member_id: str
    order: str
    invoice: str


class InterestCharged(LedgerEvent):
    """An invoice was paid late: `number` is the interest, `invoice` what it is for."""

    name: ClassVar[str] = "billing.interest_charged"
    invoice: str


class PaymentPosted(LedgerEvent):
    """A payment stands in the ledger."""

    name: ClassVar[str] = "billing.payment_posted"


class CreditAllocated(LedgerEvent):
    """A payment or credit note was set off against debts."""

    name: ClassVar[str] = "billing.credit_allocated"


class AllocationUndone(LedgerEvent):
    """`number` owes again what was set off against it."""

    name: ClassVar[str] = "billing.allocation_undone"
    entry_id: str


class DebtWrittenOff(LedgerEvent):
    """The vendor gave up a debt, or a part of it; the entry says why."""

    name: ClassVar[str] = "billing.debt_written_off"
    entry_id: str


class RefundMoved(LedgerEvent):
    """A refund, by its `number`, was asked for or begun, or has come to the next `state`; `credit` is what it is of."""

    name: ClassVar[str] = "billing.refund_moved"
    credit: str
    state: str


class EntryCorrected(LedgerEvent):
    """An entry was reversed whole, as when a payment bounces."""

    name: ClassVar[str] = "billing.entry_corrected"


class MoneyMoved(Event):
    """Of these invoices, credit notes and payments something is open or contested that was not, or is not any more.

    `orders` are those that were billed with them, as far as what of it is paid, credited or given up has changed.
    """

    name: ClassVar[str] = "billing.money_moved"
    account_id: str
    items: tuple[str, ...]
    orders: tuple[str, ...] = ()


class TransferAnnounced(LedgerEvent):
    """The customer said that a transfer is on its way."""

    name: ClassVar[str] = "billing.transfer_announced"


class CreditTermsSet(Event):
    """The vendor set an account's limit or hold."""

    name: ClassVar[str] = "billing.credit_terms_set"
    account_id: str
    limit: int | None
    held: bool


class CreditUseSet(Event):
    """The customer agreed that credit is set off by itself, or does not any more."""

    name: ClassVar[str] = "billing.credit_use_set"
    account_id: str
    automatic: bool


class DisputeHeld(LedgerEvent):
    """The customer contests so much of the invoice `number`; `ticket` is the complaint."""

    name: ClassVar[str] = "billing.dispute_held"
    ticket: str


class DisputeEnded(LedgerEvent):
    """It was upheld, with a `credit_note` if there was something to take back, declined, or withdrawn."""

    name: ClassVar[str] = "billing.dispute_ended"
    ticket: str
    outcome: str
    credit_note: str = ""


class BankFileReceived(Event):
    """A bank's file was uploaded."""

    name: ClassVar[str] = "billing.bank_file_received"
    file_id: str


class BankPartRead(Event):
    """A part of a bank's file was read, or is to be matched again: its lines look for whose they are."""

    name: ClassVar[str] = "billing.bank_part_read"
    file_id: str
    part: int


class BankPostingAsked(Event):
    """Staff want the sure lines of a part of a bank's file posted."""

    name: ClassVar[str] = "billing.bank_posting_asked"
    file_id: str
    part: int


class RemindersDue(Event):
    """The account is reminded of so much today, in one mail."""

    name: ClassVar[str] = "billing.reminders_due"
    account_id: str
    day: str
    amount: int
    currency: str


class DebtHandedOver(RemindersDue):
    """Of so much the account was reminded to no avail: a person looks at it now."""

    name: ClassVar[str] = "billing.debt_handed_over"


class OverdueTaskFinished(Event):
    """Somebody has talked with the customer about what no mail helped."""

    name: ClassVar[str] = "billing.overdue_task_finished"
    account_id: str


class PaymentPromised(Event):
    """The customer said until when they will have paid."""

    name: ClassVar[str] = "billing.payment_promised"
    account_id: str
    until: str


class InstalmentsAsked(LedgerEvent):
    """The customer would like to pay in parts; `number` is the request's."""

    name: ClassVar[str] = "billing.instalments_asked"


class InstalmentsAnswered(LedgerEvent):
    """Staff agreed to it, or declined."""

    name: ClassVar[str] = "billing.instalments_answered"
    outcome: str


class LedgerDiffers(Event):
    """The nightly check found that so many things of an account do not agree with its entries."""

    name: ClassVar[str] = "billing.ledger_differs"
    account_id: str
    count: int
