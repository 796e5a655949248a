"""What comes: counted line by line, inspected, and settled. What staff count decides, not what was asked for."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders.events import returning as events
from chalicelib.orders.models.returns import Return
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.returning.counting import Condition, Pieces
from chalicelib.orders.rules.returning.settlement import Settlement, SettlementNotPossible
from chalicelib.orders.rules.returning.states import ReturnMove, ReturnState
from chalicelib.orders.rules.states import Actor
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas.returning import ReturnView
from chalicelib.orders.schemas.returns_asked import CountedLine, InspectedLine, InspectReturn, ReceiveReturn
from chalicelib.orders.service import coming_back, facts
from chalicelib.orders.service.returning import exchanging, outcome, reading, standing, storing
from chalicelib.orders.service.returning.storing import Case, Step
from chalicelib.platform.transaction import Transaction

Named = tuple[str, str]
"""An order and a SKU of it."""


class NotInReturn(Invalid):
    """Something was named that is no line of the return, or twice; `lines` says what."""


class RepairNotForSale(Invalid):
    """What is to be repaired is the customer's, and cannot go on the shelf."""


class SettlementMissing(Invalid):
    """What is not repaired after all is settled in another way, which must be said."""


def receive(caller: Principal, number: str, request: ReceiveReturn, key: IdempotencyKey) -> ReturnView:
    """Something has come. Raises MoreThanDelivered, MoreResellableThanCounted, RepairNotForSale or NotInReturn."""

    def take(case: Case) -> Step:
        found = case.found
        state = standing.moved(found, ReturnMove.RECEIVE, Actor.STAFF)
        counted = _by_line(found, request.lines)
        lines = [_received(line, counted.get(_name(line)), case) for line in found.lines]
        if found.settlement == Settlement.REPAIR and any(one.resellable for one in counted.values()):
            raise RepairNotForSale("What is to be repaired goes back to the customer, not on the shelf.")
        came = _by_order(counted, lambda one: one.quantity)
        shelf = _by_order(counted, lambda one: one.resellable)
        after = storing.changed(found, state, lines=lines)
        return Step(after, Happening.RETURN_RECEIVED, events.ReturnReceived, lines=came, shelf=shelf)

    storing.carry_out(caller, number, request.version, take, key)
    return reading.show(caller, number)


def _received(line: Mapping[str, Any], now: CountedLine | None, case: Case) -> Any:
    if now is None:
        return line
    pieces = coming_back.pieces(line)
    most = _most(case.wholes[line["order"]], line["sku"], case.found.number) - pieces.kept
    return _line(line, pieces.received(now.quantity, now.resellable, most))


def _most(whole: Whole, sku: str, number: str) -> int:
    """So much of it has the customer had, less what came back in other ways, or is to come in those."""
    delivered = sum(line.delivered for line in facts.of(whole).lines if line.sku == sku)
    return max(0, delivered - coming_back.gone(whole, but=number).get(sku, 0))


def inspect(caller: Principal, number: str, request: InspectReturn, key: IdempotencyKey) -> ReturnView:
    """Staff say how they found it. Raises WorseWithoutReason, MoreRefusedThanOpen or NotInReturn."""

    def take(case: Case) -> Step:
        found = case.found
        state = standing.moved(found, ReturnMove.INSPECT, Actor.STAFF)
        named = _by_line(found, request.lines)
        lines = [_inspected(line, named.get(_name(line))) for line in found.lines]
        return Step(storing.changed(found, state, lines=lines), Happening.RETURN_INSPECTED, events.ReturnInspected)

    storing.carry_out(caller, number, request.version, take, key)
    return reading.show(caller, number)


def _inspected(line: Mapping[str, Any], now: InspectedLine | None) -> Any:
    pieces = coming_back.pieces(line)
    if now is None:
        return {**line, "condition": Condition.AS_DESCRIBED.value} if pieces.open and not line["condition"] else line
    after = _line(line, pieces.inspected(now.condition, now.refused, now.reason))
    return {**after, "condition": now.condition.value, "why": now.reason}


def settled(case: Case, state: ReturnState, way: Settlement) -> Step:
    """All that came and stays is credited; what has not come may still, unless the return is over with this.

    What is paid back is credited first, and the refund follows; in exchange, a new order is placed at once. However a
    part is settled, the customer's wish holds for the rest.
    """
    if way is Settlement.REPAIR:
        raise SettlementMissing("Please say how it is settled, as it is not repaired.")
    found = case.found
    before = [(line, coming_back.pieces(line)) for line in found.lines]
    now = [{**line, "quantity": pieces.open} for line, pieces in before if pieces.open]
    brings, back = outcome.of({number: one for number, one in case.wholes.items() if _has(now, number)}, now)
    if way is Settlement.REFUND and not any(back.values()):
        way = Settlement.CREDIT  # there is nothing to pay back: what is open is less
    sums, rest = outcome.by_currency(case.wholes, brings), state is ReturnState.SENT
    after = storing.changed(
        found,
        state,
        lines=[_line(line, pieces.paid()) for line, pieces in before],
        credited=_sum([{**one, "amount": 0} for one in found.worth], found.credited, sums),
        settlement=found.settlement if rest else way.value,
    )
    told = {"rest": rest, "settlement": way.value, "brings": brings}
    also: Callable[[Transaction], None] | None = None
    if way is Settlement.EXCHANGE and now:
        also = _exchange(case, after, now, brings)
    elif way is Settlement.REFUND:
        purpose = f"{after.number}:{int(after.version)}"
        told["purpose"] = purpose
        also = partial(_keep, account_id=after.account_id, orders=brings, purpose=purpose)
    parts: dict[str, dict[str, int]] = {}
    for line in now:
        parts.setdefault(line["order"], {})[line["sku"]] = line["quantity"]
    return Step(after, Happening.RETURN_SETTLED, events.ReturnSettled, lines=parts, credits=True, told=told, also=also)


def _exchange(
    case: Case, after: Return, lines: list[dict[str, Any]], brings: Mapping[str, int]
) -> Callable[[Transaction], None]:
    """Places the order for what is sent in exchange. Raises SettlementNotPossible when it cannot be."""
    if len(brings) > 1:
        raise SettlementNotPossible("What is exchanged is from one order.", possible=[Settlement.CREDIT])
    [(number, worth)] = brings.items()
    made, what = exchanging.order(after, case.wholes[number], lines, worth)
    after.new_orders = [*(after.new_orders or []), made.number]

    def write(tx: Transaction) -> None:
        exchanging.place(tx, made, what)
        _keep(tx, after.account_id, [number], made.number)

    return write


def _keep(tx: Transaction, account_id: str, orders: Iterable[str], purpose: str) -> None:
    """Nothing else uses by itself what was promised back, or pays what is sent in exchange."""
    for number in orders:
        billing.keep_credit(tx, account_id, number, purpose)


def repairing(case: Case, state: ReturnState) -> Step:
    """What came is being repaired."""
    return Step(storing.changed(case.found, state), Happening.RETURN_IN_REPAIR, events.ReturnInRepair)


def sent_back(case: Case, state: ReturnState, sent_by: str | None) -> Step:
    """All that came and stayed is on its way to the customer again: it counts as theirs from here on."""
    lines = [_line(line, coming_back.pieces(line).sent_back()) for line in case.found.lines]
    after = storing.changed(case.found, state, lines=lines, sent_back_by=sent_by)
    return Step(after, Happening.RETURN_SENT_BACK, events.ReturnSentBack)


def back(case: Case, state: ReturnState) -> Step:
    """What was repaired is with the customer, and the return is over."""
    told = {"settlement": Settlement.REPAIR.value}
    return Step(storing.changed(case.found, state), Happening.RETURN_BACK, events.ReturnSettled, told=told)


def _has(lines: list[dict[str, Any]], order: str) -> bool:
    return any(line["order"] == order for line in lines)


def _sum(*amounts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    sums: dict[str, int] = {}
    for one in (one for some in amounts for one in some):
        sums[one["currency"]] = sums.get(one["currency"], 0) + one["amount"]
    return [{"amount": amount, "currency": currency} for currency, amount in sorted(sums.items())]


def _line(line: Mapping[str, Any], pieces: Pieces) -> dict[str, Any]:
    counts = {"counted": pieces.counted, "resellable": pieces.resellable}
    gone = {"refused": pieces.refused, "repaired": pieces.repaired, "settled": pieces.settled}
    return {**line, **counts, **gone}


def _name(line: Mapping[str, Any]) -> Named:
    return line["order"], line["sku"]


def _by_line(found: Return, lines: list[Any]) -> dict[Named, Any]:
    """The lines that staff named. Raises NotInReturn for one that is not in the return, or is named twice."""
    known = {_name(line) for line in found.lines}
    named = {(line.order, line.sku.upper()): line for line in lines}
    strangers = sorted(set(named) - known)
    if strangers or len(named) < len(lines):
        raise NotInReturn("Some of this is not in the return, or is named twice.", lines=strangers)
    return named


def _by_order(counted: Mapping[Named, CountedLine], of: Callable[[CountedLine], int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (order, sku), line in counted.items():
        found.setdefault(order, {})[sku] = of(line)
    return found
