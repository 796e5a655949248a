"""Paying back: once what came of a return is credited, the credit is a refund that staff send and both sides follow."""

from chalicelib.billing import service as billing
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.orders.events.returning import ReturnSettled
from chalicelib.orders.models.returns import RefundOfReturn, Return
from chalicelib.orders.rules.returning.settlement import Settlement
from chalicelib.orders.service import billing_orders
from chalicelib.platform import db


def pay_back(event: ReturnSettled) -> None:
    """Begins the refunds of what was settled with that event. Each once, however often it is told."""
    found = db.find(Return, Return.key(event.number), "RETURN")
    if found is None or event.settlement != Settlement.REFUND:
        return
    for order, amount in event.brings.items():
        billing_orders.bill(order)
        _pay_back(found, f"{event.entry_id}:{order}", order, amount)
        billing.release_credit(found.account_id, order, event.purpose)


def _pay_back(found: Return, about: str, order: str, amount: int) -> None:
    """Newest credit notes first: they are of this return. What others are paid back, or was never paid, stays away.

    A repeat meets, key by key, the refunds that were begun before and counts them.
    """
    count, left = 0, amount
    while left > 0 and (credit := billing.unused_credit(found.account_id, order)):
        money = billing.order_money(found.account_id, order)
        number, open_ = credit[-1]
        some = min(left, open_, money.paid - money.refunded)
        if some <= 0:
            return
        once = IdempotencyKey(scope=f"return.refund:{found.number}", key=f"{about}:{count}", body_hash="")
        db.save(RefundOfReturn.of(found.number, once.number()))
        request = billing.BeginRefund(number=number, amount=some, reason=found.number, ending=found.ending)
        left -= billing.pay_back(found.account_id, request, once, sent=False).amount
        count += 1
