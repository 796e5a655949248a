"""What an order's timeline tells of things beside the order: tickets about it, and money that is paid back for it.

Such an entry changes nothing of the order, so it stands in nobody's way who is about to change it.
"""

from datetime import datetime
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.kernel import clock, ids
from chalicelib.kernel.money import Money
from chalicelib.orders.models import Entry, Order
from chalicelib.orders.rules.timeline import Happening
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction

_REFUNDS = {"sent": Happening.REFUND_SENT, "failed": Happening.REFUND_FAILED}


def tell_of_ticket(tx: Transaction, number: str, ticket: str, step: str, *, by: str, by_staff: bool) -> None:  # noqa: PLR0913
    """Adds a step of a ticket to the timeline of the order that it is about. `step` is a Happening or a mark."""
    now = clock.now()
    tx.put(_entry(number, ids.sortable(now), now, kind=step, by=by, by_staff=by_staff, ticket=ticket))


def tell_of_refund(account_id: str, number: str, state: str, amount: Money, at: datetime) -> None:
    """Money that is paid back for an order has left, or has come back to us. Told twice, it stands there once."""
    kind = _REFUNDS.get(state)
    refund = billing.refund_of(account_id, number) if kind else None
    credit = billing.mail_invoice(account_id, refund.credit) if refund else None
    if kind is None or credit is None or credit.order is None:
        return
    entry_id = ids.dated("", at, number, state).removeprefix("_")
    told = {"kind": kind.value, "by": "", "by_staff": False, "amount": amount.model_dump()}
    with db.transaction() as tx:
        tx.put(_entry(credit.order, entry_id, at, **told))


def _entry(number: str, entry_id: str, at: datetime, **told: Any) -> Entry:
    return Entry(Order.key(number), f"EVENT#{entry_id}", at=clock.stamp(at), **told)
