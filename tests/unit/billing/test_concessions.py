"""Credit notes over an amount: a price that was wrong, a line in dispute. What is billed later knows of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from chalicelib.billing.rules import concessions
from chalicelib.billing.rules.bills import BillLine, Key, Left, Part, together
from chalicelib.billing.rules.concessions import Conceded, MoreThanIsLeft, lowered, of_invoice, of_line
from chalicelib.billing.rules.targets import Draft, after, planned
from chalicelib.kernel.money import share
from tests.support.bills import coffee
from tests.unit.billing.test_targets import BEANS, RATES, TARGETS, billed

MUG = ("MUG-1", 2550, 900)
INVOICE = Left("I0", {BEANS: Part(2, 3780), MUG: Part(1, 900)}, {1350: 510, 2550: 230})


def test_a_whole_line_is_credited_with_its_vat() -> None:
    assert concessions.gross(INVOICE, BEANS) == 4290
    assert of_line(INVOICE, BEANS, 4290) == Draft({BEANS: Part(0, 3780)}, {1350: 510}, "I0")


def test_a_part_of_a_line_is_credited_to_the_cent() -> None:
    note = of_line(INVOICE, MUG, 500)

    assert (note.parts, note.vat, note.total) == ({MUG: Part(0, 398)}, {2550: 102}, 500)


def test_never_more_than_is_left() -> None:
    with pytest.raises(MoreThanIsLeft) as refusal:
        of_line(INVOICE, MUG, 1131)
    assert refusal.value.facts == {"number": "I0", "left": 1130}
    with pytest.raises(MoreThanIsLeft):
        of_line(INVOICE, ("MUG-2", 2550, 900), 1)
    with pytest.raises(MoreThanIsLeft):
        of_invoice(INVOICE, 4290 + 1130 + 1)


def test_vat_that_is_gone_already_is_not_credited_again() -> None:
    bare = Left("I0", {("A", 1000, 10): Part(1, 10)}, {})

    assert of_line(bare, ("A", 1000, 10), 9) == Draft({("A", 1000, 10): Part(0, 9)}, {1000: 0}, "I0")


def test_an_amount_of_the_whole_invoice_falls_on_rates_and_lines_by_their_share() -> None:
    note = of_invoice(INVOICE, 542)

    assert (note.parts, note.vat, note.total) == ({MUG: Part(0, 90), BEANS: Part(0, 378)}, {2550: 23, 1350: 51}, 542)
    assert of_invoice(INVOICE, 5420) == Draft({MUG: Part(0, 900), BEANS: Part(0, 3780)}, {2550: 230, 1350: 510}, "I0")


def test_what_was_conceded_stays_conceded_and_shrinks_with_what_is_returned() -> None:
    conceded = concessions.after({}, of_line(INVOICE, BEANS, 858), INVOICE.parts)  # 20 %

    assert conceded == {BEANS: Conceded(756, 3780, 3780)}
    assert [line.net for line in lowered([coffee(2), coffee(1, price=900)], conceded)] == [3024, 900]
    assert [line.net for line in lowered([coffee(1), coffee(3)], conceded)] == [1512, 5670 - 756]


def test_a_second_concession_adds_to_what_is_left_of_the_first() -> None:
    first = {BEANS: Conceded(756, 3780, 3780)}
    returned = concessions.retargeted(first, [coffee(1)])
    second = concessions.after(returned, Draft({BEANS: Part(0, 100)}, {1350: 14}, "I0"), {BEANS: Part(1, 1512)})

    assert returned == {BEANS: Conceded(756, 3780, 1890)}
    assert second == {BEANS: Conceded(378 + 100, 1890, 1890)}
    assert concessions.retargeted(first, []) == {BEANS: Conceded(756, 3780, 0)}
    assert Conceded(0, 0, 0).share_of(0) == 0


@given(st.integers(0, 5000), st.lists(st.integers(0, 1000), max_size=6))
def test_shares_add_up_and_none_is_more_than_its_whole(amount: int, wholes: list[int]) -> None:
    amount = min(amount, sum(wholes))
    split = concessions.shares(amount, wholes)

    assert sum(split) == amount
    assert all(0 <= some <= whole for some, whole in zip(split, wholes, strict=True))


class Conceding(RuleBasedStateMachine):
    """Targets and concessions in any order: lines add up to the cent, and VAT but for a cent per concession."""

    def __init__(self) -> None:
        super().__init__()
        self.left: tuple[Left, ...] = ()
        self.target: list[BillLine] = []
        self.conceded: dict[Key, Conceded] = {}
        self.off = self.issued = 0

    @rule(wanted=TARGETS)
    def bring_up_to(self, wanted: list[BillLine]) -> None:
        complete = False
        while not complete:
            plan = planned(lowered(wanted, self.conceded), self.left)
            self.issued += 1
            self.left, complete = billed(self.left, plan, f"I{self.issued}"), plan.complete
        self.target, self.conceded = wanted, concessions.retargeted(self.conceded, wanted)

    @precondition(lambda self: any(one.parts for one in self.left))
    @rule(data=st.data(), share_of_it=st.integers(1, 100), whole=st.booleans())
    def concede(self, data: st.DataObject, share_of_it: int, whole: bool) -> None:  # noqa: FBT001
        invoice = data.draw(st.sampled_from([one for one in self.left if one.parts]))
        key = data.draw(st.sampled_from(sorted(invoice.parts)))
        total = sum(part.net for part in invoice.parts.values()) + sum(invoice.vat.values())
        amount = (total if whole else concessions.gross(invoice, key)) * share_of_it // 100
        if amount == 0:
            return
        note = of_invoice(invoice, amount) if whole else of_line(invoice, key, amount)
        assert note.total == amount
        self.conceded = concessions.after(self.conceded, note, together(one.parts for one in self.left))
        self.left = after(self.left, [note])
        self.off += 1

    @invariant()
    def what_is_billed_is_the_target_less_what_was_conceded(self) -> None:
        for rate in {*RATES.values()}:
            wanted = sum(line.net for line in lowered(self.target, self.conceded) if line.vat_rate == rate)
            assert sum(one.net(rate) for one in self.left) == wanted
            vat = sum(one.vat.get(rate, 0) for one in self.left)
            assert abs(vat - share(wanted, rate)) <= self.off
            assert wanted or not vat

    @invariant()
    def nothing_is_left_below_zero(self) -> None:
        for one in self.left:
            assert all(part.net >= 0 and part.quantity >= 0 for part in one.parts.values())
            assert all(vat > 0 for vat in one.vat.values())


TestConceding = Conceding.TestCase
TestConceding.settings = settings(max_examples=60, stateful_step_count=12, deadline=None)
