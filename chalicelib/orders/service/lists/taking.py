"""Ordering from a list: a reorder like any other; and what the list learns from the decisions."""

from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders.models.lists import NamedList
from chalicelib.orders.models.reorders import Reorder
from chalicelib.orders.rules.reordering import Choice, LineClass
from chalicelib.orders.schemas.reorders import DecideReorder, ReorderedView, ReorderLineView, ReorderView
from chalicelib.orders.service import comparing, reordering
from chalicelib.orders.service.lists import repeating, storing
from chalicelib.platform import db
from chalicelib.platform.transaction import WriteConflict


def begin(caller: Principal, list_id: str, key: IdempotencyKey) -> ReorderView:
    """What of the list can be ordered now, line by line. Raises ListNotFound."""
    made = repeating.draft(storing.find(caller, list_id), key.derive("reo"))
    made.body_hash = key.body_hash
    return reordering.view(caller, reordering.store(made, key))


def decide(caller: Principal, reorder_id: str, request: DecideReorder) -> ReorderedView:
    """What goes into the cart. Of a list it is remembered what somebody has seen: next time is compared with that.

    Refusals as `reordering.decided`'s.
    """
    found = reordering.find(caller, reorder_id)
    shown = reordering.view(caller, found)
    decided = reordering.decided(shown, request)
    if found.list_id:
        _remember(caller, found, shown, request)
    return decided


def _learned(line: ReorderLineView, choice: Choice, *, replaces: bool) -> dict[str, Any]:
    """How a line is from now on: as it was taken, or what took its place, if who decided may change the list.

    What was left out stays as it was.
    """
    if choice is Choice.SUCCESSOR and line.successor:
        if not replaces:
            return {}
        return {"sku": line.successor.sku, "name": line.successor.name, **line.successor.priced.model_dump()}
    if line.now is None or choice is Choice.LEAVE:
        return {}
    return {"name": line.name, **line.now.model_dump()}


def _remember(caller: Principal, found: Reorder, shown: ReorderView, request: DecideReorder) -> None:
    kept = storing.read(found.account_owner, found.list_id or "")
    if kept is None:
        return
    chosen = {one.sku.upper(): one.choice for one in request.lines}
    replaces = storing.may_change(caller, kept)
    learned = {one.sku: _learned(one, chosen.get(one.sku, Choice.TAKE), replaces=replaces) for one in shown.lines}
    wanted = {one["sku"]: one["quantity"] for one in found.lines}
    lines: dict[str, Any] = {}
    for one in kept.lines:  # a line that was changed since says what is wanted better than this review
        same = wanted.get(one["sku"]) == one["quantity"]
        now = {**one, **learned.get(one["sku"], {})} if same else one
        lines.setdefault(now["sku"], now)
    if list(lines.values()) == kept.lines:
        return
    kept.lines = list(lines.values())
    try:
        with db.transaction() as tx:
            storing.put(tx, kept)
    except WriteConflict:
        return  # somebody is changing the list at this moment, and has seen it


@dataclass(frozen=True, slots=True)
class MailFacts:
    """A list that has come round: its name, how many products it holds, and those of which something has changed."""

    name: str
    products: int
    changed: tuple[tuple[str, LineClass], ...]


def mail_facts(account_id: str, list_id: str, reorder_id: str, language: str) -> MailFacts | None:
    """What whoever writes about it must know; None when the list has been removed or put away since."""
    kept: NamedList | None = storing.read(account_id, list_id)
    found = db.find(Reorder, Reorder.key(reorder_id), "REORDER")
    if kept is None or found is None:
        return None
    lines = comparing.lines(found.lines, language, company=bool(kept.for_company))
    changed = tuple((line.name, line.became) for line in lines if line.became is not LineClass.SAME)
    return MailFacts(kept.name, len(lines), changed)
