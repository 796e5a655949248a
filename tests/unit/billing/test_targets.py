"""Invoices and credit notes lead to any target, to the cent, whatever was billed before."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chalicelib.billing.rules import targets
from chalicelib.billing.rules.bills import BillLine, Left, Part, listed_price
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.order_money import OrderMoney, order_money
from chalicelib.billing.rules.projections import Item, Settlement
from chalicelib.billing.rules.targets import Draft, Plan, after, planned
from chalicelib.kernel.money import share
from tests.support.bills import coffee

BEANS = ("BEAN-1", 1350, 1890)
DAY = date(2026, 6, 1)


def billed(left: Sequence[Left], plan: Plan, number: str) -> tuple[Left, ...]:
    """What is left once the plan is carried out."""
    rest = after(left, plan.notes)
    if plan.invoice is None:
        return rest
    return (*rest, Left(number, plan.invoice.parts, {rate: vat for rate, vat in plan.invoice.vat.items() if vat}))


def test_the_first_target_is_one_invoice_with_vat_per_rate() -> None:
    plan = planned([coffee(2), coffee(1, price=900, rate=2550, sku="MUG-1")], [])

    assert plan.notes == ()
    assert plan.invoice == Draft({BEANS: Part(2, 3780), ("MUG-1", 2550, 900): Part(1, 900)}, {2550: 230, 1350: 510})
    assert plan.invoice.total == 3780 + 900 + 230 + 510


def test_partial_invoices_and_credit_notes_differ_by_cumulative_vat() -> None:
    """Three times 0.33 with 10 % VAT: 0.03 each, but 0.10 in all. The last invoice bears the cent."""
    lines = [coffee(pieces, price=33, rate=1000) for pieces in (1, 2, 3)]
    left: tuple[Left, ...] = ()
    vat = []
    for place, line in enumerate(lines):
        plan = planned([line], left)
        assert plan.invoice is not None
        vat.append(plan.invoice.vat[1000])
        left = billed(left, plan, f"I{place}")

    assert vat == [3, 4, 3]
    [newest] = planned([lines[1]], left).notes
    assert (newest.names, newest.total) == ("I2", 36)
    assert [(note.names, note.total) for note in planned([], left).notes] == [("I2", 36), ("I1", 37), ("I0", 36)]


def test_what_is_there_already_needs_nothing() -> None:
    plan = planned([coffee(2)], [Left("I0", {BEANS: Part(2, 3780)}, {1350: 510})])

    assert (plan.is_empty, plan.complete) == (True, True)


def test_another_price_or_rate_is_taken_back_and_billed_anew() -> None:
    left = [Left("I0", {BEANS: Part(2, 3780)}, {1350: 510})]
    plan = planned([coffee(2, price=1790)], left)

    assert [(note.names, note.total) for note in plan.notes] == [("I0", 4290)]
    assert plan.invoice is not None
    assert plan.invoice.parts == {("BEAN-1", 1350, 1790): Part(2, 3580)}


def test_more_for_less_money_is_taken_back_and_billed_anew() -> None:
    """An eleventh piece brings a discount on all."""
    left = [Left("I0", {BEANS: Part(10, 18_900)}, {1350: 2552})]
    plan = planned([coffee(11, net=18_711)], left)

    assert [note.parts for note in plan.notes] == [{BEANS: Part(10, 18_900)}]
    assert plan.invoice is not None
    assert plan.invoice.parts == {BEANS: Part(11, 18_711)}


def test_a_discount_that_is_granted_later_is_credited_without_pieces() -> None:
    [note] = planned([coffee(2, net=3000)], [Left("I0", {BEANS: Part(2, 3780)}, {1350: 510})]).notes

    assert (note.parts, note.vat) == ({BEANS: Part(0, 780)}, {1350: 105})


def test_what_costs_nothing_makes_no_document() -> None:
    free = coffee(3, price=0)

    assert planned([free], []).is_empty
    assert planned([], [Left("I0", {free.key: Part(3, 0)}, {})]).is_empty


def test_many_credit_notes_take_several_steps() -> None:
    left = [Left(f"I{place:02}", {BEANS: Part(1, 1890)}, {1350: 255}) for place in range(15)]
    first = planned([coffee(1)], left)
    second = planned([coffee(1)], after(left, first.notes))

    assert (first.complete, len(first.notes), first.invoice) == (False, targets.MOST_NOTES, None)
    assert [note.names for note in first.notes][:2] == ["I14", "I13"]
    assert (second.complete, [note.names for note in second.notes]) == (True, ["I02", "I01"])


def test_a_cent_of_vat_that_roundings_left_on_an_older_invoice_goes_back_in_the_end() -> None:
    """Two lines of 0.01 with 50 %: the first invoice bears 0.01 VAT, the second none. The first line goes first."""
    a, b = ("A", 5000, 1), ("B", 5000, 1)
    left: tuple[Left, ...] = (Left("I0", {a: Part(1, 1)}, {5000: 1}), Left("I1", {b: Part(1, 1)}, {}))
    first = planned([coffee(1, price=1, rate=5000, sku="B")], left)
    rest = after(left, first.notes)
    last = planned([], rest)

    assert [(note.names, note.total) for note in first.notes] == [("I0", 1)]
    assert [(note.names, note.total) for note in last.notes] == [("I1", 1), ("I0", 1)]
    assert after(rest, last.notes) == ()


@pytest.mark.parametrize(
    ("price", "quantity", "decimals", "listed"),
    [(1890, 2, 0, 3780), (1990, 250, 3, 498), (333, 5, 1, 167), (1, 4, 1, 0)],
)
def test_a_price_is_of_one_whole_unit(price: int, quantity: int, decimals: int, listed: int) -> None:
    assert listed_price(price, quantity, decimals) == listed


SKUS = ("A", "B", "C", "D")
RATES = {"A": 2550, "B": 2550, "C": 1350, "D": 0}
LINES = st.builds(
    lambda sku, quantity, price, off: coffee(
        quantity, quantity * price * (100 - off) // 100, price=price, rate=RATES[sku], sku=sku
    ),
    st.sampled_from(SKUS),
    st.integers(0, 5),
    st.sampled_from([1, 33, 50, 1999]),
    st.sampled_from([0, 0, 10, 33]),
)
TARGETS = st.lists(LINES, max_size=4, unique_by=lambda line: line.sku)


class Billing(RuleBasedStateMachine):
    """Any order, changed, shipped in parts, returned and cancelled in any order of events."""

    def __init__(self) -> None:
        super().__init__()
        self.left: tuple[Left, ...] = ()
        self.target: list[BillLine] = []
        self.invoices: dict[str, Draft] = {}
        self.notes: list[Draft] = []

    @rule(wanted=TARGETS)
    def bring_up_to(self, wanted: list[BillLine]) -> None:
        self.target = wanted
        complete = False
        while not complete:
            plan = planned(wanted, self.left)
            self.notes += plan.notes
            number = f"I{len(self.invoices):03}"
            if plan.invoice:
                self.invoices[number] = plan.invoice
            self.left, complete = billed(self.left, plan, number), plan.complete

    @invariant()
    def documents_add_up_to_the_target(self) -> None:
        for rate in {*RATES.values()}:
            net = sum(line.net for line in self.target if line.vat_rate == rate)
            assert self.net(rate) == net
            assert self.vat(rate) == share(net, rate)

    @invariant()
    def no_invoice_is_credited_by_more_than_it_was(self) -> None:
        for number, invoice in self.invoices.items():
            notes = [note for note in self.notes if note.names == number]
            for rate in invoice.vat:
                assert 0 <= sum(note.vat.get(rate, 0) for note in notes) <= invoice.vat[rate]
            for key, part in invoice.parts.items():
                assert sum(note.parts[key].net for note in notes if key in note.parts) <= part.net
            assert all(set(note.parts) <= set(invoice.parts) and note.total > 0 for note in notes)
            assert invoice.total > 0

    @invariant()
    def the_same_target_again_needs_nothing(self) -> None:
        assert planned(self.target, self.left).is_empty

    def net(self, rate: int) -> int:
        parts = [(1, invoice.parts) for invoice in self.invoices.values()] + [(-1, note.parts) for note in self.notes]
        return sum(sign * part.net for sign, lines in parts for key, part in lines.items() if key[1] == rate)

    def vat(self, rate: int) -> int:
        invoiced = sum(invoice.vat.get(rate, 0) for invoice in self.invoices.values())
        return invoiced - sum(note.vat.get(rate, 0) for note in self.notes)


TestBilling = Billing.TestCase
TestBilling.settings = settings(max_examples=60, stateful_step_count=12)


def test_an_orders_money_is_what_settles_its_documents() -> None:
    invoice = Item("I0", Kind.INVOICE, 100, DAY, DAY, (
        Settlement("1", Kind.ALLOCATION, 40, DAY, "P1"),
        Settlement("2", Kind.ALLOCATION, 30, DAY, "C1"),
        Settlement("3", Kind.WRITE_OFF, 5, DAY),
    ))  # fmt: skip
    note = Item("C1", Kind.CREDIT_NOTE, 50, DAY, None, (
        Settlement("2", Kind.ALLOCATION, 30, DAY, "I0"),
        Settlement("4", Kind.ALLOCATION, 8, DAY, "I9"),
        Settlement("5", Kind.REFUND, 4, DAY),
    ))  # fmt: skip
    void = Item("C2", Kind.CREDIT_NOTE, 7, DAY, None, (Settlement("6", Kind.CORRECTION, 7, DAY),))

    assert order_money([invoice, note, void]) == OrderMoney(
        billed=100, credited=50, paid=40, refunded=12, written_off=5, open=25, unused=8
    )
    assert order_money([]) == OrderMoney()


@given(TARGETS)
def test_nothing_is_left_of_what_is_taken_back_whole(target: list[BillLine]) -> None:
    plan = planned(target, [])
    left = billed((), plan, "I0")

    assert after(left, planned([], left).notes) == ()
