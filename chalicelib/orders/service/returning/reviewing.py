"""Reviewing: an immutable document of what would come back, and what it brings, good for half an hour."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, Invalid, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.money import Money
from chalicelib.kernel.principal import Principal
from chalicelib.orders.models.returns import ReturnReview
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import billed
from chalicelib.orders.rules.returning import eligibility
from chalicelib.orders.schemas.returning import MOST_ORDERS, AskReturn, ReturnLine, ReturnReviewView
from chalicelib.orders.service import facts, reading
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.returning import eligible
from chalicelib.platform import db

LIFE = timedelta(minutes=30)
KEEP_EXPIRED = timedelta(days=2)


class ReturnReviewNotFound(NotFound):
    """No such review, or another account's."""


class ReturnReviewMadeBefore(Conflict):
    """The same request came before; its review is the answer."""


class LineNamedTwice(Invalid):
    """Each line of an order is named once; `sku` says which is not."""


class TooManyOrders(Invalid):
    """More different orders than one return can be from."""


def review(caller: Principal, request: AskReturn, key: IdempotencyKey) -> ReturnReviewView:
    """What would come back, and what it brings. Raises OrderNotFound or NotReturnable, naming every line refused."""
    named = list(dict.fromkeys(line.order for line in request.lines))
    if len(named) > MOST_ORDERS:
        raise TooManyOrders(f"One return is from at most {MOST_ORDERS} orders.", most=MOST_ORDERS)
    orders = {number: reading.find_whole(caller, number) for number in named}
    lines = [_line(line, orders[line.order]) for line in request.lines]
    _ensure_once(lines)
    wholes = {whole.order.number: whole for whole in orders.values()}
    made = _made(caller, key, lines, worth(wholes, lines))
    try:
        with db.transaction() as tx:
            tx.create(made, otherwise=ReturnReviewMadeBefore("This review was made before."))
    except ReturnReviewMadeBefore as repeated:
        if not isinstance(repeated.found, ReturnReview):
            raise
        key.ensure_same(repeated.found.body_hash)
        return view(repeated.found)
    return view(made)


def _line(line: ReturnLine, whole: Whole) -> dict[str, Any]:
    sku = line.sku.upper()
    document = facts.of(whole).document
    eligibility.ensure_returnable(eligible.of(whole, document), {sku: line.quantity}, whole.order.number)
    sold = next(one for one in document.lines if one.sku == sku)
    return {
        "order": whole.order.number,
        "sku": sku,
        "name": sold.name,
        "unit": sold.unit,
        "decimals": sold.decimals,
        "quantity": line.quantity,
        "reason": line.reason.value,
        "note": line.note or None,
    }


def _ensure_once(lines: Iterable[dict[str, Any]]) -> None:
    seen = set()
    for line in lines:
        named = (line["order"], line["sku"])
        if named in seen:
            raise LineNamedTwice("A product is named twice. Please say how much of it in one line.", sku=line["sku"])
        seen.add(named)


def worth(orders: dict[str, Whole], lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What it brings when so much more of these lines is credited, by currency, as the credit notes will have it."""
    sums: dict[str, int] = {}
    for number, whole in orders.items():
        parts = {line["sku"]: line["quantity"] for line in lines if line["order"] == number}
        now = facts.of(whole)
        after = {sku: now.credited.get(sku, 0) + parts.get(sku, 0) for sku in {*now.credited, *parts}}
        amount = costs(now) - costs(replace(now, credited=after))
        sums[whole.order.currency] = sums.get(whole.order.currency, 0) + amount
    return [{"amount": amount, "currency": currency} for currency, amount in sorted(sums.items())]


def costs(now: Facts) -> int:
    """What the customer has to pay for the order in the end, in minor units with VAT."""
    lines = [(line.sku, line.quantity, line.net, line.vat_rate) for line in now.document.lines]
    return billed.total(lines, billed.still_wanted(now.lines))


def _made(caller: Principal, key: IdempotencyKey, lines: list[Any], brings: list[Any]) -> ReturnReview:
    expires, review_id = clock.now() + LIFE, key.derive("rrv")
    text = json.dumps([review_id, clock.stamp(expires), lines, brings], ensure_ascii=False, separators=(",", ":"))
    return ReturnReview(
        ReturnReview.key(review_id),
        "RETURN",
        review_id=review_id,
        account_owner=caller.account_id,
        lines=lines,
        worth=brings,
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        body_hash=key.body_hash,
        expires_on=clock.stamp(expires),
        expires_at=int((expires + KEEP_EXPIRED).timestamp()),
    )


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
        expires_at=found.expires_on,
        fingerprint=found.fingerprint,
    )
