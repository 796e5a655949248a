"""What customers and staff do with a return as a whole, each move with its entries and events, in one transaction."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders.events import returning as events
from chalicelib.orders.rules.returning.settlement import Settlement
from chalicelib.orders.rules.returning.states import ReturnMove, ReturnState
from chalicelib.orders.rules.states import Actor
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas.returning import ReturnView
from chalicelib.orders.schemas.returns_asked import DecideReturn, MoveReturn
from chalicelib.orders.service.returning import reading, requesting, settling, standing, storing
from chalicelib.orders.service.returning.storing import Case, Step
from chalicelib.platform import vendor


class AppealMissing(Invalid):
    """Whoever is to look again must know why."""


class DeclineUnexplained(Invalid):
    """The customer reads why: the reason from the list, and a message."""


def move(caller: Principal, number: str, request: MoveReturn, key: IdempotencyKey) -> ReturnView:
    """What customers do. Raises ReturnMoveNotAllowed, ReturnChangedMeanwhile, AppealMissing or NotReturnable."""

    def take(case: Case) -> Step:
        found = case.found
        state = standing.moved(found, request.move, Actor.BUYER)
        if request.move is ReturnMove.SEND:
            after = storing.changed(found, state, carrier=request.carrier, tracking_number=request.tracking_number)
            return Step(after, Happening.RETURN_SENT, events.ReturnSent)
        if request.move is ReturnMove.CANCEL:
            after = storing.changed(found, state)
            return Step(after, Happening.RETURN_CANCELLED, events.ReturnCancelled, request.message)
        if request.move is ReturnMove.ARRIVE:
            return settling.back(case, state)
        if not request.message:
            raise AppealMissing("Please say why we should look again.")
        after = storing.changed(found, state, appealed=True, decline_code=None, declined_because=None)
        requesting.ensure_possible(after, case.wholes)
        return Step(after, Happening.RETURN_APPEALED, events.ReturnAppealed, request.message)

    storing.carry_out(caller, number, request.version, take, key)
    return reading.show(caller, number)


def decide(caller: Principal, number: str, request: DecideReturn, key: IdempotencyKey) -> ReturnView:
    """What staff do. Raises ReturnMoveNotAllowed, ReturnChangedMeanwhile or DeclineUnexplained."""

    def take(case: Case) -> Step:
        state = standing.moved(case.found, request.move, Actor.STAFF)
        return _STEPS[request.move](case, state, request)

    storing.carry_out(caller, number, request.version, take, key)
    return reading.show(caller, number)


def _approve(case: Case, state: ReturnState, request: DecideReturn) -> Step:
    sending = {"send_by": clock.stamp(_send_by()), "expires_at": None}
    after = storing.changed(case.found, state, **sending, declined_because=None)
    return Step(after, Happening.RETURN_APPROVED, events.ReturnApproved, request.message)


def _send_by() -> datetime:
    """The end of the last day on which the customer may send it, on the vendor's calendar."""
    zone = vendor.calendar().tz
    day = vendor.today() + timedelta(days=vendor.return_terms().send + 1)
    return datetime.combine(day, time.min, zone) - timedelta(minutes=1)


def _decline(case: Case, state: ReturnState, request: DecideReturn) -> Step:
    if request.reason is None or not request.message:
        raise DeclineUnexplained("Please say why; the customer will read it.")
    told = {"decline_code": request.reason.value, "declined_because": request.message}
    after = storing.changed(case.found, state, **told)
    return Step(after, Happening.RETURN_DECLINED, events.ReturnDeclined, request.message)


def _settle(case: Case, state: ReturnState, request: DecideReturn) -> Step:
    step = settling.settled(case, state, request.settlement or Settlement(case.found.settlement))
    step.reason = request.message
    return step


def _repair(case: Case, state: ReturnState, request: DecideReturn) -> Step:
    step = settling.repairing(case, state)
    step.reason = request.message
    return step


def _send_back(case: Case, state: ReturnState, request: DecideReturn) -> Step:
    sent_by = " ".join(filter(None, (request.carrier, request.tracking_number))) or None
    step = settling.sent_back(case, state, sent_by)
    step.reason = request.message
    return step


def _arrive(case: Case, state: ReturnState, _: DecideReturn) -> Step:
    return settling.back(case, state)


_STEPS: dict[ReturnMove, Callable[[Case, ReturnState, DecideReturn], Step]] = {
    ReturnMove.APPROVE: _approve,
    ReturnMove.DECLINE: _decline,
    ReturnMove.SETTLE: _settle,
    ReturnMove.SETTLE_PART: _settle,
    ReturnMove.REPAIR: _repair,
    ReturnMove.SEND_BACK: _send_back,
    ReturnMove.ARRIVE: _arrive,
}
