"""Reviewing: an immutable document of what would be ordered, good for half an hour at the prices it shows."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import Offer
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import rules
from chalicelib.orders.models import Review
from chalicelib.orders.schemas import AskReview, DifferenceView, DocumentView, LineView, ReviewView
from chalicelib.orders.service import charging, checking, documents
from chalicelib.platform import db
from chalicelib.platform.observability import logger
from chalicelib.platform.transaction import Busy

LIFE = timedelta(minutes=30)
MOST_SAID = 500  # characters about one line
KEEP_EXPIRED = timedelta(days=2)


class ReviewNotFound(NotFound):
    """No such review, or another account's."""


class ReviewMadeBefore(Conflict):
    """The same request came before; its review is the answer."""


def review(caller: Principal, request: AskReview, key: IdempotencyKey) -> ReviewView:
    """A review of what the customer would like to order, with a soft reservation of its stock.

    What differs from what the customer saw last (in the cart, or in the previous review) is marked.
    """
    wanted = rules.merged((line.sku.upper(), line.quantity) for line in request.lines)
    terms = {**request.model_dump(), "line_notes": _notes(request)}
    document = compose(wanted, terms, caller.language, company=bool(caller.company))
    previous = find(caller, request.previous) if request.previous else None
    charging.ensure_offered(request.way, document.currency)
    made = draft(caller, key.derive("rev"), document, _changes(request, previous, document))
    made.body_hash = key.body_hash
    try:
        store(made, document)
    except ReviewMadeBefore as repeated:
        first = repeated.found
        if not isinstance(first, Review):
            raise
        key.ensure_same(first.body_hash)
        return view(first)
    return view(made)


def _changes(request: AskReview, previous: Review | None, document: DocumentView) -> list[rules.Difference]:
    """What the customer is told of. What cannot be had is refused, so what is gone or less is their own doing."""
    in_cart = _seen_in_cart(request, document)
    if previous is None:
        return rules.differences(in_cart, documents.seen(document))
    before = documents.parse(previous.document)
    known = documents.seen(before)
    added = {sku: seen for sku, seen in in_cart.items() if sku not in known}
    changes = [*documents.differences(before, document), *rules.differences(added, documents.seen(document))]
    return [change for change in changes if change.kind not in {"gone", "less_stock"}]


def _notes(request: AskReview) -> dict[str, str]:
    """What was said of each line; of a product that was named twice, both."""
    notes: dict[str, str] = {}
    for line in request.lines:
        sku = line.sku.upper()
        if line.note and line.note not in notes.get(sku, ""):
            notes[sku] = f"{notes[sku]}; {line.note}"[:MOST_SAID] if sku in notes else line.note
    return notes


def compose(
    wanted: Mapping[str, int], terms: Mapping[str, Any], language: str, *, company: bool | None = None
) -> DocumentView:
    """The document at today's prices and stock. Refusals as `checking.ensure_possible`'s."""
    possible = checking.ensure_possible(wanted, offers(wanted), language, company=company)
    return documents.build(wanted, possible, terms, language, clock.now())


def offers(skus: Iterable[str]) -> dict[str, Offer | None]:
    """What the catalogue offers of these, in one read."""
    asked = list(skus)
    if not asked:
        return {}
    wishes = [wish for sku in asked for wish in catalogue.wishes(sku)]
    found = iter(db.fetch(*wishes))
    each = len(wishes) // len(asked)
    return {sku: catalogue.offer(*[next(found) for _ in range(each)]) for sku in asked}


def _seen_in_cart(request: AskReview, document: DocumentView) -> dict[str, rules.Seen]:
    prices = {line.sku.upper(): line.seen_price for line in request.lines if line.seen_price is not None}
    now = documents.seen(document)
    return {sku: rules.Seen(price, now[sku].quantity, now[sku].promised_on) for sku, price in prices.items()}


def draft(caller: Principal, review_id: str, document: DocumentView, changes: list[rules.Difference]) -> Review:
    """A review that is not stored yet."""
    expires = clock.now() + LIFE
    text = documents.canonical(document)
    return Review(
        Review.key(review_id),
        "REVIEW",
        review_id=review_id,
        account_owner=caller.account_id,
        document=text,
        differences=json.dumps([DifferenceView.of(change).model_dump() for change in changes]),
        fingerprint=documents.fingerprint(review_id, clock.stamp(expires), text),
        body_hash="",
        expires_on=clock.stamp(expires),
        expires_at=int((expires + KEEP_EXPIRED).timestamp()),
    )


def store(made: Review, document: DocumentView) -> None:
    """Writes the review, and the soft reservation of its stock with it.

    Reservations are advice to others, so when many reserve the same product at once the review is stored without.
    Raises ReviewMadeBefore when this request made one already.
    """
    refusal = ReviewMadeBefore("This review was made before.")
    try:
        with db.transaction() as tx:
            tx.create(made, otherwise=refusal)
            for line in (line for line in document.lines if line.from_stock):
                catalogue.hold(tx, line.sku, line.quantity, clock.parse(made.expires_on))
    except Busy:
        logger.info("a review was stored without soft reservations", review_id=made.review_id)
        with db.transaction() as tx:
            tx.create(made, otherwise=refusal)


def renew(caller: Principal, old: Review) -> ReviewView | None:
    """A new review of what is still to be had of an old one, differences marked; None when nothing is left."""
    before = documents.parse(old.document)
    document = as_of_today(before, caller.language)
    if document is None:
        return None
    changes = documents.differences(before, document)
    made = draft(caller, ids.new("rev"), document, changes)
    store(made, document)
    return view(made)


def as_of_today(before: DocumentView, language: str) -> DocumentView | None:
    """The same at today's prices, as far as it is still to be had; None when nothing of it is."""
    on_offer = offers(line.sku for line in before.lines)
    known = {sku: offer for sku, offer in on_offer.items() if offer is not None}
    possible = {line.sku: _possible(line, on_offer[line.sku]) for line in before.lines}
    wanted = {sku: quantity for sku, quantity in possible.items() if quantity > 0}
    if not wanted:
        return None
    return documents.build(wanted, known, documents.terms_of(before), language, clock.now())


def _possible(line: LineView, offer: Offer | None) -> int:
    """How much of a line is still to be had."""
    if offer is None or offer.over:
        return 0
    return line.quantity if offer.can_come(line.quantity) else offer.terms.within(offer.stock or 0)


def show_review(caller: Principal, review_id: str) -> ReviewView:
    """A review of the caller's account, expired or not. Raises ReviewNotFound."""
    return view(find(caller, review_id))


def find(caller: Principal, review_id: str) -> Review:
    """The review itself, of the caller's own account. Raises ReviewNotFound."""
    return ensure_own(caller, db.find(Review, Review.key(review_id), "REVIEW"))


def wish(review_id: str) -> db.Wish:
    """For whoever reads the review together with something else."""
    return db.Wish(Review, Review.key(review_id), "REVIEW")


def ensure_own(caller: Principal, found: Review | None) -> Review:
    """What was read, if it is a review of the caller's own account. Raises ReviewNotFound."""
    if found is None or found.account_owner != caller.account_id:
        raise ReviewNotFound("There is no such review. It may have expired; please start again from your cart.")
    return found


def view(found: Review) -> ReviewView:
    """A review as the customer sees it."""
    return ReviewView(
        review_id=found.review_id,
        document=documents.parse(found.document),
        expires_at=found.expires_on,
        fingerprint=found.fingerprint,
        differences=[DifferenceView(**one) for one in json.loads(found.differences)],
    )


def release_holds(review_id: str) -> None:
    """An order took the stock for good, so its review need not reserve it any longer."""
    found = db.find(Review, Review.key(review_id), "REVIEW")
    if found is None:
        return
    until: datetime = clock.parse(found.expires_on)
    for line in documents.parse(found.document).lines:
        if line.from_stock:
            catalogue.release(line.sku, line.quantity, until)
