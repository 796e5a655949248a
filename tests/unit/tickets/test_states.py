"""Who may move a ticket where."""

from itertools import product

import pytest

from chalicelib.tickets.rules.states import (
    TRANSITIONS,
    Actor,
    Kind,
    Move,
    MoveNotAllowed,
    Side,
    State,
    allowed,
    apply,
    who_acts_next,
)

CUSTOMER_MAY = {
    State.NEW: {Move.REPLY, Move.WITHDRAW, Move.RAISE_URGENCY},
    State.OPEN: {Move.REPLY, Move.WITHDRAW, Move.RAISE_URGENCY},
    State.WAITING_CUSTOMER: {Move.REPLY, Move.SAY_SOLVED},
    State.WAITING_THIRD: {Move.REPLY},
    State.SOLVED: {Move.REPLY, Move.CONFIRM_SOLVED, Move.NOT_SOLVED},
    State.CLOSED: {Move.REOPEN},
    State.MERGED: set(),
    State.SPAM: set(),
}


@pytest.mark.parametrize("state", list(State))
def test_the_customer_may_do_what_the_state_says(state: State) -> None:
    assert set(allowed(state, Actor.CUSTOMER, Kind.QUESTION)) == CUSTOMER_MAY[state]


@pytest.mark.parametrize(
    ("state", "actor", "move", "leads_to"),
    [
        (State.NEW, Actor.CUSTOMER, Move.REPLY, State.NEW),
        (State.WAITING_CUSTOMER, Actor.CUSTOMER, Move.REPLY, State.OPEN),
        (State.WAITING_THIRD, Actor.CUSTOMER, Move.REPLY, State.WAITING_THIRD),
        (State.SOLVED, Actor.CUSTOMER, Move.NOT_SOLVED, State.OPEN),
        (State.SOLVED, Actor.CUSTOMER, Move.CONFIRM_SOLVED, State.CLOSED),
        (State.CLOSED, Actor.CUSTOMER, Move.REOPEN, State.OPEN),
        (State.NEW, Actor.STAFF, Move.ASSIGN, State.NEW),
        (State.NEW, Actor.STAFF, Move.REPLY, State.OPEN),
        (State.OPEN, Actor.STAFF, Move.ASK_CUSTOMER, State.WAITING_CUSTOMER),
        (State.OPEN, Actor.STAFF, Move.WAIT_FOR_THIRD, State.WAITING_THIRD),
        (State.OPEN, Actor.STAFF, Move.SOLVE, State.SOLVED),
        (State.CLOSED, Actor.STAFF, Move.REOPEN, State.OPEN),
        (State.SPAM, Actor.STAFF, Move.RESTORE, State.OPEN),
        (State.OPEN, Actor.STAFF, Move.MERGE, State.MERGED),
        (State.MERGED, Actor.STAFF, Move.UNMERGE, State.OPEN),
        (State.WAITING_THIRD, Actor.SYSTEM, Move.DATE_PASSED, State.OPEN),
        (State.WAITING_CUSTOMER, Actor.SYSTEM, Move.ANSWER_OVERDUE, State.CLOSED),
    ],
)
def test_a_move_leads_to_its_state(state: State, actor: Actor, move: Move, leads_to: State) -> None:
    assert apply(state, actor, move, Kind.QUESTION) is leads_to


@pytest.mark.parametrize(("state", "actor", "kind"), [*product(State, Actor, Kind)])
def test_every_other_move_is_refused_with_those_that_are_allowed(state: State, actor: Actor, kind: Kind) -> None:
    moves = allowed(state, actor, kind)

    for move in set(Move) - set(moves):
        with pytest.raises(MoveNotAllowed) as refused:
            apply(state, actor, move, kind)
        assert refused.value.facts == {"state": state, "allowed": list(moves)}


def test_staff_never_close_a_ticket() -> None:
    for state, kind in product(State, Kind):
        assert State.CLOSED not in allowed(state, Actor.STAFF, kind).values()


def test_a_complaint_closes_by_the_customer_or_long_after_the_answer_letter() -> None:
    closing = {
        (actor, move)
        for actor, state in product(Actor, State)
        for move, after in allowed(state, actor, Kind.COMPLAINT).items()
        if after is State.CLOSED
    }

    assert closing == {
        (Actor.CUSTOMER, Move.WITHDRAW),
        (Actor.CUSTOMER, Move.SAY_SOLVED),
        (Actor.CUSTOMER, Move.CONFIRM_SOLVED),
        (Actor.SYSTEM, Move.LETTER_PERIOD_OVER),
    }
    with pytest.raises(MoveNotAllowed):
        apply(State.SOLVED, Actor.SYSTEM, Move.LETTER_PERIOD_OVER, Kind.FAULT)


def test_every_move_is_made_by_somebody_somewhere() -> None:
    assert {move for states in TRANSITIONS.values() for moves in states.values() for move in moves} == set(Move)


def test_a_ticket_that_is_not_settled_always_has_somebody_who_can_move_it_on() -> None:
    for state in set(State) - {State.CLOSED, State.MERGED, State.SPAM}:
        assert who_acts_next(state) is not Side.NOBODY
        assert {State.SOLVED, State.OPEN} & set(allowed(state, Actor.STAFF, Kind.COMPLAINT).values())


@pytest.mark.parametrize(
    ("state", "side"),
    [
        (State.NEW, Side.US),
        (State.OPEN, Side.US),
        (State.WAITING_CUSTOMER, Side.YOU),
        (State.WAITING_THIRD, Side.THIRD),
        (State.SOLVED, Side.YOU),
        (State.CLOSED, Side.NOBODY),
        (State.MERGED, Side.NOBODY),
        (State.SPAM, Side.NOBODY),
    ],
)
def test_the_customer_reads_who_acts_next(state: State, side: Side) -> None:
    assert who_acts_next(state) is side
