"""Requesting: a reviewed return is asked for, once."""

from datetime import datetime
from typing import Any

from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders.events.returning import ReturnRequested
from chalicelib.orders.models.returns import Return, ReturnReview
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.returning import eligibility, settlement
from chalicelib.orders.rules.returning.settlement import Settlement
from chalicelib.orders.rules.returning.states import ReturnState
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas.returning import ReturnView
from chalicelib.orders.schemas.returns_asked import ConfirmReturn
from chalicelib.orders.service import facts
from chalicelib.orders.service.returning import eligible, reading, renewing, reviewing, storing
from chalicelib.orders.service.returning.renewing import ReturnReviewExpired
from chalicelib.orders.service.returning.storing import Case, Step
from chalicelib.platform import db, outbox, vendor


class ReturnReviewMismatch(Conflict):
    """What was confirmed is not what was reviewed."""


def confirm(caller: Principal, request: ConfirmReturn, key: IdempotencyKey) -> tuple[ReturnView, bool]:
    """The return, and whether this request made it. One review makes at most one return.

    Raises ReturnReviewNotFound, ReturnReviewMismatch, ReturnReviewExpired, SettlementNotPossible, or NotReturnable when
    others were faster.
    """
    review = reviewing.find(caller, request.review_id)
    settlement.ensure_possible(request.settlement, map(Settlement, review.settlements))
    number = f"R{ids.number(review.review_id)}"
    try:
        _request(caller, review, number, request, key)
    except DomainError as refusal:
        _ensure_same(key)
        if db.find(Return, Return.key(number), "RETURN") is None:
            if isinstance(refusal, ReturnReviewExpired):
                raise renewing.expired(caller, review) from refusal
            raise
        return reading.show(caller, number), False
    return reading.show(caller, number), True


def _request(caller: Principal, review: ReturnReview, number: str, request: ConfirmReturn, key: IdempotencyKey) -> None:
    if request.fingerprint != review.fingerprint:
        raise ReturnReviewMismatch("What you confirmed is not what you were shown. Please look again.")
    now = clock.now()
    if review.expires_on <= clock.stamp(now):
        raise ReturnReviewExpired("The half hour is over. Nothing has been asked for.")
    made = _made(caller, review, number, now)
    made.settlement, made.ending = request.settlement.value, request.ending
    case = Case(made, storing.read_orders(made.orders), caller, is_new=True)
    ensure_possible(made, case.wholes)
    parts = {order: _quantities(made, order) for order in made.orders}
    with db.transaction() as tx:
        storing.write(tx, case, Step(made, Happening.RETURN_REQUESTED, ReturnRequested, lines=parts), key)


def _ensure_same(key: IdempotencyKey) -> None:
    """Raises IdempotencyKeyReused when the key came before with another body."""
    first = db.find(outbox.OutboxItem, key.derive("evt"))
    if first is not None:
        key.ensure_same(first.body_hash or "")


def ensure_possible(made: Return, wholes: dict[str, Whole]) -> None:
    """Raises NotReturnable when by now less may come back. The window is that of the day on which it was asked for."""
    asked_on = vendor.day_of(clock.parse(made.requested_at))
    possible = {
        number: eligible.of(wholes[number], facts.of(wholes[number]).document, but=made.number, on=asked_on)
        for number in made.orders
    }
    eligibility.ensure_returnable(possible, {number: _quantities(made, number) for number in made.orders})


def _quantities(of: Return, order: str) -> dict[str, int]:
    return {line["sku"]: line["quantity"] for line in of.lines if line["order"] == order}


def _made(caller: Principal, review: ReturnReview, number: str, now: datetime) -> Return:
    counts = dict.fromkeys(("counted", "resellable", "refused", "repaired", "settled"), 0)
    fresh: dict[str, Any] = {**counts, "condition": None, "why": None}
    blank = Return(
        Return.key(number),
        "RETURN",
        number=number,
        account_id=caller.account_id,
        member_id=caller.id,
        member_name=caller.name,
        company=caller.company or None,
        review_id=review.review_id,
        requested_at=clock.stamp(now),
        state=ReturnState.REQUESTED.value,
        version=0,
        lines=[{**line, **fresh} for line in review.lines],
        worth=review.worth,
        credited=[],
    )
    return storing.changed(blank, ReturnState.REQUESTED)
