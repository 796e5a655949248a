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
from chalicelib.orders.schemas import ChargeView, LineView
from chalicelib.orders.service import costs, facts
from chalicelib.orders.service.facts import Facts
from chalicelib.platform.settings import settings


def bill(number: str) -> None:
    """A placed order uses up credit; by the vendor's setting it is billed when it is accepted, or as it is shipped."""
    if found := whole.read(number):
        order, target = found.order, _target(found)
        billing.bring_up_to(order.account_id, order.member_id, target)
        if target.over and order.exchange:  # what came back has paid for it, or need not any more
            billing.release_credit(order.account_id, order.exchange["order"], order.number)


def _target(found: Whole) -> OrderBill:
    order, now = found.order, facts.of(found)
    document, each = now.document, costs.of(now.document)
    parts = _due(now, InvoiceOn(settings().invoice_on))
    wanted = {} if now.status is Status.AWAITING_APPROVAL else costs.wanted(now)
    lines = (_line(line, parts[line.sku]) for line in document.lines if line.sku in parts)
    charges = (_charge(one) for one in costs.charges(document) if one.key in parts)
    return OrderBill(
        order=order.number,
        version=int(order.version),
        currency=order.currency,
        lines=(*lines, *charges),
        total_open=max(0, billed.total(each, wanted) - billed.total(each, parts)),
        reference=document.reference,
        over=now.status in billed.ENDED,
        delivery_address=BillAddress(**document.delivery_address.model_dump()),
        invoice_address=BillAddress(**document.invoice_address.model_dump()) if document.invoice_address else None,
    )


def _due(now: Facts, on: InvoiceOn) -> dict[str, int]:
    """How much of each line and charge is to be paid for by now."""
    charged = billed.charges_due(now.lines, now.status, on, withdrawn=now.withdrawn)
    return {**billed.quantities(now.lines, now.status, on), **(costs.each(now.document) if charged else {})}


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


def _charge(charge: ChargeView) -> BillLine:
    """A charge is counted in no unit."""
    return BillLine(
        sku=charge.key,
        name=charge.name,
        unit="",
        decimals=0,
        quantity=1,
        unit_price=charge.net,
        discount=0,
        net=charge.net,
        vat_rate=charge.vat_rate,
    )
