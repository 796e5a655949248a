"""Reordering: lines of old orders beside today's offers, nothing dropped without saying so."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, Invalid, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import rules
from chalicelib.orders.models.reorders import Reorder
from chalicelib.orders.rules import reordering as rule
from chalicelib.orders.rules.reordering import Choice
from chalicelib.orders.schemas import DocumentView
from chalicelib.orders.schemas.reorders import (
    AskReorder,
    DecideReorder,
    LeftOutView,
    ReorderedLineView,
    ReorderedView,
    ReorderLineView,
    ReorderView,
)
from chalicelib.orders.service import comparing, documents, reading
from chalicelib.platform import db

KEEP = timedelta(days=30)
MOST_NOTE, MOST_REFERENCE, MOST_LINE_NOTE = 500, 100, 200


class ReorderNotFound(NotFound):
    """No such reorder, or another account's, or one that was made long ago."""


class ReorderMadeBefore(Conflict):
    """The same request came before; its reorder is the answer."""


class DecisionMissing(Invalid):
    """`skus` are lines that cannot be taken as they are: the customer must say what to do with them."""


class RiseNotAccepted(Invalid):
    """`skus` are lines whose price has risen much, and nobody has said that this is all right."""


class ChoiceNotPossible(Conflict):
    """What was chosen for `skus` can no longer be done; look again."""


def ask(caller: Principal, request: AskReorder, key: IdempotencyKey) -> ReorderView:
    """What of these orders can be ordered again. Raises OrderNotFound, TooManyLines."""
    orders = reading.find_several(caller, request.orders)
    bought = [documents.parse(order.document) for order in sorted(orders, key=lambda one: one.placed_at)]
    made = draft(caller.account_id, key.derive("reo"), merge(bought), _terms(bought))
    made.sources, made.body_hash = [order.number for order in orders], key.body_hash
    return view(caller, store(made, key))


def merge(bought: Sequence[DocumentView]) -> list[dict[str, Any]]:
    """Lines of several documents, oldest first, as one: quantities summed, the newest price, every note."""
    lines = [(document.currency, line) for document in bought for line in document.lines]
    rules.merged((line.sku, line.quantity) for _, line in lines)  # not more than an order holds
    merged: dict[str, dict[str, Any]] = {}
    for currency, line in lines:
        before = merged.get(line.sku, {"quantity": 0, "decimals": line.decimals, "note": None})
        finer = max(before["decimals"], line.decimals)
        quantity = before["quantity"] * 10 ** (finer - before["decimals"])
        merged[line.sku] = {
            "sku": line.sku,
            "name": line.name,
            "quantity": int(quantity + line.quantity * 10 ** (finer - line.decimals)),
            "decimals": finer,
            "unit": line.unit,
            "unit_price": line.unit_price,
            "discount_rate": line.discount_rate,
            "currency": currency,
            "made_to_order": not line.from_stock and not line.expected_on,
            "note": rule.joined([before["note"], line.note], "; ", MOST_LINE_NOTE),
        }
    return list(merged.values())


def _terms(bought: Sequence[DocumentView]) -> dict[str, Any]:
    """What was said beside the lines is copied; prices, discounts and approvals are not. The newest addresses count."""
    newest = bought[-1]
    return {
        "reference": rule.joined((one.reference for one in bought), ", ", MOST_REFERENCE),
        "note": rule.joined((one.note for one in bought), "\n", MOST_NOTE),
        "delivery_address": newest.delivery_address.model_dump(),
        "invoice_address": newest.invoice_address.model_dump() if newest.invoice_address else None,
    }


def draft(account_id: str, reorder_id: str, lines: list[dict[str, Any]], terms: dict[str, Any]) -> Reorder:
    """A reorder that is not stored yet."""
    now = clock.now()
    return Reorder(
        Reorder.key(reorder_id),
        "REORDER",
        reorder_id=reorder_id,
        account_owner=account_id,
        sources=[],
        lines=lines,
        terms=terms,
        made_at=clock.stamp(now),
        body_hash="",
        expires_at=int((now + KEEP).timestamp()),
    )


def store(made: Reorder, key: IdempotencyKey) -> Reorder:
    """Writes it once; a repeated request gets the first one."""
    try:
        with db.transaction() as tx:
            tx.create(made, otherwise=ReorderMadeBefore("This was asked before."))
    except ReorderMadeBefore as repeated:
        first = repeated.found
        if not isinstance(first, Reorder):
            raise
        key.ensure_same(first.body_hash)
        return first
    return made


def show(caller: Principal, reorder_id: str) -> ReorderView:
    """A reorder beside what can be ordered at this moment. Raises ReorderNotFound."""
    return view(caller, find(caller, reorder_id))


def find(caller: Principal, reorder_id: str) -> Reorder:
    """The reorder itself, of the caller's own account."""
    found = db.find(Reorder, Reorder.key(reorder_id), "REORDER")
    if found is None or found.account_owner != caller.account_id:
        raise ReorderNotFound("There is no such reorder. Start again from your orders.")
    return found


def view(caller: Principal, found: Reorder) -> ReorderView:
    """As the customer sees it, with today's prices, stock and days."""
    return ReorderView(
        reorder_id=found.reorder_id,
        orders=found.sources,
        list_name=found.list_name,
        made_at=found.made_at,
        lines=comparing.lines(found.lines, caller.language, company=bool(caller.company)),
        tick_above=comparing.tick_above(),
        **found.terms,
    )


def decided(shown: ReorderView, request: DecideReorder) -> ReorderedView:
    """What goes into the cart, and what stays out, by the customer's decisions. Changes nothing, so it may be repeated.

    Raises ChoiceNotPossible, DecisionMissing or RiseNotAccepted, each naming all lines concerned.
    """
    offered = {line.sku: line.choices for line in shown.lines}
    said = {one.sku.upper(): one for one in request.lines}
    chosen = {sku: one.choice for sku, one in said.items()}
    astray = [sku for sku, choice in chosen.items() if choice not in offered.get(sku, [])]
    if astray:
        raise ChoiceNotPossible("Some of that cannot be done any more. Please look again.", skus=astray)
    if missing := rule.undecided(offered, chosen):
        raise DecisionMissing("Please say what to do with every line that cannot be ordered as it was.", skus=missing)
    risen = [
        line.sku
        for line in shown.lines
        if line.needs_tick and _is_taken(chosen.get(line.sku, Choice.TAKE)) and not _accepted(said.get(line.sku))
    ]
    if risen:
        raise RiseNotAccepted("Please tick the prices that have risen.", skus=risen)
    return _decided(shown, chosen)


def _is_taken(choice: Choice) -> bool:
    return choice in {Choice.TAKE, Choice.TAKE_LEFT}


def _accepted(said: Any) -> bool:
    return said is not None and said.price_accepted


def _decided(shown: ReorderView, chosen: dict[str, Choice]) -> ReorderedView:
    lines: dict[str, ReorderedLineView] = {}
    left_out: list[LeftOutView] = []
    for line in shown.lines:
        taken = _taken(line, chosen.get(line.sku, Choice.TAKE))
        if taken is None:
            left_out.append(LeftOutView(sku=line.sku, name=line.name))
        elif taken.sku in lines:  # it replaces one product and was ordered itself
            both = lines[taken.sku].quantity + taken.quantity
            lines[taken.sku] = taken.model_copy(update={"quantity": both})
        else:
            lines[taken.sku] = taken
    return ReorderedView(
        lines=list(lines.values()),
        left_out=left_out,
        reference=shown.reference,
        note=shown.note,
        delivery_address=shown.delivery_address,
        invoice_address=shown.invoice_address,
    )


def _taken(line: ReorderLineView, choice: Choice) -> ReorderedLineView | None:
    if choice is Choice.SUCCESSOR and line.successor:
        priced, sku = line.successor.priced, line.successor.sku
        return ReorderedLineView(sku=sku, quantity=priced.quantity, seen_price=priced.unit_price, note=line.note)
    if line.now is None or not _is_taken(choice):
        return None
    quantity = line.left if choice is Choice.TAKE_LEFT and line.left else line.now.quantity
    return ReorderedLineView(sku=line.sku, quantity=quantity, seen_price=line.now.unit_price, note=line.note)
