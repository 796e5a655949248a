"""No more of an invoice stays given up than its credit notes have left of it."""

from datetime import date

import pytest

from chalicelib.billing.rules import write_offs
from chalicelib.billing.rules.concessions import MoreThanIsLeft
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.projections import Item, Settlement
from chalicelib.billing.rules.write_offs import Reversal

DAY = date(2026, 6, 1)
PAID, FIRST, SECOND = (
    Settlement("1", Kind.ALLOCATION, 10, DAY, "P1"),
    Settlement("2", Kind.WRITE_OFF, 60, DAY),
    Settlement("3", Kind.WRITE_OFF, 30, DAY),
)
INVOICE = Item("I0", Kind.INVOICE, 100, DAY, DAY, (PAID, FIRST, SECOND))


@pytest.mark.parametrize(
    ("left", "reversal"),
    [
        (100, Reversal()),
        (90, Reversal()),  # a credit note of what was paid
        (89, Reversal((SECOND,), again=29)),
        (60, Reversal((SECOND,))),
        (59, Reversal((SECOND, FIRST), again=59)),
        (0, Reversal((SECOND, FIRST))),
    ],
)
def test_the_newest_write_offs_are_reversed_first_and_as_few_as_possible(left: int, reversal: Reversal) -> None:
    assert write_offs.reversed_for(INVOICE, left) == reversal


def test_where_nothing_was_given_up_nothing_is_reversed() -> None:
    assert write_offs.reversed_for(Item("I0", Kind.INVOICE, 100, DAY, DAY, (PAID,)), 0) == Reversal()


def test_no_more_is_given_up_than_is_left() -> None:
    write_offs.ensure_left(INVOICE, 90)
    with pytest.raises(MoreThanIsLeft) as refusal:
        write_offs.ensure_left(INVOICE, 80)
    assert refusal.value.facts == {"number": "I0", "left": 20}
