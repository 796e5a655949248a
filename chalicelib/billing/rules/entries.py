"""The entries of a ledger: append-only, in minor units, never changed and never deleted.

Four kinds open an item of their own, named by `number`: an invoice and interest are debits, a payment and a credit note
are credits. The others act on items: an allocation sets a credit (`against`) off against a debit, a deallocation undoes
an allocation, a refund pays a credit out, a write-off gives up a debit, and a correction reverses an entry whole.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What an entry records."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    PAYMENT = "payment"
    REFUND = "refund"
    WRITE_OFF = "write_off"
    INTEREST = "interest"
    ALLOCATION = "allocation"
    DEALLOCATION = "deallocation"
    CORRECTION = "correction"


DEBITS = frozenset({Kind.INVOICE, Kind.INTEREST})
CREDITS = frozenset({Kind.PAYMENT, Kind.CREDIT_NOTE})
_OWED_MORE = DEBITS | {Kind.REFUND}
_OWED_LESS = CREDITS | {Kind.WRITE_OFF}
CORRECTED = _OWED_MORE | _OWED_LESS


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `amount` is positive, in minor units of the account's currency; `effect` knows the sign.

    `on` is the day of the document: issue of an invoice, value date of a payment. `due` comes with debits. `reverses`
    is the id of the entry that a deallocation or correction undoes, `corrects` its kind. `against` is the credit that
    an allocation uses, or the credit note for which a write-off is corrected.
    """

    entry_id: str
    kind: Kind
    number: str
    amount: int
    on: date
    due: date | None = None
    against: str | None = None
    reverses: str | None = None
    corrects: Kind | None = None


def effect(entry: Entry) -> int:
    """By how much the entry changes what the customer owes. What only moves between items changes nothing."""
    return effect_of(entry.kind, entry.amount, entry.corrects)


def effect_of(kind: Kind, amount: int, corrects: Kind | None) -> int:
    """The same by these three alone, which decide it."""
    counted = corrects if kind is Kind.CORRECTION else kind
    sign = 1 if counted in _OWED_MORE else -1 if counted in _OWED_LESS else 0
    return -sign * amount if kind is Kind.CORRECTION else sign * amount
