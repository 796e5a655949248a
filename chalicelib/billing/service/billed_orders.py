"""What an order has come to in the ledger: its trace, as it is kept and as the rules see it."""

import json
from collections.abc import Iterable

from chalicelib.billing.models import BilledOrder, account_key
from chalicelib.billing.rules.bills import Left, Part
from chalicelib.platform import db


def trace_of(account_id: str, order: str) -> BilledOrder:
    """The order's trace; of version 0 when nothing has come of it yet."""
    pk = account_key(account_id)
    found = db.find(BilledOrder, pk, BilledOrder.key(order))
    return found or BilledOrder(pk, BilledOrder.key(order), order=order, version=0, booked=0)


def left_of(trace: BilledOrder) -> tuple[Left, ...]:
    """What is left of the order's invoices, oldest first."""
    return tuple(
        Left(
            number,
            {(sku, rate, price): Part(quantity, net) for sku, rate, price, quantity, net in parts},
            dict(vat),
        )
        for number, parts, vat in json.loads(trace.left)
    )


def left_text(left: Iterable[Left]) -> str:
    """How it is kept: [invoice, [[SKU, rate, price, quantity, net], ...], [[rate, VAT], ...]]."""
    kept = [
        [one.number, [[*key, part.quantity, part.net] for key, part in one.parts.items()], list(one.vat.items())]
        for one in left
    ]
    return json.dumps(kept, separators=(",", ":"))


def numbers_of(trace: BilledOrder) -> list[str]:
    """The numbers of the order's invoices and credit notes, in the order in which they were issued."""
    numbers: list[str] = json.loads(trace.documents)
    return numbers
