"""Credit that is kept: what is credited of an order was promised back, or pays what is sent in exchange for it.

Whoever promises it says so in the transaction of the promise, before anything is credited for it, and frees it when the
promise is kept. Until then nothing else uses it by itself.
"""

from chalicelib.billing.models.kept import KeptCredit
from chalicelib.billing.service import credit_use
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction


def keep_credit(tx: Transaction, account_id: str, order: str, purpose: str) -> None:
    """Adds that what is credited of the order is promised for that purpose."""
    tx.put(KeptCredit.of(account_id, order, purpose))


def free_credit(tx: Transaction, account_id: str, order: str, purpose: str) -> None:
    """Adds that the promise is kept. There need not have been one."""
    tx.delete(KeptCredit.of(account_id, order, purpose))


def release_credit(account_id: str, order: str, purpose: str) -> None:
    """The promise is kept; what is left then settles debts, where the customer agreed to that. Safe to repeat."""
    with db.transaction() as tx:
        free_credit(tx, account_id, order, purpose)
    credit_use.use_credit(account_id)
