"""Posting for a request that may come twice: the event derives from its key, so a repeat meets what was done."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.billing.events import LedgerEvent
from chalicelib.billing.models import Head
from chalicelib.billing.service.books import Books, open_head, posting
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox
from chalicelib.platform.outbox import Repeated
from chalicelib.platform.transaction import Transaction

Draft = Callable[[Books, Transaction], LedgerEvent]


@dataclass(frozen=True, slots=True)
class Posted:
    """The head of the ledger after it, the number of the item that it is about, and whether this request did it."""

    head: Head
    number: str
    is_new: bool


def posted(account_id: str, key: IdempotencyKey, draft: Draft) -> Posted:
    """Posts what `draft` adds, with the event that it returns, unless this very request did so before.

    Raises IdempotencyKeyReused, and whatever the draft or its writes refuse.
    """
    event = db.find(outbox.OutboxItem, key.derive("evt"))
    if event is not None:
        key.ensure_same(event.body_hash or "")
        return Posted(open_head(account_id, None), event.result or "", is_new=False)
    numbers: list[str] = []

    def write(books: Books, tx: Transaction) -> None:
        drafted = draft(books, tx)
        numbers.append(drafted.number)
        outbox.add(tx, drafted, key, result=drafted.number)

    try:
        return Posted(posting(account_id, None, write).head, numbers[-1], is_new=True)
    except Repeated as repeated:
        return Posted(open_head(account_id, None), outbox.first_result(repeated, key), is_new=False)
