"""Credit terms: an account's limit, and the hold that stops new orders. What orders ask before they are placed."""

from chalicelib.billing.events import CreditTermsSet
from chalicelib.billing.models import BilledOrder, Head
from chalicelib.billing.models.terms import TermsChange
from chalicelib.billing.rules import credit
from chalicelib.billing.rules.credit import Gate, OnHold
from chalicelib.billing.schemas import BillingView, SetCredit
from chalicelib.billing.service import accounts_known, stored, viewing
from chalicelib.billing.service.books import Books, open_head, posting
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.platform import context, outbox
from chalicelib.platform.transaction import Transaction


class CreditTermsChanged(Conflict):
    """The figures were not looked at as they are now."""


class WayOutMissing(Invalid):
    """A hold says what the customer can do about it."""


class TermsReasonMissing(Invalid):
    """Whatever is set without a hold, which says why, has a reason."""


class CreditUsedUp(Conflict):
    """Since it was looked at, another order took what was left of the limit, or orders were stopped."""


def set_credit(account_id: str, request: SetCredit) -> BillingView:
    """Sets limit and hold to what is sent, and keeps who changed them, from what to what, and why.

    Raises WayOutMissing, TermsReasonMissing, or CreditTermsChanged when the account moved since it was looked at.
    """
    if request.hold and not request.way_out:
        raise WayOutMissing("Please say what the customer can do about it.")
    accounts_known.ensure(account_id)
    terms = (request.limit, request.hold, request.way_out if request.hold else None)

    def draft(books: Books, tx: Transaction) -> None:
        head = books.head
        if int(head.version) != request.version:
            raise CreditTermsChanged("This account has changed in the meantime. Please look again.")
        tx.create(_change(head, request))
        head.limit, head.hold, head.way_out = terms
        held = request.hold is not None
        outbox.add(tx, CreditTermsSet(account_id=account_id, limit=request.limit, held=held))

    now = open_head(account_id, None)
    if (_limit(now), now.hold, now.way_out) == terms:
        return viewing.figures(now)
    return viewing.figures(posting(account_id, None, draft).head)


def _limit(head: Head) -> int | None:
    return None if head.limit is None else int(head.limit)


def _change(head: Head, request: SetCredit) -> TermsChange:
    """What is about to be changed of a head, as it is remembered. Raises TermsReasonMissing."""
    if not request.hold and not request.reason:
        raise TermsReasonMissing("Please say why.")
    at = clock.stamp(clock.now())
    return TermsChange(
        head.pk,
        TermsChange.key(at, int(head.version) + 1),
        at=at,
        actor=context.current().actor,
        currency=head.currency,
        limit_before=_limit(head),
        limit_after=request.limit,
        hold_before=head.hold,
        hold_after=request.hold,
        reason=request.reason,
    )


def gate(head: Head | None, order_total: int) -> Gate:
    """What becomes of an order of that total, by a head that was read by its wish; None is an account without one."""
    if head is None:
        return credit.gate(None, order_total, None)
    hold = OnHold(head.hold, head.way_out or "") if head.hold else None
    return credit.gate(stored.left_of(head), order_total, hold)


def reserve(tx: Transaction, head: Head, order: str, total: int) -> None:
    """Takes so much from the account's limit for an order that is placed in the same transaction.

    The condition is on what is left at that moment, so orders that are placed at once never pass the limit together:
    CreditUsedUp for who comes too late. Only for an order that `gate` let pass under a limit; it is of version 1.
    """
    _take(tx, head, total)
    trace = BilledOrder(head.pk, BilledOrder.key(order), order=order, version=1, booked=1, reserved=total)
    tx.create(trace, otherwise=CreditUsedUp("This order has its credit already."))


def reserve_more(tx: Transaction, head: Head, order: str, more: int) -> None:
    """The same for an order that becomes dearer by so much. CreditUsedUp, too, while its first facts are on their way.

    What is then billed of it is set off against this as against the rest.
    """
    _take(tx, head, more)
    trace = BilledOrder(head.pk, BilledOrder.key(order))
    actions = [BilledOrder.reserved.set(BilledOrder.reserved + more), BilledOrder.version.set(BilledOrder.version + 1)]
    early = CreditUsedUp("This order is still being booked. Please try again.")
    tx.update(trace, actions, condition=BilledOrder.pk.exists(), otherwise=early)


def _take(tx: Transaction, head: Head, total: int) -> None:
    """So much less is left of the limit, if there is as much at that moment, and no hold."""
    actions = [Head.reserved.set(Head.reserved + total), Head.left.set(Head.left - total)]
    actions.append(Head.version.set(Head.version + 1))
    enough = (Head.left >= total) & Head.hold.does_not_exist()
    gone = CreditUsedUp("Another order has just used up your credit, or orders were stopped.")
    tx.update(Head(head.pk, "CREDIT"), actions, condition=enough, otherwise=gone)
