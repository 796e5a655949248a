"""How far an order is paid. Pure: derived from what the ledger says of it."""

from enum import StrEnum
from typing import Protocol


class PaymentStatus(StrEnum):
    """How far an order is paid."""

    NONE = "none"
    BILLED = "billed"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    OVERPAID = "overpaid"
    PARTIALLY_REFUNDED = "partially_refunded"
    REFUNDED = "refunded"
    WRITTEN_OFF = "written_off"


class Money(Protocol):
    """What has become of an order's money, in minor units: billed - credited - written_off = paid - refunded + open -
    unused. `refunded` and `unused` are about its credit notes: used, and still to the customer's credit."""

    @property
    def paid(self) -> int: ...
    @property
    def refunded(self) -> int: ...
    @property
    def written_off(self) -> int: ...
    @property
    def open(self) -> int: ...
    @property
    def unused(self) -> int: ...


def status(of: Money) -> PaymentStatus:
    """The payment status of an order. What was billed and taken back before anything was paid is as if never billed."""
    if of.open:
        return PaymentStatus.PARTIALLY_PAID if of.paid > of.refunded else PaymentStatus.BILLED
    if of.unused:
        return PaymentStatus.OVERPAID
    if of.refunded:
        return PaymentStatus.PARTIALLY_REFUNDED if of.paid > of.refunded else PaymentStatus.REFUNDED
    if of.written_off:
        return PaymentStatus.WRITTEN_OFF
    return PaymentStatus.PAID if of.paid else PaymentStatus.NONE
