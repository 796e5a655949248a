"""How far an order is paid. Pure: derived from what the ledger says of it."""

from enum import StrEnum


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
