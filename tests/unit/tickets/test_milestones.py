"""Which steps of a ticket its order tells of."""

from chalicelib.tickets.rules import moves
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.milestones import Milestone, milestone
from tests.support.tickets import ELEVEN, LEVEL, NOON, TEN, TUESDAY


def test_of_all_answers_the_first_is_a_step(new: Handling, answered: Handling) -> None:
    asked = moves.customer_replies(answered, LEVEL, ELEVEN)

    assert milestone(new, answered) is Milestone.ANSWERED
    assert milestone(answered, asked) is None
    assert milestone(asked, moves.reply(asked, LEVEL, NOON)) is None


def test_a_first_answer_that_solves_it_is_one_step(new: Handling) -> None:
    solved = moves.solve(moves.reply(new, LEVEL, TEN), LEVEL, TEN)

    assert milestone(new, solved) is Milestone.SOLVED


def test_solving_closing_and_going_on_are_steps(answered: Handling, solved: Handling, closed: Handling) -> None:
    assert milestone(answered, solved) is Milestone.SOLVED
    assert milestone(solved, closed) is Milestone.CLOSED
    assert milestone(solved, moves.not_solved(solved, LEVEL, NOON)) is Milestone.REOPENED
    assert milestone(closed, moves.customer_reopens(closed, LEVEL, TUESDAY)) is Milestone.REOPENED


def test_a_withdrawn_ticket_was_not_answered(new: Handling) -> None:
    assert milestone(new, moves.withdraw(new, LEVEL, TEN)) is Milestone.CLOSED


def test_spam_is_hidden_and_what_was_none_comes_back(new: Handling, answered: Handling) -> None:
    spam = moves.mark_spam(new, LEVEL, TEN)

    assert milestone(new, spam) is Milestone.HIDDEN
    assert milestone(spam, moves.restore(spam, LEVEL, ELEVEN)) is Milestone.RESTORED
    assert milestone(answered, moves.assign(answered, ELEVEN)) is None
