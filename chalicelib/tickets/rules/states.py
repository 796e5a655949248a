"""The states of a ticket, and who may move it where: one table. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from chalicelib.kernel.errors import Conflict


class Kind(StrEnum):
    """What a ticket is about."""

    QUESTION = "question"
    COMPLAINT = "complaint"
    FAULT = "fault"
    SUGGESTION = "suggestion"


class State(StrEnum):
    """Where a ticket stands."""

    NEW = "new"
    OPEN = "open"
    WAITING_CUSTOMER = "waiting_customer"
    WAITING_THIRD = "waiting_third"
    SOLVED = "solved"
    CLOSED = "closed"
    MERGED = "merged"
    SPAM = "spam"


class Side(StrEnum):
    """Who acts next, in the customer's eyes."""

    YOU = "you"
    US = "us"
    THIRD = "third"
    NOBODY = "nobody"


class Actor(StrEnum):
    """Who makes a move."""

    CUSTOMER = "customer"
    STAFF = "staff"
    SYSTEM = "system"


class Move(StrEnum):
    """What is done to a ticket."""

    REPLY = "reply"
    REOPEN = "reopen"

    WITHDRAW = "withdraw"
    RAISE_URGENCY = "raise_urgency"
    SAY_SOLVED = "say_solved"
    CONFIRM_SOLVED = "confirm_solved"
    NOT_SOLVED = "not_solved"
    ACCEPT_REMEDY = "accept_remedy"
    REFUSE_REMEDY = "refuse_remedy"
    ESCALATE = "escalate"
    """The customer wants the person to look at a complaint whom the vendor has named for that."""

    ASSIGN = "assign"
    CHANGE_PRIORITY = "change_priority"
    ASK_CUSTOMER = "ask_customer"
    WAIT_FOR_THIRD = "wait_for_third"
    SET_ASIDE = "set_aside"
    """The customer's last messages need no answer: "thank you"."""
    SOLVE = "solve"
    OFFER_REMEDY = "offer_remedy"
    FINISH_REMEDY = "finish_remedy"
    """What we offered and the customer accepted is done."""
    SEND_LETTER = "send_letter"
    """Our final answer to a complaint, with the day until which the customer can object."""
    MERGE = "merge"
    """It goes on in another ticket of the same person."""
    UNMERGE = "unmerge"
    MARK_SPAM = "mark_spam"
    RESTORE = "restore"

    DATE_PASSED = "date_passed"
    """The date is over until which we waited for somebody else."""
    ANSWER_OVERDUE = "answer_overdue"
    """The customer has said nothing for so many business days, in spite of two reminders."""
    OFFER_LAPSED = "offer_lapsed"
    """Nobody answered our offer until its day was over."""
    LETTER_PERIOD_OVER = "letter_period_over"
    """30 days have passed since the answer letter to a complaint."""


class MoveNotAllowed(Conflict):
    """The ticket's state does not admit this move by this actor; `allowed` lists those that it does."""


class TicketStillOpen(Conflict):
    """A new ticket would follow one that is not closed."""


def _at_work(state: State) -> dict[Move, State]:
    """What staff may do with a ticket in a state that is not settled."""
    return {
        Move.ASSIGN: state,
        Move.CHANGE_PRIORITY: state,
        Move.REPLY: State.OPEN,
        Move.ASK_CUSTOMER: State.WAITING_CUSTOMER,
        Move.WAIT_FOR_THIRD: State.WAITING_THIRD,
        Move.SOLVE: State.SOLVED,
        **_put_right(),
        Move.MERGE: State.MERGED,
        Move.MARK_SPAM: State.SPAM,
    }


def _put_right() -> dict[Move, State]:
    """What staff may do about a complaint until it is closed."""
    return {
        Move.OFFER_REMEDY: State.WAITING_CUSTOMER,
        Move.FINISH_REMEDY: State.SOLVED,
        Move.SEND_LETTER: State.SOLVED,
    }


def _complains(state: State) -> dict[Move, State]:
    """What the customer may do about a complaint that staff have answered."""
    return {Move.ACCEPT_REMEDY: state, Move.REFUSE_REMEDY: state, Move.ESCALATE: State.OPEN}


TRANSITIONS: Mapping[Actor, Mapping[State, Mapping[Move, State]]] = {
    Actor.CUSTOMER: {
        State.NEW: {Move.REPLY: State.NEW, Move.WITHDRAW: State.CLOSED, Move.RAISE_URGENCY: State.NEW},
        State.OPEN: {
            Move.REPLY: State.OPEN,
            Move.WITHDRAW: State.CLOSED,
            Move.RAISE_URGENCY: State.OPEN,
            **_complains(State.OPEN),
        },
        State.WAITING_CUSTOMER: {Move.REPLY: State.OPEN, Move.SAY_SOLVED: State.CLOSED, **_complains(State.OPEN)},
        State.WAITING_THIRD: {Move.REPLY: State.WAITING_THIRD, **_complains(State.WAITING_THIRD)},
        State.SOLVED: {
            Move.REPLY: State.OPEN,
            Move.CONFIRM_SOLVED: State.CLOSED,
            Move.NOT_SOLVED: State.OPEN,
            **_complains(State.OPEN),
        },
        State.CLOSED: {Move.REOPEN: State.OPEN},
    },
    Actor.STAFF: {
        State.NEW: _at_work(State.NEW),
        State.OPEN: _at_work(State.OPEN) | {Move.SET_ASIDE: State.OPEN},
        State.WAITING_CUSTOMER: _at_work(State.WAITING_CUSTOMER),
        State.WAITING_THIRD: _at_work(State.WAITING_THIRD) | {Move.SET_ASIDE: State.WAITING_THIRD},
        State.SOLVED: {Move.ASSIGN: State.SOLVED, Move.REOPEN: State.OPEN, **_put_right()},
        State.CLOSED: {Move.REOPEN: State.OPEN},
        State.MERGED: {Move.UNMERGE: State.OPEN},
        State.SPAM: {Move.RESTORE: State.OPEN},
    },
    Actor.SYSTEM: {
        State.WAITING_CUSTOMER: {Move.ANSWER_OVERDUE: State.CLOSED, Move.OFFER_LAPSED: State.OPEN},
        State.WAITING_THIRD: {Move.DATE_PASSED: State.OPEN},
        State.SOLVED: {Move.ANSWER_OVERDUE: State.CLOSED, Move.LETTER_PERIOD_OVER: State.CLOSED},
    },
}

# A complaint closes with the customer's consent, or 30 days after the answer letter; never because of silence, nor
# because it goes on elsewhere: another ticket has no offers and no letter.
NOT_FOR_COMPLAINTS = frozenset({Move.ANSWER_OVERDUE, Move.MERGE})
ONLY_FOR_COMPLAINTS = frozenset(
    {*_complains(State.OPEN), *_put_right(), Move.OFFER_LAPSED, Move.LETTER_PERIOD_OVER},
)

_ACTS_NEXT = {
    State.NEW: Side.US,
    State.OPEN: Side.US,
    State.WAITING_CUSTOMER: Side.YOU,
    State.WAITING_THIRD: Side.THIRD,
    State.SOLVED: Side.YOU,
}


def allowed(state: State, actor: Actor, kind: Kind) -> Mapping[Move, State]:
    """The moves that this actor may make, and where each leads."""
    barred = NOT_FOR_COMPLAINTS if kind is Kind.COMPLAINT else ONLY_FOR_COMPLAINTS
    moves = TRANSITIONS[actor].get(state, {})
    return {move: after for move, after in moves.items() if move not in barred}


def ensure_closed(state: State) -> None:
    """What is open goes on where it is; only a closed ticket is followed by another. Raises TicketStillOpen."""
    if state is not State.CLOSED:
        raise TicketStillOpen("That ticket is not closed. Please write there.", state=state)


def apply(state: State, actor: Actor, move: Move, kind: Kind) -> State:
    """The state after a move. Raises MoveNotAllowed."""
    moves = allowed(state, actor, kind)
    if move not in moves:
        raise MoveNotAllowed("That cannot be done with the ticket as it stands.", state=state, allowed=list(moves))
    return moves[move]


def who_acts_next(state: State) -> Side:
    """Whose turn it is."""
    return _ACTS_NEXT.get(state, Side.NOBODY)
