"""Money as it is shown: integer minor units of the account's one currency, days of the vendor's calendar."""

from chalicelib.billing.rules.allocation import Ground
from chalicelib.billing.rules.disputes import DisputeState
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.schemas.billed import BilledView
from chalicelib.kernel.schema import View


class AgeingView(View):
    """What is owed by the days since its due date; disputed amounts stand apart."""

    not_due: int
    days_1_30: int
    days_31_60: int
    days_61_90: int
    days_over_90: int
    disputed: int


class CreditView(View):
    """How much may still be ordered on invoice: `left` is None without a limit.

    `hold` says why nothing may be at present, `way_out` what would change that. `automatic`: the customer agreed that
    what is left to their credit settles their invoices by itself.
    """

    limit: int | None
    reserved: int
    left: int | None
    hold: str | None
    way_out: str | None
    automatic: bool


class BillingView(View):
    """An account's money on a day. `owed` is the sum of the ageing; `balance` = `owed` - `unallocated`.

    `next_due` is the earliest day on which something undisputed is or was to be paid, and `next_amount` how much.
    """

    currency: str
    day: str
    owed: int
    overdue: int
    not_due: int
    disputed: int
    unallocated: int
    balance: int
    next_due: str | None
    next_amount: int
    ageing: AgeingView
    credit: CreditView
    version: int


class OpenItemView(View):
    """A debt or a credit, and what is open of it. `column` is its place in the ageing, None for credits."""

    number: str
    kind: Kind
    on: str
    due: str | None
    amount: int
    open: int
    disputed: int
    column: str | None


class OpenItemsView(View):
    """A page of what is open: debts by due date, credits by their own, oldest first."""

    items: list[OpenItemView]
    next_cursor: str | None
    currency: str


class LedgerEntryView(View):
    """One entry. `effect` is by how much it changed what is owed, `balance` what was owed after it.

    `corrects` is the kind of the entry that a correction reverses.
    """

    entry_id: str
    kind: Kind
    corrects: Kind | None
    number: str
    against: str | None
    amount: int
    effect: int
    balance: int
    at: str
    on: str
    due: str | None
    reason: str | None


class SettlementView(View):
    """A part that an entry settled, on a day; `other` is the item that it was set off against."""

    entry_id: str
    kind: Kind
    amount: int
    on: str
    other: str | None


class InvoiceDisputeView(View):
    """So much of the line at that place, or of the whole invoice, is or was contested; `ticket` is the complaint."""

    ticket: str
    line: int | None
    amount: int
    state: DisputeState


class LatePartView(View):
    """So much was paid on that day, so many days late, and bears so much interest."""

    amount: int
    paid: str
    days: int
    interest: int


class InterestView(View):
    """How interest came about: the rate of a year in basis points, and what was paid late."""

    rate: int
    parts: list[LatePartView]


class InvoiceView(View):
    """An invoice, interest or a credit note. `reference` is the creditor reference by which a payment names it.

    `names` is the invoice that a credit note or interest is for.
    """

    number: str
    kind: Kind
    on: str
    due: str | None
    amount: int
    open: int
    disputed: int
    currency: str
    order: str | None
    names: str | None
    reference: str | None
    document: BilledView | None
    interest: InterestView | None
    settlements: list[SettlementView]
    disputes: list[InvoiceDisputeView]


class PaymentView(View):
    """A payment: received at the bank on `received`, posted on `posted_at`, allocated as `settlements` say.

    `open` is not allocated yet. `announced` is the customer's announcement that it answered.
    """

    number: str
    received: str
    posted_at: str
    amount: int
    open: int
    currency: str
    announced: str | None
    settlements: list[SettlementView]


class ProposedView(View):
    """So much for that invoice, and why."""

    number: str
    amount: int
    ground: Ground


class ProposalView(View):
    """Where the written order leads a payment; `rest` stays as credit. Changes nothing."""

    splits: list[ProposedView]
    rest: int
    announced: str | None


class PartView(View):
    """So much for that invoice."""

    number: str
    amount: int


class AnnouncementView(View):
    """A transfer that was announced. Write `reference` into it, and it is matched by itself."""

    number: str
    reference: str
    amount: int
    currency: str
    on: str
    split: list[PartView]


class AnnouncementsView(View):
    """Transfers that were announced and have not arrived yet."""

    items: list[AnnouncementView]
    next_cursor: str | None


class StatementView(View):
    """The entries of a period between its balances. What is owed at the end of one is owed at the start of the next.

    Entries stand by the vendor's day on which they were posted, so a statement never changes once its period is over.
    """

    since: str
    until: str
    currency: str
    opening: int
    entries: list[LedgerEntryView]
    closing: int
