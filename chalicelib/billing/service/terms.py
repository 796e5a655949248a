"""Credit terms: an account's limit, and the hold that stops new orders. What orders ask before they are placed."""

from chalicelib.billing.events import CreditTermsSet
from chalicelib.billing.rules import credit
from chalicelib.billing.rules.credit import Standing
from chalicelib.billing.schemas import BillingView, SetCredit
from chalicelib.billing.service import accounts_known, viewing
from chalicelib.billing.service.books import Books, open_head, posting
from chalicelib.kernel.errors import Conflict
from chalicelib.platform import outbox
from chalicelib.platform.transaction import Transaction


class CreditTermsChanged(Conflict):
    """The figures were not looked at as they are now."""


def set_credit(account_id: str, request: SetCredit) -> BillingView:
    """Sets limit and hold to what is sent. Raises CreditTermsChanged when the account moved since it was looked at."""
    accounts_known.ensure(account_id)

    def draft(books: Books, tx: Transaction) -> None:
        head = books.head
        if int(head.version) != request.version:
            raise CreditTermsChanged("This account has changed in the meantime. Please look again.")
        head.limit, head.hold = request.limit, request.hold
        held = request.hold is not None
        outbox.add(tx, CreditTermsSet(account_id=account_id, limit=request.limit, held=held))

    now = open_head(account_id, None)
    if (None if now.limit is None else int(now.limit), now.hold) == (request.limit, request.hold):
        return viewing.figures(now)
    return viewing.figures(posting(account_id, None, draft).head)


def standing(account_id: str, order_total: int) -> Standing:
    """What becomes of an order of that total: it goes through, waits for approval, or none is taken."""
    head = open_head(account_id, None)
    limit = None if head.limit is None else int(head.limit)
    left = credit.available(limit, int(head.debits) - int(head.credits), int(head.reserved))
    return credit.standing(left, order_total, held=head.hold is not None)
