"""Changing an order: a review of what it would become; confirmed, it becomes that, or the other side is asked."""

import json
from dataclasses import replace

from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import events
from chalicelib.orders.models import Entry
from chalicelib.orders.models.changes import ChangeReview
from chalicelib.orders.models.requests import Request
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import changes, states
from chalicelib.orders.rules.requests import RequestKind
from chalicelib.orders.rules.states import Actor, Move, OrderMoveNotAllowed
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas import DifferenceView
from chalicelib.orders.schemas.changes import AskChange, ChangedView, ChangeReviewView, ConfirmChange
from chalicelib.orders.schemas.shown import OrderView
from chalicelib.orders.service import asking, documents, facts, gating, moving, reading, redrafting, storing
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.reviewing import KEEP_EXPIRED, LIFE
from chalicelib.orders.service.storing import Change, OrderChangedMeanwhile
from chalicelib.platform import db


class ChangeNotFound(NotFound):
    """No such review of a change, or another order's."""


class ChangeExpired(Conflict):
    """The half hour for these prices is over; nothing was changed. `review` is the same change at today's prices,
    `differences` what is otherwise in it."""


class ChangeNotAsReviewed(Conflict):
    """What was confirmed is not the document that was reviewed; `review` is what is on record."""


class _ReviewedBefore(Conflict):
    """The same request came before; its review is the answer."""


def review(caller: Principal, number: str, request: AskChange, key: IdempotencyKey) -> ChangeReviewView:
    """The order as it would be, with what is otherwise and what it costs. Nothing changes yet.

    Raises OrderMoveNotAllowed, OrderChangedMeanwhile, AccountOnHold, and whatever `redrafting.redraft` refuses.
    """
    whole = reading.find_whole(caller, number)
    if int(whole.order.version) != request.version:
        raise OrderChangedMeanwhile("This order has changed. Please look again.", version=int(whole.order.version))
    made = _draft(caller, whole, request, key.derive("rev"))
    made.body_hash = key.body_hash
    try:
        with db.transaction() as tx:
            tx.create(made, otherwise=_ReviewedBefore("This was reviewed before."))
    except _ReviewedBefore as repeated:
        if not isinstance(repeated.found, ChangeReview):
            raise
        key.ensure_same(repeated.found.body_hash)
        return _view(repeated.found)
    return _view(made)


def _draft(caller: Principal, whole: Whole, request: AskChange, review_id: str) -> ChangeReview:
    """A review of the change that is not stored yet."""
    now, order = facts.of(whole), whole.order
    move = _how(caller, now)
    document = redrafting.redraft(now, request, caller.language)
    found = redrafting.differences(now, document)
    difference = document.total - now.document.total
    missing = gating.room(order.account_id, difference).missing if move is Move.CHANGE else 0
    at_once = move is Move.CHANGE and not missing
    text, expires = documents.canonical(document), clock.now() + LIFE
    sealed = documents.fingerprint(review_id, clock.stamp(expires), f"{order.number}\n{int(order.version)}\n{text}")
    return ChangeReview(
        ChangeReview.key(review_id),
        "CHANGE",
        review_id=review_id,
        number=order.number,
        by_staff=caller.staff,
        version=int(order.version),
        asked=request.model_dump(mode="json"),
        document=text,
        differences=[ChangedView.of(one).model_dump() for one in found],
        total_before=now.document.total,
        difference=difference,
        at_once=at_once,
        credit_missing=missing or None,
        answer_by=None if at_once else clock.stamp(asking.answer_by(Actor.BUYER if caller.staff else Actor.STAFF)),
        fingerprint=sealed,
        body_hash="",
        expires_on=clock.stamp(expires),
        expires_at=int((expires + KEEP_EXPIRED).timestamp()),
    )


def _how(caller: Principal, now: Facts) -> Move:
    """Whether the caller changes the order, or asks the other side to agree. Raises OrderMoveNotAllowed."""
    possible = states.allowed(now.status, Actor.STAFF if caller.staff else Actor.BUYER, now.progress)
    for move in (Move.CHANGE, Move.ASK_CHANGE, Move.PROPOSE_CHANGE):
        if move in possible:
            return move
    raise OrderMoveNotAllowed("This order cannot be changed any more.", state=now.status.value, allowed=possible)


def confirm(caller: Principal, number: str, request: ConfirmChange, key: IdempotencyKey) -> OrderView:
    """The order becomes what was reviewed, or the other side is asked: after the cut-off, and when it goes over the
    credit. The document stays as it was until then."""
    reviewed = _find(caller, number, request.review_id)

    def step(whole: Whole, now: Facts) -> Change:
        if request.fingerprint != reviewed.fingerprint:
            raise ChangeNotAsReviewed("This is not what you reviewed.", review=_view(reviewed).model_dump())
        if reviewed.expires_on <= clock.stamp(clock.now()):
            raise _expired(caller, whole, reviewed)
        if _how(caller, now) is not Move.CHANGE:
            return _asked(caller, whole, now, _request(caller, whole, reviewed, request.reason, key))
        room = gating.room(whole.order.account_id, int(reviewed.difference))
        if room.missing:  # as a new order would, it waits for the vendor
            asked = _request(caller, whole, reviewed, request.reason, key)
            asked.credit_missing = room.missing
            return _asked(caller, whole, now, asked)
        done = applied(now, reviewed.document, Actor.BUYER, entry_by(caller, whole, request.reason))
        done.also = room.take(whole.order)
        return done

    storing.carry_out(lambda: reading.find_whole(caller, number), step, key, int(reviewed.version))
    return reading.show(caller, number)


def _request(
    caller: Principal, whole: Whole, reviewed: ChangeReview, reason: str | None, key: IdempotencyKey
) -> Request:
    said = moving.ensure_reason(reason) if caller.staff else reason
    asked = asking.request(whole, key, RequestKind.CHANGE, caller, said)
    asked.document, asked.total = reviewed.document, int(reviewed.difference)
    asked.differences = json.dumps(reviewed.differences)
    return asked


def _asked(caller: Principal, whole: Whole, now: Facts, asked: Request) -> Change:
    """The other side is asked; about what goes over the credit only while nothing else waits for an answer."""
    if asked.credit_missing and now.asked:
        possible = states.allowed(now.status, Actor.BUYER, now.progress)
        detail = "Something else about this order waits for an answer."
        raise OrderMoveNotAllowed(detail, state=now.status.value, allowed=possible)
    kind = Happening.CHANGE_PROPOSED if caller.staff else Happening.CHANGE_ASKED
    return asking.made(whole, now, asked, kind, caller)


def _expired(caller: Principal, whole: Whole, old: ChangeReview) -> ChangeExpired:
    """The refusal with the same change as of now. Raises what refuses it today."""
    made = _draft(caller, whole, AskChange.model_validate(old.asked), ids.new("rev"))
    with db.transaction() as tx:
        tx.create(made)
    before, today = (documents.parse(one.document) for one in (old, made))
    found = [DifferenceView.of(one).model_dump() for one in documents.differences(before, today)]
    detail = "The half hour for these prices is over. Nothing has been changed."
    return ChangeExpired(detail, review=_view(made).model_dump(mode="json"), differences=found)


def applied(now: Facts, text: str, actor: Actor, entry: Entry) -> Change:
    """The order with another document: stock, bills and timeline follow. `entry` tells of it.

    Promises that staff have made meanwhile for later than the new document hold. Raises LessThanShipped when more has
    left since it was reviewed.
    """
    status = states.moved(now.status, Move.CHANGE, actor, now.progress)
    document = documents.parse(text)
    wanted = {line.sku: line.quantity for line in document.lines}
    changes.quantities(now.lines, {line.sku: wanted.get(line.sku, 0) for line in now.document.lines})
    days = {line.sku: line.promised_on for line in document.lines}
    later = {sku: day for sku, day in now.promises.items() if sku in days and day > days[sku]}
    cancelled = {sku: quantity for sku, quantity in now.cancelled.items() if sku in wanted}
    after = replace(now, status=status, text=text, document=document, promises=later, cancelled=cancelled)
    found = changes.differences(redrafting.agreed(now.document, now.days), redrafting.agreed(document, after.days))
    entry.changes = [ChangedView.of(one).model_dump() for one in found]
    told = {"difference": document.total - now.document.total, "asked": actor is Actor.SYSTEM}
    return Change(after, entry, events.OrderChanged, told)


def entry_by(caller: Principal, whole: Whole, reason: str | None) -> Entry:
    """What tells that somebody changed the order."""
    return storing.entry(whole.order, Happening.CHANGED, caller, reason=reason)


def _find(caller: Principal, number: str, review_id: str) -> ChangeReview:
    """The caller's own side's review of that order. Raises OrderNotFound or ChangeNotFound."""
    order = reading.find(caller, number)
    found = db.find(ChangeReview, ChangeReview.key(review_id), "CHANGE")
    if found is None or (found.number, bool(found.by_staff)) != (order.number, caller.staff):
        raise ChangeNotFound("There is no such review. It may have expired; please change the order again.")
    return found


def _view(found: ChangeReview) -> ChangeReviewView:
    return ChangeReviewView(
        review_id=found.review_id,
        number=found.number,
        document=documents.parse(found.document),
        differences=[ChangedView(**one) for one in found.differences],
        total_before=int(found.total_before),
        difference=int(found.difference),
        at_once=bool(found.at_once),
        credit_missing=None if found.credit_missing is None else int(found.credit_missing),
        answer_by=found.answer_by,
        expires_at=found.expires_on,
        fingerprint=found.fingerprint,
    )
