"""Requests about an order: the customer asks after the cut-off, or staff propose; the other side answers. Pure."""

from enum import StrEnum

from chalicelib.kernel.errors import Conflict
from chalicelib.orders.rules.states import Actor


class RequestKind(StrEnum):
    """What is asked for."""

    CANCEL = "cancel"
    CHANGE = "change"


class RequestState(StrEnum):
    """Where a request stands. Overtaken: what it was about has changed, so that it cannot be answered any more."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


class Answer(StrEnum):
    """What can be said to a request: the other side accepts or declines, who asked withdraws."""

    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


class RequestAnswered(Conflict):
    """The request has its answer, or it is not for the caller to give; `allowed` says what is."""


_BECOMES = {
    Answer.ACCEPT: RequestState.ACCEPTED,
    Answer.DECLINE: RequestState.DECLINED,
    Answer.WITHDRAW: RequestState.WITHDRAWN,
}


def allowed(state: RequestState, asked_by: Actor, actor: Actor) -> list[Answer]:
    """What that actor may say to it now."""
    if state is not RequestState.WAITING:
        return []
    return [Answer.WITHDRAW] if actor is asked_by else [Answer.ACCEPT, Answer.DECLINE]


def answered(state: RequestState, asked_by: Actor, actor: Actor, answer: Answer) -> RequestState:
    """What becomes of it. Raises RequestAnswered, naming what is allowed."""
    possible = allowed(state, asked_by, actor)
    if answer not in possible:
        raise RequestAnswered("This request has been answered, or it is not yours to answer.", allowed=possible)
    return _BECOMES[answer]


def acts_next(state: RequestState, asked_by: Actor) -> Actor | None:
    """Who has to answer; nobody once it is answered."""
    if state is not RequestState.WAITING:
        return None
    return Actor.STAFF if asked_by is Actor.BUYER else Actor.BUYER
