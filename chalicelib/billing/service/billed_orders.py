"""What an order has come to in the ledger: its trace, as it is kept and as the rules see it."""

import json
from collections.abc import Iterable, Mapping

from chalicelib.billing.models import BilledOrder, account_key
from chalicelib.billing.rules.bills import Key, Left, Part
from chalicelib.billing.rules.concessions import Conceded
from chalicelib.kernel.errors import Conflict
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction


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


def conceded_of(trace: BilledOrder) -> dict[Key, Conceded]:
    """What was conceded of the order's lines."""
    return {
        (sku, rate, price): Conceded(net, of, whole) for sku, rate, price, net, of, whole in json.loads(trace.conceded)
    }


def conceded_text(conceded: Mapping[Key, Conceded]) -> str:
    """How it is kept: [SKU, rate, price, net, of, whole] of each line."""
    return json.dumps([[*key, one.net, one.of, one.whole] for key, one in conceded.items()], separators=(",", ":"))


def numbers_of(trace: BilledOrder) -> list[str]:
    """The numbers of the order's invoices and credit notes, in the order in which they were issued."""
    numbers: list[str] = json.loads(trace.documents)
    return numbers


def put(tx: Transaction, trace: BilledOrder, issued: Iterable[str], left: Iterable[Left], *, moved: Conflict) -> None:
    """Writes the trace with what was issued and what is left then; the transaction is refused with `moved` when another
    posting about the order came first."""
    version = int(trace.version)
    trace.version, trace.left = version + 1, left_text(left)
    trace.documents = json.dumps([*numbers_of(trace), *issued], separators=(",", ":"))
    condition = BilledOrder.version == version if version else BilledOrder.pk.does_not_exist()
    tx.put(trace, condition=condition, otherwise=moved)
