"""What an account's credit makes of an order that is submitted: taken, left to the vendor, or refused."""

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Room:
    """What an account's credit makes of an order that becomes dearer by `more`: it lacks `missing`, in minor units."""

    head: Any
    more: int
    missing: int

    def take(self, order: Order) -> Callable[[Transaction], None] | None:
        """What the change takes of the limit, as writes of its transaction; None if nothing."""
        if self.more <= 0 or self.head is None or self.head.left is None:
            return None
        return lambda tx: billing.reserve_more(tx, self.head, order.number, self.more)


def room(account_id: str, more: int) -> Room:
    """Whether an order may cost so much more by itself, or the vendor decides. Raises AccountOnHold."""
    [head] = db.fetch(billing.head_wish(account_id), consistent=True)
    if more <= 0:
        return Room(head, more, 0)
    ensure_no_hold(head, more)
    gate = billing.gate(head, more)
    return Room(head, more, gate.by if isinstance(gate, OverLimit) else 0)
