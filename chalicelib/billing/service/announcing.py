"""Announcing: the customer says what a transfer will be for, so that it is matched by itself when it arrives."""

import json

from chalicelib.billing.events import TransferAnnounced
from chalicelib.billing.models import Announcement, account_key
from chalicelib.billing.rules import projections, references
from chalicelib.billing.schemas import AnnouncementsView, AnnouncementView, AnnounceTransfer
from chalicelib.billing.service import viewing
from chalicelib.billing.service.books import Books, open_head
from chalicelib.billing.service.payments import given
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox


class _AnnouncedBefore(Conflict):
    """The same request came before; `found` is its announcement."""


def announce(account_id: str, request: AnnounceTransfer, key: IdempotencyKey) -> tuple[AnnouncementView, bool]:
    """The announcement, and whether this request made it. Raises UnknownItem for what the account does not owe."""
    head = open_head(account_id, None)
    books = Books(account_id, head)
    split = given(books, request.split, request.amount)
    for number, _ in split:
        if not projections.find(books.items, number).is_debit:
            raise projections.WrongSide("That is no invoice.", number=number)
    number = key.number()
    made = Announcement(
        account_key(account_id),
        Announcement.key(number),
        number=number,
        reference=references.compact(number),
        amount=request.amount,
        currency=head.currency,
        on=request.on,
        splits=json.dumps(split, separators=(",", ":")),
        at=clock.stamp(clock.now()),
        body_hash=key.body_hash,
    )
    facts = {"account_id": account_id, "number": number, "amount": request.amount, "currency": head.currency}
    try:
        with db.transaction() as tx:
            tx.create(made, otherwise=_AnnouncedBefore("This was announced before."))
            outbox.add(tx, TransferAnnounced(**facts))
    except _AnnouncedBefore as before:
        first = before.found
        if not isinstance(first, Announcement):
            raise
        key.ensure_same(first.body_hash)
        return viewing.announcement(first), False
    return viewing.announcement(made), True


def listed_announcements(account_id: str, cursor: str | None, limit: int) -> AnnouncementsView:
    """Transfers that were announced and have not arrived."""
    page = db.page(Announcement, account_key(account_id), cursor=cursor, limit=limit, begins="TOLD#")
    return AnnouncementsView(items=[viewing.announcement(one) for one in page.items], next_cursor=page.next_cursor)
