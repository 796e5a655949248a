"""Answering: the other side accepts or declines a request about an order, or who made it withdraws it."""

from collections.abc import Callable

from chalicelib.kernel import clock
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import events
from chalicelib.orders.models.requests import Request
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import requests
from chalicelib.orders.rules.requests import Answer, RequestKind, RequestState
from chalicelib.orders.rules.states import Actor
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas.requests import AnswerRequest
from chalicelib.orders.schemas.shown import OrderView
from chalicelib.orders.service import changing, moving, reading, storing
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.storing import Change
from chalicelib.platform import outbox
from chalicelib.platform.transaction import Transaction

_SAYS_NO = {
    (RequestKind.CANCEL, Answer.DECLINE): Happening.CANCEL_DECLINED,
    (RequestKind.CHANGE, Answer.DECLINE): Happening.CHANGE_DECLINED,
}


class RequestNotFound(NotFound):
    """This order has no such request."""


def answer(caller: Principal, number: str, request_id: str, said: AnswerRequest, key: IdempotencyKey) -> OrderView:
    """Gives the answer, and does what was asked if it is yes. Raises RequestNotFound or RequestAnswered."""
    actor = Actor.STAFF if caller.staff else Actor.BUYER

    def step(whole: Whole, now: Facts) -> Change:
        asked = _find(whole, request_id)
        state = requests.answered(RequestState(asked.state), Actor(asked.asked_by), actor, said.answer)
        if said.answer is Answer.DECLINE and caller.staff:
            moving.ensure_reason(said.reason)
        asked.state, asked.answerer, asked.answer = state.value, caller.name, said.reason
        asked.answered_at = clock.stamp(clock.now())
        if said.answer is not Answer.ACCEPT:
            return _said_no(caller, whole, now, asked, said.answer)
        return _with_answer(_DOES[RequestKind(asked.kind)](caller, whole, now, asked), whole, asked)

    storing.carry_out(lambda: reading.find_whole(caller, number), step, key, said.version)
    return reading.show(caller, number)


def _find(whole: Whole, request_id: str) -> Request:
    for one in whole.requests:
        if one.request_id == request_id:
            return one
    raise RequestNotFound("This order has no such request.")


def _said_no(caller: Principal, whole: Whole, now: Facts, asked: Request, said: Answer) -> Change:
    kind = _SAYS_NO.get((RequestKind(asked.kind), said), Happening.REQUEST_WITHDRAWN)
    entry = storing.entry(whole.order, kind, caller, reason=asked.answer, request=asked.request_id)
    return Change(now, entry, events.RequestAnswered, _told(asked), [asked])


def _with_answer(done: Change, whole: Whole, asked: Request) -> Change:
    """What was asked is done, and the request is answered with it."""
    done.entry.request = asked.request_id
    done.items.append(asked)

    def tell(tx: Transaction) -> None:
        outbox.add(tx, storing.event_of(whole.order, events.RequestAnswered, done.entry.entry_id, **_told(asked)))

    done.also = tell
    return done


def _told(asked: Request) -> dict[str, str]:
    return {
        "request_id": asked.request_id,
        "kind": asked.kind,
        "asked_by": asked.asked_by,
        "state": asked.state,
    }


def _cancel(caller: Principal, whole: Whole, now: Facts, asked: Request) -> Change:
    return moving.cancelled(caller, whole, now, asked.answer)


def _change(caller: Principal, whole: Whole, now: Facts, asked: Request) -> Change:
    entry = changing.entry_by(caller, whole, asked.answer)
    return changing.applied(now, asked.document or "", Actor.SYSTEM, entry)


_DOES: dict[RequestKind, Callable[[Principal, Whole, Facts, Request], Change]] = {
    RequestKind.CANCEL: _cancel,
    RequestKind.CHANGE: _change,
}
