"""Placing: a review document becomes an order, with its stock, its credit and its event, in one transaction."""

from collections.abc import Mapping
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.billing.service import CreditUsedUp
from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import OutOfStock
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import rules
from chalicelib.orders.events import OrderAwaitsApproval, OrderEvent, OrderPlaced
from chalicelib.orders.models import Order, Review
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.schemas import DifferenceView, DocumentView, PlaceOrder, ReviewView, SeenLine
from chalicelib.orders.schemas.shown import OrderView
from chalicelib.orders.service import documents, fresh, gating, reading, reviewing, viewing
from chalicelib.orders.service.fresh import Buyer, KeptDocument
from chalicelib.orders.service.gating import AccountOnHold
from chalicelib.platform import db, outbox
from chalicelib.platform.outbox import Repeated

_TRIES = 4  # each of which somebody else's order forestalls by taking the credit first


class AlreadyOrdered(Conflict):
    """This review has become an order; that order is the answer."""


class ReviewExpired(Conflict):
    """The half hour is over. `review` is a new one at today's prices, `differences` what changed."""


class FingerprintMismatch(Conflict):
    """What was submitted is not what was reviewed; `review` is what is on record.

    `differences` says how that differs from what the customer says they saw, or else from the look before it.
    """


class StockGone(Conflict):
    """Others were faster. `review` holds what is left, `differences` what changed; nothing was ordered."""


def place(caller: Principal, request: PlaceOrder, key: IdempotencyKey) -> tuple[OrderView, bool]:
    """The order, and whether this request made it.

    Inside the review's life the reviewed price holds whatever the catalogue says meanwhile. One review makes at most
    one order: a repeat, with the same key or another, gets the first one. What goes over the account's credit waits for
    the vendor's approval. Raises AccountOnHold, and the refusals above.
    """
    for attempt in range(_TRIES):
        try:
            return _place(caller, request, key)
        except CreditUsedUp:  # looked at anew, it goes over the limit, or there is a hold
            if attempt == _TRIES - 1:
                raise
    raise AssertionError  # the loop returns or raises


def _place(caller: Principal, request: PlaceOrder, key: IdempotencyKey) -> tuple[OrderView, bool]:
    wishes = reviewing.wish(request.review_id), billing.head_wish(caller.account_id)
    review, head = db.fetch(*wishes, consistent=True)
    if review is None or not _is_good(caller, request, review):
        return _first_or_why_not(caller, request, key, review)
    document = documents.parse(review.document)
    order = _order(caller, review, document)
    try:
        gating.ensure_no_hold(head, document.total)
        _write(order, document, head, key)
    except (AlreadyOrdered, Repeated, OutOfStock, AccountOnHold, CreditUsedUp) as refusal:
        return _first_or_refuse(caller, review, key, refusal)
    return viewing.view(Whole(order)), True


def _is_good(caller: Principal, request: PlaceOrder, review: Review) -> bool:
    """Whether the review is the account's own, as it was seen, and within its half hour."""
    is_seen = review.account_owner == caller.account_id and review.fingerprint == request.fingerprint
    return is_seen and review.expires_on > clock.stamp(clock.now())


def _first_or_why_not(
    caller: Principal, request: PlaceOrder, key: IdempotencyKey, review: Review | None
) -> tuple[OrderView, bool]:
    """The order that was made of it before, though the review may be over or gone; else what is wrong with it."""
    outbox.is_repeat(key)  # raises when the key came with another body
    if review is not None and request.fingerprint != reviewing.ensure_own(caller, review).fingerprint:
        raise _mismatch(request, reviewing.view(review))
    if first := _first(caller, request.review_id):
        return reading.show(caller, first.number), False
    expired = reviewing.ensure_own(caller, review)
    raise _refusal(caller, expired, ReviewExpired, "This review has expired. Nothing has been ordered.")


def _mismatch(request: PlaceOrder, shown: ReviewView) -> FingerprintMismatch:
    """The refusal with what is on record, line by line beside what was taken for it."""
    differences = shown.differences
    if request.seen is not None:
        real = documents.seen(shown.document)
        taken = {line.sku.upper(): _seen(line, real) for line in request.seen}
        differences = [DifferenceView.of(one) for one in rules.mismatch(taken, real)]
    told = shown.model_copy(update={"differences": differences}).model_dump(mode="json")
    detail = "What you submitted is not the document that was reviewed."
    return FingerprintMismatch(detail, review=told, differences=told["differences"])


def _seen(line: SeenLine, real: Mapping[str, rules.Seen]) -> rules.Seen:
    """A line as the customer says they saw it. A day that they do not name is the one on record."""
    on_record = real.get(line.sku.upper())
    day = line.promised_on or (on_record.promised_on if on_record else "")
    return rules.Seen(line.unit_price, line.quantity, day, line.discount_rate, line.vat_rate)


def _order(caller: Principal, review: Review, document: DocumentView) -> Order:
    buyer = Buyer(caller.account_id, caller.id, caller.name, caller.company or None)
    kept = KeptDocument(document, review.document, review.review_id, review.fingerprint)
    return fresh.order(ids.number(review.review_id), buyer, kept, clock.now())


def _write(order: Order, document: DocumentView, head: Any, key: IdempotencyKey) -> None:
    """Whatever others order at once, the stock is there and the credit is enough; else nothing is written."""
    with db.transaction() as tx:
        waits = gating.admit(tx, head, order)
        tx.create(order, otherwise=AlreadyOrdered("This review has been ordered."))
        outbox.add(tx, _event(order, waits=waits), key, result=order.number)
        for line in (line for line in document.lines if line.from_stock and not waits):
            catalogue.take(tx, line.sku, line.quantity)


def _event(order: Order, *, waits: bool) -> OrderEvent:
    about = {"number": order.number, "account_id": order.account_id, "member_id": order.member_id}
    cost = {"total": int(order.total), "currency": order.currency}
    if waits:
        return OrderAwaitsApproval(**about, **cost, missing=int(order.credit_missing or 0))
    return OrderPlaced(**about, **cost, review_id=order.review_id)


def _first_or_refuse(
    caller: Principal, review: Review, key: IdempotencyKey, refusal: DomainError
) -> tuple[OrderView, bool]:
    outbox.is_repeat(key)  # raises when the key came with another body
    may_be_there = any(isinstance(one, AlreadyOrdered | AccountOnHold) for one in (refusal, *refusal.others))
    if may_be_there and (first := _first(caller, review.review_id)):
        return reading.show(caller, first.number), False
    if isinstance(refusal, OutOfStock):
        raise _refusal(caller, review, StockGone, "Some of it was sold while you looked. Nothing has been ordered.")
    raise refusal


def _first(caller: Principal, review_id: str) -> Order | None:
    """The account's order that this review has become, if it has."""
    found = db.find(Order, Order.key(ids.number(review_id)), "ORDER")
    if found is None or (found.review_id, found.account_id) != (review_id, caller.account_id):
        return None
    return found


def _refusal(caller: Principal, review: Review, kind: type[Conflict], detail: str) -> Conflict:
    """The refusal with a new review of what is still to be had, and what is different in it."""
    renewed = reviewing.renew(caller, review)
    gone = rules.differences(documents.seen(documents.parse(review.document)), {})
    changes = renewed.differences if renewed else [DifferenceView.of(change) for change in gone]
    return kind(detail, review=_plain(renewed), differences=[change.model_dump() for change in changes])


def _plain(renewed: ReviewView | None) -> dict[str, object] | None:
    return renewed.model_dump(mode="json") if renewed else None
