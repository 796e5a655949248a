"""What an account's credit makes of an order that is submitted: taken, left to the vendor, or refused."""

from collections.abc import Callable
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.billing.service import OnHold, OverLimit
from chalicelib.kernel.errors import Conflict
from chalicelib.orders.models import Order
from chalicelib.orders.service import approving
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction


class AccountOnHold(Conflict):
    """The vendor takes no orders of this account at present: `reason` says why, `way_out` what would change that."""


class CreditExceeded(Conflict):
    """The change takes `missing` (minor units) more than is left of the credit."""


def ensure_no_hold(head: Any, total: int) -> None:
    """Raises AccountOnHold. `head` is the account's, as read by billing's wish."""
    gate = billing.gate(head, total)
    if isinstance(gate, OnHold):
        told = {"reason": gate.reason, "way_out": gate.way_out}
        raise AccountOnHold("We take no orders from this account at present.", **told)


def admit(tx: Transaction, head: Any, order: Order) -> bool:
    """Adds what the order takes of the account's limit, where there is one; or makes it wait for the vendor's approval.

    Returns whether it waits. The transaction is refused with CreditUsedUp when somebody else took the credit first.
    """
    gate = billing.gate(head, int(order.total))
    if isinstance(gate, OverLimit):
        approving.wait(tx, order, gate.by)
        return True
    if isinstance(gate, billing.Passes) and gate.limited:
        billing.reserve(tx, head, order.number, int(order.total))
    return False


def ensure_room(account_id: str, more: int) -> Any:
    """The account's head, if an order may cost so much more. Raises AccountOnHold or CreditExceeded."""
    [head] = db.fetch(billing.head_wish(account_id), consistent=True)
    if more > 0:
        ensure_no_hold(head, more)
        gate = billing.gate(head, more)
        if isinstance(gate, OverLimit):
            raise CreditExceeded("That is more than what is left of your credit.", missing=gate.by)
    return head


def more(order: Order, total: int) -> Callable[[Transaction], None] | None:
    """What a change that costs so much more takes of the limit, as writes of its transaction; None if nothing.

    Raises AccountOnHold or CreditExceeded.
    """
    head = ensure_room(order.account_id, total)
    if total <= 0 or head is None or head.left is None:
        return None
    return lambda tx: billing.reserve_more(tx, head, order.number, total)
