"""What a customer thinks of how we handled their ticket: until when they may say so, and what follows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.tickets.rules import moves, rating
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.rating import NothingToRate, Rating, Verdict, WishOutOfPlace
from chalicelib.tickets.rules.states import State
from tests.support.tickets import ELEVEN, LEVEL, NOON, TEN, next_reply

GOOD, BAD = (Rating(verdict=verdict, rated_at=NOON) for verdict in Verdict)
DAYS = timedelta(days=14)


def test_what_is_solved_or_closed_may_be_rated_for_14_days(solved: Handling, closed: Handling) -> None:
    assert rating.open_until(solved, None) == ELEVEN + DAYS
    rating.ensure_open(closed, None, NOON + DAYS)
    with pytest.raises(NothingToRate):
        rating.ensure_open(closed, None, NOON + DAYS + timedelta(seconds=1))


def test_what_nobody_answered_or_solved_or_is_spam_may_not(new: Handling, answered: Handling, solved: Handling) -> None:
    for handling in (new, answered, moves.withdraw(new, LEVEL, TEN), replace(solved, state=State.SPAM)):
        assert rating.open_until(handling, None) is None
    assert rating.open_until(replace(solved, clocks=()), None) is None
    with pytest.raises(NothingToRate):
        rating.ensure_open(new, None, NOON)


def test_who_has_rated_may_think_otherwise_though_it_goes_on(answered: Handling, solved: Handling) -> None:
    assert rating.open_until(answered, BAD) == NOON + DAYS
    again = moves.solve(moves.reply(moves.not_solved(solved, LEVEL, NOON), LEVEL, NOON), LEVEL, NOON + DAYS)
    assert rating.open_until(again, BAD) == NOON + 2 * DAYS


def test_a_wish_takes_it_up_with_a_promise(answered: Handling, solved: Handling, closed: Handling) -> None:
    for handling in (answered, solved, closed):
        after = rating.taken_up(handling, LEVEL, NOON + DAYS)
        assert (after.state, next_reply(after).started_at) == (State.OPEN, NOON + DAYS)


def test_the_same_wish_is_taken_up_again_once_it_was_thought_solved(answered: Handling, solved: Handling) -> None:
    wished = replace(BAD, wish="A new one")
    assert rating.to_take_up(answered, BAD, wished) == rating.to_take_up(solved, None, wished) == "A new one"
    assert rating.to_take_up(solved, wished, wished) == "A new one"
    assert rating.to_take_up(answered, wished, replace(wished, word="Please")) == ""
    assert rating.to_take_up(solved, wished, BAD) == ""


def test_only_who_was_not_content_is_asked_what_to_do() -> None:
    rating.ensure_in_place(Verdict.GOOD, "")
    rating.ensure_in_place(Verdict.BAD, "A new one")
    with pytest.raises(WishOutOfPlace):
        rating.ensure_in_place(Verdict.GOOD, "A new one")


def test_each_ticket_counts_once() -> None:
    assert rating.counted(None, GOOD) == {Verdict.GOOD: 1}
    assert rating.counted(GOOD, BAD) == {Verdict.GOOD: -1, Verdict.BAD: 1}
    assert rating.counted(BAD, BAD) == {}
