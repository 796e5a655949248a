"""Where an order stands, and who may move it: one table, which every move asks. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.errors import Conflict


class Status(StrEnum):
    """Where an order stands. Payment and delivery are told apart from it, each derived from its own facts."""

    AWAITING_APPROVAL = "awaiting_approval"
    PLACED = "placed"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


OPEN = frozenset({Status.AWAITING_APPROVAL, Status.PLACED, Status.ACCEPTED})
"""The states in which an order is still to become something else."""


class Actor(StrEnum):
    """Who moves an order: the customer, the vendor's staff, or the portal itself when time or facts demand it.

    A consumer who withdraws needs nobody's leave: the law gives it.
    """

    BUYER = "buyer"
    STAFF = "staff"
    SYSTEM = "system"
    CONSUMER = "consumer"


class Move(StrEnum):
    """What can be done with an order. A move may leave the status as it is."""

    APPROVE = "approve"
    REFUSE = "refuse"
    ACCEPT = "accept"
    MOVE_PROMISE = "move_promise"
    START_PICKING = "start_picking"
    SHIP = "ship"
    CHANGE = "change"
    ASK_CHANGE = "ask_change"
    PROPOSE_CHANGE = "propose_change"
    PROPOSE_PRICES = "propose_prices"
    CANCEL = "cancel"
    ASK_CANCEL = "ask_cancel"
    CANCEL_REST = "cancel_rest"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    CLOSE = "close"


class OrderMoveNotAllowed(Conflict):
    """The order is not in a state from which this can be done; `allowed` says what can."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a move may depend on beside the status.

    `picking`: handed to picking, which is the customer's cut-off. `shipped`: something is on its way or delivered.
    `left`: something must still be shipped. `arrived`: nothing is left, and nothing is on its way.
    `settled`: paid, as far as there is anything to pay. `asked`: something waits for the other side's answer.
    """

    picking: bool = False
    shipped: bool = False
    left: bool = True
    arrived: bool = False
    settled: bool = False
    asked: bool = False


Guard = Callable[[Progress], bool]


def _always(_: Progress) -> bool:
    return True


def _in_time(at: Progress) -> bool:
    return not at.picking


def _too_late(at: Progress) -> bool:
    return at.picking and at.left and not at.asked


def _nothing_shipped(at: Progress) -> bool:
    return not at.shipped


def _part_shipped(at: Progress) -> bool:
    return at.shipped and at.left


def _left(at: Progress) -> bool:
    return at.left


def _unasked(at: Progress) -> bool:
    return at.left and not at.asked


def _under_way(at: Progress) -> bool:
    return not at.arrived


def _done(at: Progress) -> bool:
    return at.arrived and at.settled


@dataclass(frozen=True, slots=True)
class Row:
    """In `status`, `actor` may do `move` when the guard holds; the order then is in `becomes`."""

    status: Status
    move: Move
    actor: Actor
    becomes: Status
    guard: Guard = _always


_WAITING, _PLACED, _ACCEPTED = Status.AWAITING_APPROVAL, Status.PLACED, Status.ACCEPTED
_BUYER, _STAFF, _SYSTEM, _CONSUMER = Actor.BUYER, Actor.STAFF, Actor.SYSTEM, Actor.CONSUMER
TABLE: tuple[Row, ...] = (
    Row(_WAITING, Move.APPROVE, _STAFF, Status.PLACED, _unasked),
    Row(_WAITING, Move.REFUSE, _STAFF, Status.REJECTED),
    Row(_WAITING, Move.PROPOSE_PRICES, _STAFF, _WAITING, _unasked),
    Row(_WAITING, Move.CANCEL, _BUYER, Status.CANCELLED),
    Row(_WAITING, Move.EXPIRE, _SYSTEM, Status.EXPIRED),
    Row(_WAITING, Move.CHANGE, _SYSTEM, Status.PLACED),
    Row(_PLACED, Move.ACCEPT, _STAFF, Status.ACCEPTED),
    Row(_PLACED, Move.REFUSE, _STAFF, Status.REJECTED),
    Row(_PLACED, Move.PROPOSE_CHANGE, _STAFF, _PLACED, _unasked),
    Row(_PLACED, Move.CANCEL, _STAFF, Status.CANCELLED),
    Row(_PLACED, Move.CHANGE, _BUYER, _PLACED),
    Row(_PLACED, Move.CANCEL, _BUYER, Status.CANCELLED),
    Row(_PLACED, Move.ACCEPT, _SYSTEM, Status.ACCEPTED),
    Row(_PLACED, Move.CHANGE, _SYSTEM, _PLACED),
    Row(_ACCEPTED, Move.START_PICKING, _STAFF, _ACCEPTED, _in_time),
    Row(_ACCEPTED, Move.SHIP, _STAFF, _ACCEPTED, _left),
    Row(_ACCEPTED, Move.MOVE_PROMISE, _STAFF, _ACCEPTED, _under_way),
    Row(_ACCEPTED, Move.PROPOSE_CHANGE, _STAFF, _ACCEPTED, _unasked),
    Row(_ACCEPTED, Move.CANCEL, _STAFF, Status.CANCELLED, _nothing_shipped),
    Row(_ACCEPTED, Move.CANCEL_REST, _STAFF, _ACCEPTED, _part_shipped),
    Row(_ACCEPTED, Move.CHANGE, _BUYER, _ACCEPTED, _in_time),
    Row(_ACCEPTED, Move.CANCEL, _BUYER, Status.CANCELLED, _in_time),
    Row(_ACCEPTED, Move.ASK_CHANGE, _BUYER, _ACCEPTED, _too_late),
    Row(_ACCEPTED, Move.ASK_CANCEL, _BUYER, _ACCEPTED, _too_late),
    Row(_ACCEPTED, Move.CHANGE, _SYSTEM, _ACCEPTED, _left),
    Row(_ACCEPTED, Move.CLOSE, _SYSTEM, Status.CLOSED, _done),
    Row(_WAITING, Move.WITHDRAW, _CONSUMER, _WAITING),
    Row(_WAITING, Move.CANCEL, _CONSUMER, Status.CANCELLED),
    Row(_PLACED, Move.WITHDRAW, _CONSUMER, _PLACED),
    Row(_PLACED, Move.CANCEL, _CONSUMER, Status.CANCELLED),
    Row(_ACCEPTED, Move.WITHDRAW, _CONSUMER, _ACCEPTED),
    Row(_ACCEPTED, Move.CANCEL, _CONSUMER, Status.CANCELLED, _nothing_shipped),
)


def allowed(status: Status, actor: Actor, at: Progress) -> list[Move]:
    """What that actor may do with an order now, in the order of the table."""
    return [row.move for row in TABLE if (row.status, row.actor) == (status, actor) and row.guard(at)]


def moved(status: Status, move: Move, actor: Actor, at: Progress) -> Status:
    """The status after the move. Raises OrderMoveNotAllowed, naming what is allowed."""
    for row in TABLE:
        if (row.status, row.move, row.actor) == (status, move, actor) and row.guard(at):
            return row.becomes
    raise OrderMoveNotAllowed(
        "That cannot be done with this order any more.", state=status.value, allowed=allowed(status, actor, at)
    )
