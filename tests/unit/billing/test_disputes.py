"""Disputes of an invoice: one at a time of a line, each ended once."""

import pytest

from chalicelib.billing.rules import disputes
from chalicelib.billing.rules.disputes import Dispute, DisputeNotFound, DisputeOver, DisputeState

OPEN = Dispute("T-1", 2, 500)


def test_what_nobody_opened_cannot_end() -> None:
    with pytest.raises(DisputeNotFound):
        disputes.ended((OPEN,), "T-2", DisputeState.UPHELD)


def test_a_dispute_ends_once_and_holds_nothing_then() -> None:
    over = disputes.ended((OPEN,), "T-1", DisputeState.DECLINED)

    assert (disputes.held((OPEN,)), disputes.held(over)) == (500, 0)
    with pytest.raises(DisputeOver):
        disputes.ended(over, "T-1", DisputeState.UPHELD)
