"""Where a return stands, and who may move it: one table, which every move asks. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from chalicelib.kernel.errors import Conflict
from chalicelib.orders.rules.states import Actor


class ReturnState(StrEnum):
    """Where a return stands. Sent: on its way to us, all of it or what is still to come. Sent back: repaired and on
    its way to the customer."""

    REQUESTED = "requested"
    APPROVED = "approved"
    DECLINED = "declined"
    SENT = "sent"
    RECEIVED = "received"
    INSPECTED = "inspected"
    IN_REPAIR = "in_repair"
    SENT_BACK = "sent_back"
    SETTLED = "settled"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class ReturnMove(StrEnum):
    """What can be done with a return. After settle_part the rest is still waited for."""

    APPROVE = "approve"
    DECLINE = "decline"
    APPEAL = "appeal"
    CANCEL = "cancel"
    SEND = "send"
    RECEIVE = "receive"
    INSPECT = "inspect"
    SETTLE = "settle"
    SETTLE_PART = "settle_part"
    REPAIR = "repair"
    SEND_BACK = "send_back"
    ARRIVE = "arrive"
    EXPIRE = "expire"


class DeclineReason(StrEnum):
    """Why staff decline, to choose from; what they write to the customer says more."""

    TOO_LATE = "too_late"
    USED = "used"
    NOT_OURS = "not_ours"
    NEVER_SENT = "never_sent"
    NEVER_CAME = "never_came"
    OTHER = "other"


class ReturnMoveNotAllowed(Conflict):
    """The return is not in a state from which this can be done; `allowed` says what can."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a move may depend on beside the state.

    `appealed`: the customer has asked once to look again. `coming`: some of it has not come. `counted`: some of it has.
    `overdue`: the customer should have sent it by now. `repair`: it is to be repaired.
    """

    appealed: bool = False
    coming: bool = True
    counted: bool = False
    overdue: bool = False
    repair: bool = False


Guard = Callable[[Progress], bool]


def _always(_: Progress) -> bool:
    return True


def _once(at: Progress) -> bool:
    return not at.appealed


def _coming(at: Progress) -> bool:
    return at.coming


def _nothing_came(at: Progress) -> bool:
    return not at.counted


def _something_came(at: Progress) -> bool:
    return at.counted


def _overdue(at: Progress) -> bool:
    return at.overdue


def _repair(at: Progress) -> bool:
    return at.repair


def _part(at: Progress) -> bool:
    return at.coming and not at.repair


@dataclass(frozen=True, slots=True)
class Row:
    """In `state`, `actor` may do `move` when the guard holds; the return then is in `becomes`."""

    state: ReturnState
    move: ReturnMove
    actor: Actor
    becomes: ReturnState
    guard: Guard = _always


_S, _M, _BUYER, _STAFF, _SYSTEM = ReturnState, ReturnMove, Actor.BUYER, Actor.STAFF, Actor.SYSTEM
TABLE: tuple[Row, ...] = (
    Row(_S.REQUESTED, _M.APPROVE, _STAFF, _S.APPROVED),
    Row(_S.REQUESTED, _M.DECLINE, _STAFF, _S.DECLINED),
    Row(_S.REQUESTED, _M.CANCEL, _BUYER, _S.CANCELLED),
    Row(_S.DECLINED, _M.APPEAL, _BUYER, _S.REQUESTED, _once),
    Row(_S.APPROVED, _M.SEND, _BUYER, _S.SENT),
    Row(_S.APPROVED, _M.CANCEL, _BUYER, _S.CANCELLED),
    Row(_S.APPROVED, _M.RECEIVE, _STAFF, _S.RECEIVED),
    Row(_S.APPROVED, _M.DECLINE, _STAFF, _S.DECLINED, _overdue),
    Row(_S.APPROVED, _M.EXPIRE, _SYSTEM, _S.EXPIRED, _overdue),
    Row(_S.EXPIRED, _M.RECEIVE, _STAFF, _S.RECEIVED),
    Row(_S.SENT, _M.RECEIVE, _STAFF, _S.RECEIVED),
    Row(_S.SENT, _M.DECLINE, _STAFF, _S.DECLINED, _nothing_came),
    Row(_S.SENT, _M.SETTLE, _STAFF, _S.SETTLED, _something_came),
    Row(_S.RECEIVED, _M.INSPECT, _STAFF, _S.INSPECTED),
    Row(_S.RECEIVED, _M.RECEIVE, _STAFF, _S.RECEIVED, _coming),
    Row(_S.INSPECTED, _M.REPAIR, _STAFF, _S.IN_REPAIR, _repair),
    Row(_S.INSPECTED, _M.SETTLE, _STAFF, _S.SETTLED),
    Row(_S.INSPECTED, _M.SETTLE_PART, _STAFF, _S.SENT, _part),
    Row(_S.INSPECTED, _M.RECEIVE, _STAFF, _S.RECEIVED, _coming),
    Row(_S.IN_REPAIR, _M.SEND_BACK, _STAFF, _S.SENT_BACK),
    Row(_S.IN_REPAIR, _M.SETTLE, _STAFF, _S.SETTLED),
    Row(_S.SENT_BACK, _M.ARRIVE, _BUYER, _S.SETTLED),
    Row(_S.SENT_BACK, _M.ARRIVE, _STAFF, _S.SETTLED),
    Row(_S.SENT_BACK, _M.ARRIVE, _SYSTEM, _S.SETTLED),
)

OVER = frozenset({ReturnState.DECLINED, ReturnState.SETTLED, ReturnState.CANCELLED, ReturnState.EXPIRED})
"""Nobody has to do anything in these; what was declined can be looked at again, what expired may come all the same."""

GRACE = timedelta(days=7)
"""So long after the reminder to send it a return expires."""

WITHIN: Mapping[ReturnState, int] = {
    ReturnState.SENT: 10,
    ReturnState.RECEIVED: 2,
    ReturnState.INSPECTED: 2,
    ReturnState.IN_REPAIR: 10,
    ReturnState.SENT_BACK: 5,
}
"""Business days within which what the state waits for happens. A request is answered as fast as any question."""

_BUYERS = frozenset({ReturnState.APPROVED, ReturnState.SENT_BACK})


def allowed(state: ReturnState, actor: Actor, at: Progress) -> list[ReturnMove]:
    """What that actor may do with a return now, in the order of the table."""
    return [row.move for row in TABLE if (row.state, row.actor) == (state, actor) and row.guard(at)]


def moved(state: ReturnState, move: ReturnMove, actor: Actor, at: Progress) -> ReturnState:
    """The state after the move. Raises ReturnMoveNotAllowed, naming what is allowed."""
    for row in TABLE:
        if (row.state, row.move, row.actor) == (state, move, actor) and row.guard(at):
            return row.becomes
    raise ReturnMoveNotAllowed(
        "That cannot be done with this return any more.", state=state.value, allowed=allowed(state, actor, at)
    )


def acts_next(state: ReturnState) -> Actor | None:
    """Whose turn it is; nobody's once it is over."""
    if state in OVER:
        return None
    return Actor.BUYER if state in _BUYERS else Actor.STAFF
