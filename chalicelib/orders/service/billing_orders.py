"""What an order does to its account's money: by now so much of it shall have been billed, and so much may still come.

The ledger brings its invoices and credit notes there, so it does not matter how often, or in which order, it is asked.
"""

from chalicelib.billing import service as billing
from chalicelib.billing.service import BillAddress, BillLine, OrderBill
from chalicelib.orders.models import whole
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import billed
from chalicelib.orders.rules.billed import InvoiceOn
from chalicelib.orders.rules.states import Status
from chalicelib.orders.schemas import LineView
from chalicelib.orders.service import facts
from chalicelib.platform.settings import settings


def bill(number: str) -> None:
    """A placed order uses up credit; by the vendor's setting it is billed when it is accepted, or as it is shipped."""
    if found := whole.read(number):
        billing.bring_up_to(found.order.account_id, found.order.member_id, _target(found))


def _target(found: Whole) -> OrderBill:
    order, now = found.order, facts.of(found)
    lines = now.document.lines
    parts = billed.quantities(now.lines, now.status, InvoiceOn(settings().invoice_on))
    costs = [(line.sku, line.quantity, line.net, line.vat_rate) for line in lines]
    wanted = {} if now.status is Status.AWAITING_APPROVAL else billed.still_wanted(now.lines)
    return OrderBill(
        order=order.number,
        version=int(order.version),
        currency=order.currency,
        lines=tuple(_line(line, parts[line.sku]) for line in lines if line.sku in parts),
        total_open=max(0, billed.total(costs, wanted) - billed.total(costs, parts)),
        reference=now.document.reference,
        over=now.status in billed.ENDED,
        delivery_address=BillAddress(**now.document.delivery_address.model_dump()),
    )


def _line(line: LineView, quantity: int) -> BillLine:
    return BillLine(
        sku=line.sku,
        name=line.name,
        unit=line.unit,
        decimals=line.decimals,
        quantity=quantity,
        unit_price=line.unit_price,
        discount=billed.part_of(line.discount, quantity, line.quantity),
        net=billed.part_of(line.net, quantity, line.quantity),
        vat_rate=line.vat_rate,
    )
