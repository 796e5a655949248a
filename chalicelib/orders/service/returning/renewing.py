"""Renewing: a return that lay open for too long, as it can be asked for now, and what in it is otherwise than it was
shown."""

from typing import Any

from chalicelib.kernel import ids
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.principal import Principal
from chalicelib.orders.models.returns import ReturnReview
from chalicelib.orders.rules.returning import looks
from chalicelib.orders.rules.returning.looks import Look, SeenLine
from chalicelib.orders.rules.returning.settlement import SettlementNotPossible
from chalicelib.orders.schemas.returning import ReturnDifferenceView
from chalicelib.orders.schemas.returns_asked import ReturnLine
from chalicelib.orders.service.checking import LinesNotPossible
from chalicelib.orders.service.returning import reviewing
from chalicelib.platform import db


class ReturnReviewExpired(Conflict):
    """The half hour is over; nothing was asked for. `review` is a new one of what can still come back, None where
    nothing can; `differences` is what is otherwise in it."""


def expired(caller: Principal, old: ReturnReview) -> ReturnReviewExpired:
    """The refusal, with the same return as of now."""
    made = _again(caller, old)
    after = _look(made) if made else Look({}, {}, {}, ())
    found = [ReturnDifferenceView.of(one).model_dump() for one in looks.differences(_look(old), after)]
    if made:
        made.differences = found
        with db.transaction() as tx:
            tx.create(made)
    shown = reviewing.view(made).model_dump(mode="json") if made else None
    return ReturnReviewExpired("The half hour is over. Nothing has been asked for.", review=shown, differences=found)


def _again(caller: Principal, old: ReturnReview) -> ReturnReview | None:
    """The same, as far as it may still come back; a wish for another product stays if that can be had."""
    lines = _still(caller, old)
    if not lines:
        return None
    try:
        return reviewing.draft(caller, lines, ids.new("rrv"))
    except (LinesNotPossible, SettlementNotPossible):
        plain = [one.model_copy(update={"instead": None}) for one in lines]
        return reviewing.draft(caller, plain, ids.new("rrv"))


def _still(caller: Principal, old: ReturnReview) -> list[ReturnLine]:
    possible = reviewing.possible(caller, [line["order"] for line in old.lines])
    wanted = [(line, min(line["quantity"], possible[line["order"]][line["sku"]].quantity)) for line in old.lines]
    return [_asked(line, quantity) for line, quantity in wanted if quantity]


def _asked(line: dict[str, Any], quantity: int) -> ReturnLine:
    same = {name: line[name] for name in ("order", "sku", "reason", "note")}
    return ReturnLine(**same, quantity=quantity, instead=line["instead"]["sku"] if line["instead"] else None)


def _look(of: ReturnReview) -> Look:
    def instead(line: dict[str, Any]) -> int | None:
        return line["instead"]["unit_price"] if line["instead"] else None

    return Look(
        lines={(line["order"], line["sku"]): SeenLine(line["quantity"], instead(line)) for line in of.lines},
        worth={one["currency"]: one["amount"] for one in of.worth},
        refund={one["currency"]: one["amount"] for one in of.refund},
        ways=of.settlements,
        extra=None if of.extra is None else int(of.extra),
    )
