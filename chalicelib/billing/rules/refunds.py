"""Paying credit back: where a refund stands, and who may move it: one table, which every move asks. Pure.

The credit is taken when a refund is approved, so that nobody spends it again; what could not be paid comes back to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.errors import Conflict


class RefundState(StrEnum):
    """Where a refund stands. Sent: the vendor's bank has it."""

    ASKED = "asked"
    APPROVED = "approved"
    SENT = "sent"
    ARRIVED = "arrived"
    FAILED = "failed"
    DECLINED = "declined"


class RefundMove(StrEnum):
    """What staff do with a refund."""

    APPROVE = "approve"
    DECLINE = "decline"
    SEND = "send"
    ARRIVE = "arrive"
    FAIL = "fail"


class RefundMoveNotAllowed(Conflict):
    """The refund is not in a state from which this can be done; `allowed` says what can."""


@dataclass(frozen=True, slots=True)
class Row:
    """In `state` staff may do `move`; the refund then is in `becomes`."""

    state: RefundState
    move: RefundMove
    becomes: RefundState


_S, _M = RefundState, RefundMove
TABLE: tuple[Row, ...] = (
    Row(_S.ASKED, _M.APPROVE, _S.APPROVED),
    Row(_S.ASKED, _M.DECLINE, _S.DECLINED),
    Row(_S.APPROVED, _M.SEND, _S.SENT),
    Row(_S.APPROVED, _M.FAIL, _S.FAILED),
    Row(_S.SENT, _M.ARRIVE, _S.ARRIVED),
    Row(_S.SENT, _M.FAIL, _S.FAILED),
)

TAKEN = frozenset({RefundState.APPROVED, RefundState.SENT, RefundState.ARRIVED})
"""In these the refund's entry stands in the ledger: the credit is taken for it."""

WAITING = frozenset({RefundState.ASKED, RefundState.APPROVED})
"""In these it waits for a person of the vendor's."""

REASONED = frozenset({RefundMove.DECLINE, RefundMove.FAIL})
"""The customer reads why."""

WITHIN: Mapping[RefundState, int] = {RefundState.ASKED: 2, RefundState.APPROVED: 2, RefundState.SENT: 2}
"""Business days until what comes next: an answer, the transfer, its arrival. Nothing comes after the others."""


def allowed(state: RefundState) -> list[RefundMove]:
    """What staff may do with a refund now, in the order of the table."""
    return [row.move for row in TABLE if row.state is state]


def moved(state: RefundState, move: RefundMove) -> RefundState:
    """The state after the move. Raises RefundMoveNotAllowed, naming what is allowed."""
    for row in TABLE:
        if (row.state, row.move) == (state, move):
            return row.becomes
    raise RefundMoveNotAllowed(
        "That cannot be done with this refund any more.", state=state.value, allowed=allowed(state)
    )
