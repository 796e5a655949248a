"""Where a refund stands, and what may follow."""

import pytest

from chalicelib.billing.rules.refunds import (
    TABLE,
    TAKEN,
    WITHIN,
    RefundMove,
    RefundMoveNotAllowed,
    RefundState,
    allowed,
    moved,
)

S, M = RefundState, RefundMove


def test_every_state_and_move_is_in_the_table_or_refused() -> None:
    legal = {(row.state, row.move): row.becomes for row in TABLE}
    for state in S:
        for move in M:
            if (state, move) in legal:
                assert moved(state, move) is legal[state, move]
            else:
                with pytest.raises(RefundMoveNotAllowed) as refused:
                    moved(state, move)
                assert refused.value.facts == {"state": state.value, "allowed": allowed(state)}


def test_from_the_first_word_to_the_money() -> None:
    steps = [S.ASKED, *(moved(*step) for step in [(S.ASKED, M.APPROVE), (S.APPROVED, M.SEND), (S.SENT, M.ARRIVE)])]
    assert steps == [S.ASKED, S.APPROVED, S.SENT, S.ARRIVED]
    assert [state for state in S if not allowed(state)] == [S.ARRIVED, S.FAILED, S.DECLINED]
    assert {state for state in S if allowed(state)} == set(WITHIN)


def test_the_credit_is_taken_once_and_given_back_by_what_failed_only() -> None:
    for row in TABLE:
        taken, given = row.becomes in TAKEN - {row.state}, row.state in TAKEN and row.becomes not in TAKEN
        assert (row.state not in TAKEN and taken) == (row.move is M.APPROVE)
        assert given == (row.move is M.FAIL)
