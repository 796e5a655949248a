"""Reading refunds: an account's list of them, some by their numbers, and each as it is shown."""

from chalicelib.billing.models import account_key
from chalicelib.billing.models.refunds import Refund
from chalicelib.billing.rules import refunds as rules
from chalicelib.billing.rules.refunds import RefundState
from chalicelib.billing.schemas import RefundsView, RefundView
from chalicelib.billing.service import accounts_known
from chalicelib.platform import db


def listed_refunds(account_id: str, cursor: str | None, limit: int) -> RefundsView:
    """An account's refunds and how far they have come, newest first."""
    page = Refund.page(account_key(account_id), cursor, limit)
    return RefundsView(items=[view(one) for one in page.items], next_cursor=page.next_cursor)


def listed_refunds_for_staff(account_id: str, cursor: str | None, limit: int) -> RefundsView:
    """The same of any account that there is. Raises AccountNotFound."""
    accounts_known.ensure(account_id)
    return listed_refunds(account_id, cursor, limit)


def refunds_of(account_id: str, numbers: list[str]) -> list[RefundView]:
    """These refunds of an account, as far as there are such, in one read."""
    if not numbers:
        return []
    found = db.fetch(*(db.Wish(Refund, account_key(account_id), Refund.key(number)) for number in numbers))
    return [view(one) for one in found if one is not None]


def refund_of(account_id: str, number: str) -> RefundView | None:
    """A refund for whoever writes about it."""
    found = db.find(Refund, account_key(account_id), Refund.key(number))
    return view(found) if found else None


def view(of: Refund) -> RefundView:
    """A refund as it is shown."""
    state = RefundState(of.state)
    return RefundView(
        number=of.number,
        credit=of.credit,
        amount=int(of.amount),
        currency=of.currency,
        state=state,
        ending=of.ending,
        message=of.message,
        reason=of.reason,
        asked_at=of.asked_at,
        approved_at=of.approved_at,
        sent_at=of.sent_at,
        arrived_on=of.arrived_on,
        ended_at=of.ended_at,
        due_on=of.due_on,
        version=int(of.version),
        allowed=rules.allowed(state),
    )
