"""Announcing: the customer says what a transfer will be for, so that it is matched by itself when it arrives."""

import json

from chalicelib.billing.events import TransferAnnounced
from chalicelib.billing.models import Announcement, account_key
from chalicelib.billing.rules import projections, references
from chalicelib.billing.schemas import AnnouncementsView, AnnouncementView, AnnounceTransfer
from chalicelib.billing.service import viewing
from chalicelib.billing.service.books import Books, posting
from chalicelib.billing.service.payments import given
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox
from chalicelib.platform.transaction import Transaction


class _AnnouncedBefore(Conflict):
    """The same request came before, and its money has not come yet."""


def announce(account_id: str, request: AnnounceTransfer, key: IdempotencyKey) -> tuple[AnnouncementView, bool]:
    """The announcement, and whether this request made it. Raises UnknownItem for what the account does not owe.

    The invoices that it is for wait for the bank from then on, not for the customer.
    """
    made: list[Announcement] = []

    def draft(books: Books, tx: Transaction) -> None:
        split = given(books, request.split, request.amount)
        for number, _ in split:
            if not projections.find(books.items, number).is_debit:
                raise projections.WrongSide("That is no invoice.", number=number)
        told = _announcement(books, request, split, key)
        made.append(told)
        tx.create(told, otherwise=_AnnouncedBefore("This was announced before."))
        books.touch(number for number, _ in split)
        facts = {"number": told.number, "amount": request.amount, "currency": told.currency}
        outbox.add(tx, TransferAnnounced(account_id=account_id, **facts), key, result=told.number)

    try:
        posting(account_id, None, draft)
    except (_AnnouncedBefore, outbox.Repeated):
        if not outbox.is_repeat(key):
            raise
        return viewing.announcement(made[-1]), False  # though its money has come meanwhile
    return viewing.announcement(made[-1]), True


def _announcement(
    books: Books, request: AnnounceTransfer, split: list[tuple[str, int]], key: IdempotencyKey
) -> Announcement:
    number = key.number()
    return Announcement(
        books.pk,
        Announcement.key(number),
        number=number,
        reference=references.compact(number),
        amount=request.amount,
        currency=books.head.currency,
        on=request.on,
        splits=json.dumps(split, separators=(",", ":")),
        at=clock.stamp(clock.now()),
        body_hash=key.body_hash,
    )


def listed_announcements(account_id: str, cursor: str | None, limit: int) -> AnnouncementsView:
    """Transfers that were announced and have not arrived."""
    page = db.page(Announcement, account_key(account_id), cursor=cursor, limit=limit, begins="TOLD#")
    return AnnouncementsView(items=[viewing.announcement(one) for one in page.items], next_cursor=page.next_cursor)
