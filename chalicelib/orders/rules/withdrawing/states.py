"""Where a withdrawal stands, and what may be done with it. Pure.

It cannot be declined: from the moment at which it was sent it is a withdrawal. Staff say which contract it is from, and
find it invalid only for a reason of the law, which the consumer reads.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.errors import Conflict
from chalicelib.orders.rules.states import Actor

HANDLED_WITHIN = timedelta(days=1)  # so soon staff find the order, or what is valid


class WithdrawalState(StrEnum):
    """`received`: on record, nobody has looked. The others say what is waited for."""

    RECEIVED = "received"
    TO_MATCH = "to_match"
    TO_CHECK = "to_check"
    GOODS_AWAITED = "goods_awaited"
    TO_SETTLE = "to_settle"
    SETTLED = "settled"
    INVALID = "invalid"


class WithdrawalMove(StrEnum):
    """What staff do. `match` names the order, `accept` the quantities that are withdrawn from."""

    MATCH = "match"
    ACCEPT = "accept"
    FIND_INVALID = "find_invalid"
    RECEIVE_GOODS = "receive_goods"
    SETTLE = "settle"


class WithdrawalMoveNotAllowed(Conflict):
    """The withdrawal is not in a state from which this can be done; `allowed` says what can."""


_VALID = (WithdrawalState.GOODS_AWAITED, WithdrawalState.TO_SETTLE)

BECOMES: Mapping[tuple[WithdrawalState, WithdrawalMove], tuple[WithdrawalState, ...]] = {
    (WithdrawalState.RECEIVED, WithdrawalMove.MATCH): (WithdrawalState.TO_CHECK, *_VALID),
    (WithdrawalState.RECEIVED, WithdrawalMove.FIND_INVALID): (WithdrawalState.INVALID,),
    (WithdrawalState.TO_MATCH, WithdrawalMove.MATCH): (WithdrawalState.TO_CHECK, *_VALID),
    (WithdrawalState.TO_MATCH, WithdrawalMove.FIND_INVALID): (WithdrawalState.INVALID,),
    (WithdrawalState.TO_CHECK, WithdrawalMove.ACCEPT): _VALID,
    (WithdrawalState.TO_CHECK, WithdrawalMove.MATCH): (WithdrawalState.TO_CHECK, *_VALID),
    (WithdrawalState.TO_CHECK, WithdrawalMove.FIND_INVALID): (WithdrawalState.INVALID,),
    (WithdrawalState.GOODS_AWAITED, WithdrawalMove.RECEIVE_GOODS): (WithdrawalState.TO_SETTLE,),
    (WithdrawalState.TO_SETTLE, WithdrawalMove.SETTLE): (WithdrawalState.SETTLED,),
    (WithdrawalState.INVALID, WithdrawalMove.MATCH): (WithdrawalState.TO_CHECK, *_VALID),
}

OVER = frozenset({WithdrawalState.SETTLED, WithdrawalState.INVALID})


def allowed(state: WithdrawalState) -> list[WithdrawalMove]:
    """What staff may do with a withdrawal in that state, in the order of the table."""
    return [move for before, move in BECOMES if before is state]


def acts_next(state: WithdrawalState) -> Actor | None:
    """Whose turn it is; nobody's once it is over."""
    if state in OVER:
        return None
    return Actor.BUYER if state is WithdrawalState.GOODS_AWAITED else Actor.STAFF


def ensure_allowed(state: WithdrawalState, move: WithdrawalMove) -> None:
    """Raises WithdrawalMoveNotAllowed, naming what is allowed."""
    if (state, move) not in BECOMES:
        raise WithdrawalMoveNotAllowed(
            "That cannot be done with this withdrawal any more.", state=state.value, allowed=allowed(state)
        )


def due_at(state: WithdrawalState, received: datetime, send_back: datetime, pay_back: datetime) -> datetime | None:
    """By when staff must have done what the state waits for; None when it waits for nobody."""
    if state in OVER:
        return None
    return {WithdrawalState.GOODS_AWAITED: send_back, WithdrawalState.TO_SETTLE: pay_back}.get(
        state, received + HANDLED_WITHIN
    )
