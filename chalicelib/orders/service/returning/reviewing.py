"""Reviewing: an immutable document of what would come back, and what it brings, good for half an hour."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, Invalid, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.money import Money
from chalicelib.kernel.principal import Principal
from chalicelib.orders.models.returns import ReturnReview
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.returning import eligibility, settlement
from chalicelib.orders.rules.returning.eligibility import Returnable, ReturnReason
from chalicelib.orders.rules.returning.settlement import Line, Settlement
from chalicelib.orders.schemas import DocumentView
from chalicelib.orders.schemas.returning import ReturnReviewView
from chalicelib.orders.schemas.returns_asked import MOST_ORDERS, AskReturn, ReturnLine
from chalicelib.orders.service import facts, reading
from chalicelib.orders.service import reviewing as order_reviewing
from chalicelib.orders.service.returning import eligible, exchanging, outcome
from chalicelib.platform import db, vendor

LIFE = timedelta(minutes=30)
KEEP_EXPIRED = timedelta(days=2)
Wanted = tuple[str, ReturnLine]
"""The number of an order, and what is asked for of it."""


class ReturnReviewNotFound(NotFound):
    """No such review, or another account's."""


class ReturnReviewMadeBefore(Conflict):
    """The same request came before; its review is the answer."""


class LineNamedTwice(Invalid):
    """Each line of an order is named once; `sku` says which is not."""


class TooManyOrders(Invalid):
    """More different orders than one return can be from."""


def review(caller: Principal, request: AskReturn, key: IdempotencyKey) -> ReturnReviewView:
    """What would come back, and what it brings. Refusals as `draft`'s."""
    made = draft(caller, request.lines, key.derive("rrv"))
    made.body_hash = key.body_hash
    try:
        with db.transaction() as tx:
            tx.create(made, otherwise=ReturnReviewMadeBefore("This review was made before."))
    except ReturnReviewMadeBefore as repeated:
        if not isinstance(repeated.found, ReturnReview):
            raise
        key.ensure_same(repeated.found.body_hash)
        return view(repeated.found)
    return view(made)


def draft(caller: Principal, asked: Sequence[ReturnLine], review_id: str) -> ReturnReview:
    """A review that is not stored yet. Raises OrderNotFound or NotReturnable, naming every line refused."""
    named = list(dict.fromkeys(line.order for line in asked))
    if len(named) > MOST_ORDERS:
        raise TooManyOrders(f"One return is from at most {MOST_ORDERS} orders.", most=MOST_ORDERS)
    orders = {number: reading.find_whole(caller, number) for number in named}
    wholes = {whole.order.number: whole for whole in orders.values()}
    documents = {number: facts.of(whole).document for number, whole in wholes.items()}
    wanted = [(orders[line.order].order.number, line) for line in asked]
    _ensure_once(wanted)
    left = {number: eligible.of(wholes[number], document) for number, document in documents.items()}
    eligibility.ensure_returnable(left, _quantities(wanted))
    return _made(caller, review_id, _lines(caller, wanted, documents), wholes)


def possible(caller: Principal, orders: Iterable[str]) -> dict[str, dict[str, Returnable]]:
    """What of each line of these orders may come back today. Raises OrderNotFound."""
    wholes = {number: reading.find_whole(caller, number) for number in dict.fromkeys(orders)}
    return {number: eligible.of(whole, facts.of(whole).document) for number, whole in wholes.items()}


def _ensure_once(lines: list[Wanted]) -> None:
    seen = set()
    for number, line in lines:
        named = (number, line.sku.upper())
        if named in seen:
            raise LineNamedTwice("A product is named twice. Please say how much of it in one line.", sku=named[1])
        seen.add(named)


def _quantities(lines: list[Wanted]) -> dict[str, dict[str, int]]:
    by_order: dict[str, dict[str, int]] = {}
    for number, line in lines:
        by_order.setdefault(number, {})[line.sku.upper()] = line.quantity
    return by_order


def _line(number: str, line: ReturnLine, document: DocumentView) -> dict[str, Any]:
    sold = next(one for one in document.lines if one.sku == line.sku.upper())
    return {
        "order": number,
        "sku": sold.sku,
        "name": sold.name,
        "unit": sold.unit,
        "decimals": sold.decimals,
        "quantity": line.quantity,
        "reason": line.reason.value,
        "note": line.note or None,
        "instead": None,
    }


def _lines(caller: Principal, wanted: list[Wanted], documents: Mapping[str, DocumentView]) -> list[dict[str, Any]]:
    """The lines, with what is wished instead of each. Raises LinesNotPossible."""
    lines = [_line(number, line, documents[number]) for number, line in wanted]
    wishes = {line.instead.upper() for _, line in wanted if line.instead}
    offers = order_reviewing.offers(sorted(wishes))
    for made, (number, line) in zip(lines, wanted, strict=True):
        if line.instead and line.instead.upper() != made["sku"]:
            sku = line.instead.upper()
            made["instead"] = exchanging.instead(sku, made, documents[number].currency, offers[sku], caller)
    return lines


def _made(caller: Principal, review_id: str, lines: list[Any], wholes: Mapping[str, Whole]) -> ReturnReview:
    expires = clock.now() + LIFE
    worth, back = outcome.of(wholes, lines)
    ways, extra = _ways(lines, wholes, worth, back)
    told = [outcome.by_currency(wholes, worth), outcome.by_currency(wholes, back), ways, extra]
    text = json.dumps([review_id, clock.stamp(expires), lines, *told], ensure_ascii=False, separators=(",", ":"))
    return ReturnReview(
        ReturnReview.key(review_id),
        "RETURN",
        review_id=review_id,
        account_owner=caller.account_id,
        lines=lines,
        worth=told[0],
        refund=told[1],
        settlements=ways,
        extra=extra,
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        body_hash="",
        expires_on=clock.stamp(expires),
        expires_at=int((expires + KEEP_EXPIRED).timestamp()),
    )


def _ways(
    lines: list[dict[str, Any]], wholes: Mapping[str, Whole], worth: Mapping[str, int], back: Mapping[str, int]
) -> tuple[list[Settlement], int | None]:
    """How it can be settled, and what an exchange costs more than it is worth."""
    found, repairs = exchanging.on_offer(lines), vendor.return_terms().repairs
    asked = [
        Line(
            ReturnReason(line["reason"]),
            sold=exchanging.can_be_sent(line, found),
            repairable=(offer := found[line["sku"]]) is not None and offer.category in repairs,
        )
        for line in lines
    ]
    ways = settlement.possible(back, asked)
    if Settlement.EXCHANGE not in ways:
        return ways, None
    [(number, whole)] = wholes.items()
    return ways, exchanging.dearer_by(whole, lines, found, worth[number])


def find(caller: Principal, review_id: str) -> ReturnReview:
    """A review of the caller's account. Raises ReturnReviewNotFound."""
    found = db.find(ReturnReview, ReturnReview.key(review_id), "RETURN")
    if found is None or found.account_owner != caller.account_id:
        raise ReturnReviewNotFound("There is no such return to confirm. Please choose again what comes back.")
    return found


def show(caller: Principal, review_id: str) -> ReturnReviewView:
    """A review made before, expired or not. Raises ReturnReviewNotFound."""
    return view(find(caller, review_id))


def view(found: ReturnReview) -> ReturnReviewView:
    """A review as the customer sees it."""
    return ReturnReviewView(
        review_id=found.review_id,
        lines=found.lines,
        worth=[Money(**one) for one in found.worth],
        refund=[Money(**one) for one in found.refund],
        settlements=found.settlements,
        extra=None if found.extra is None else int(found.extra),
        differences=found.differences or [],
        expires_at=found.expires_on,
        fingerprint=found.fingerprint,
    )
