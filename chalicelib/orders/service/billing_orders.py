"""What an order does to its account's money: by now so much of it shall have been billed, and so much may still come.

The ledger brings its invoices and credit notes there, so it does not matter how often, or in which order, it is asked.
"""

from chalicelib.billing import service as billing
from chalicelib.billing.service import BillAddress, BillLine, OrderBill
from chalicelib.orders.models import Order
from chalicelib.orders.rules import Status
from chalicelib.orders.schemas import LineView
from chalicelib.orders.service import documents
from chalicelib.platform import db


def bill(number: str) -> None:
    """A placed order uses up credit, an accepted one is billed whole, a cancelled one is not to be paid."""
    if order := db.find(Order, Order.key(number), "ORDER"):
        billing.bring_up_to(order.account_id, order.member_id, _target(order))


def _target(order: Order) -> OrderBill:
    document, status = documents.parse(order.document), Status(order.status)
    address = document.delivery_address
    return OrderBill(
        order=order.number,
        version=int(order.version),
        currency=order.currency,
        lines=tuple(map(_line, document.lines)) if status is Status.ACCEPTED else (),
        total_open=int(order.total) if status is Status.PLACED else 0,
        reference=document.reference,
        over=status is Status.CANCELLED,
        delivery_address=BillAddress(**address.model_dump()),
    )


def _line(line: LineView) -> BillLine:
    return BillLine(
        sku=line.sku,
        name=line.name,
        unit=line.unit,
        decimals=0,
        quantity=line.quantity,
        unit_price=line.unit_price,
        discount=0,
        net=line.net,
        vat_rate=line.vat_rate,
    )
