"""What a cancellation brings back. Pure; amounts in minor units with VAT."""

from dataclasses import dataclass
from enum import StrEnum


class CancelReason(StrEnum):
    """Why a customer cancels, to choose from."""

    NOT_NEEDED = "not_needed"
    BY_MISTAKE = "by_mistake"
    WRONG_ITEMS = "wrong_items"
    TOO_LATE = "too_late"
    BETTER_OFFER = "better_offer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of the money when something is cancelled that costs `worth`.

    `not_billed` was never on an invoice and will not be; `no_longer_owed` comes off invoices by credit note, be it open
    or given up; `to_your_credit` was paid already and is the customer's again.
    """

    worth: int
    not_billed: int
    no_longer_owed: int
    to_your_credit: int


def plan(total_now: int, total_then: int, *, billed: int, owed: int, given_up: int) -> Plan:
    """The plan when the order costs `total_then` in place of `total_now`.

    `billed` is what invoices less credit notes come to, `owed` what of it is open, `given_up` what of it was written
    off: no more than what is left of it stays so.
    """
    credited = max(0, billed - total_then)
    owed_less = min(credited, owed + max(0, given_up - (billed - credited)))
    worth = total_now - total_then
    return Plan(worth, worth - credited, owed_less, credited - owed_less)
