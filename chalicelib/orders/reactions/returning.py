"""What follows while a return waits, and when it is settled."""

from chalicelib.billing.events import InvoiceIssued
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.orders.events.returning import ReturnSettled
from chalicelib.orders.service import returning as service
from chalicelib.platform.courier import Timer


def pay_back(event: ReturnSettled, _envelope: Envelope) -> None:
    """What is to be paid back is begun."""
    service.pay_back(event)


def settle_invoice(event: InvoiceIssued, _envelope: Envelope) -> None:
    """What came back pays for what was sent in exchange."""
    service.settle_invoice(event.order, event.number)


REACTIONS = (
    Reaction(ReturnSettled, "orders.return.pay_back", pay_back),
    Reaction(InvoiceIssued, "orders.return.settle_invoice", settle_invoice),
)
TIMERS = (Timer(service.TIMER, service.look_after),)
