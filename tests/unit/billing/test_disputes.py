"""Disputes of an invoice: one at a time of a line, each ended once."""

import pytest

from chalicelib.billing.rules import disputes
from chalicelib.billing.rules.disputes import Dispute, DisputeNotFound, DisputeOver, DisputeState, Lasting, held_at

OPEN = Dispute("T-1", 2, 500)


def test_what_nobody_opened_cannot_end() -> None:
    with pytest.raises(DisputeNotFound):
        disputes.ended((OPEN,), "T-2", DisputeState.UPHELD)


def test_a_dispute_ends_once_and_holds_nothing_then() -> None:
    over = disputes.ended((OPEN,), "T-1", DisputeState.DECLINED)

    assert (disputes.held((OPEN,)), disputes.held(over)) == (500, 0)
    with pytest.raises(DisputeOver):
        disputes.ended(over, "T-1", DisputeState.UPHELD)


def test_what_was_contested_then_is_told_of_then() -> None:
    every = [
        Lasting("INV-1", 10, "2026-06-10T09:00:00.000Z", None),
        Lasting("INV-1", 5, "2026-06-11T09:00:00.000Z", "2026-07-05T09:00:00.000Z"),
        Lasting("INV-2", 7, "2026-06-12T09:00:00.000Z", "2026-06-30T20:00:00.000Z"),
        Lasting("INV-3", 3, "2026-07-01T00:00:00.000Z", None),
    ]
    assert held_at(every, "2026-06-30T21:00:00.000Z") == {"INV-1": 15}
