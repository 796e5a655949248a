"""What follows from the entries, and what the ledger does not allow."""

import contextlib
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from chalicelib.billing.rules import allocation, projections, statement, write_offs
from chalicelib.billing.rules.allocation import Debt
from chalicelib.billing.rules.entries import Entry, Kind, effect
from chalicelib.billing.rules.projections import Item, Totals, changed, fold, totals

DAY = date(2026, 6, 1)


def entry(kind: Kind, number: str, amount: int, *, entry_id: str = "", **more: object) -> Entry:
    return Entry(entry_id or f"{kind}-{number}-{amount}", kind, number, amount, DAY, **more)  # type: ignore[arg-type]


INVOICE = entry(Kind.INVOICE, "INV-1", 12_000, due=DAY)
PAYMENT = entry(Kind.PAYMENT, "PAY-1", 10_000)
ALLOCATION = entry(Kind.ALLOCATION, "INV-1", 10_000, entry_id="all-1", against="PAY-1")


def opens(items: dict[str, Item]) -> dict[str, int]:
    return {number: item.open for number, item in items.items()}


def test_an_allocation_moves_between_items_and_changes_no_balance() -> None:
    items = fold([INVOICE, PAYMENT, ALLOCATION])

    assert opens(items) == {"INV-1": 2_000, "PAY-1": 0}
    assert totals(items.values()) == Totals(2_000, 0, {DAY: 2_000}, {})
    assert [one.other for one in items["INV-1"].settlements] == ["PAY-1"]


def test_an_invoice_without_terms_is_due_when_it_is_issued() -> None:
    assert fold([entry(Kind.INTEREST, "INT-1", 5)])["INT-1"].due == DAY


def test_what_was_allocated_can_be_undone_once() -> None:
    undone = entry(Kind.DEALLOCATION, "INV-1", 10_000, against="PAY-1", reverses="all-1")

    items = fold([INVOICE, PAYMENT, ALLOCATION, undone])

    assert opens(items) == {"INV-1": 12_000, "PAY-1": 10_000}
    with pytest.raises(projections.NotAllocated):
        changed(items, undone)


def test_only_the_whole_allocation_is_undone() -> None:
    with pytest.raises(projections.NotAllocated):
        fold([INVOICE, PAYMENT, ALLOCATION, entry(Kind.DEALLOCATION, "INV-1", 1, against="PAY-1", reverses="all-1")])


def test_nothing_is_settled_by_more_than_is_open() -> None:
    with pytest.raises(projections.OverAllocated) as refusal:
        fold([INVOICE, PAYMENT, ALLOCATION, entry(Kind.WRITE_OFF, "INV-1", 2_001)])
    assert refusal.value.facts == {"number": "INV-1", "open": 2_000}
    with pytest.raises(projections.OverAllocated):
        fold([INVOICE, PAYMENT, entry(Kind.ALLOCATION, "INV-1", 10_001, against="PAY-1")])


def test_a_refund_pays_out_credit_and_a_write_off_gives_up_a_debt() -> None:
    entries = [INVOICE, PAYMENT, entry(Kind.REFUND, "PAY-1", 3_000), entry(Kind.WRITE_OFF, "INV-1", 500)]
    items = fold(entries)

    assert opens(items) == {"INV-1": 11_500, "PAY-1": 7_000}
    assert sum(map(effect, entries)) == totals(items.values()).balance == 4_500


def test_a_refund_that_comes_back_is_corrected() -> None:
    refund = entry(Kind.REFUND, "PAY-1", 3_000, entry_id="ref-1")
    back = entry(Kind.CORRECTION, "PAY-1", 3_000, reverses="ref-1", corrects=Kind.REFUND)

    assert opens(fold([PAYMENT, refund, back])) == {"PAY-1": 10_000}
    assert effect(refund) + effect(back) == 0


def test_a_bounced_payment_is_reversed_after_its_allocations() -> None:
    bounced = entry(Kind.CORRECTION, "PAY-1", 10_000, reverses=PAYMENT.entry_id, corrects=Kind.PAYMENT)

    assert opens(fold([PAYMENT, bounced])) == {"PAY-1": 0}
    with pytest.raises(projections.StillAllocated):
        fold([INVOICE, PAYMENT, ALLOCATION, bounced])
    with pytest.raises(projections.StillAllocated):
        fold([PAYMENT, entry(Kind.CORRECTION, "PAY-1", 1, corrects=Kind.PAYMENT)])


def test_an_allocation_is_undone_not_corrected() -> None:
    with pytest.raises(projections.WrongSide):
        fold([INVOICE, PAYMENT, ALLOCATION, entry(Kind.CORRECTION, "INV-1", 10_000, corrects=Kind.ALLOCATION)])


def test_debits_and_credits_are_not_mistaken_for_each_other() -> None:
    for wrong in (
        entry(Kind.ALLOCATION, "PAY-1", 1, against="PAY-1"),
        entry(Kind.ALLOCATION, "INV-1", 1, against="INV-1"),
        entry(Kind.REFUND, "INV-1", 1),
        entry(Kind.WRITE_OFF, "PAY-1", 1),
    ):
        with pytest.raises(projections.WrongSide):
            fold([INVOICE, PAYMENT, wrong])


def test_a_number_is_used_once_and_must_be_known() -> None:
    with pytest.raises(projections.NumberTaken):
        fold([INVOICE, INVOICE])
    with pytest.raises(projections.UnknownItem):
        fold([entry(Kind.WRITE_OFF, "INV-9", 1)])
    with pytest.raises(projections.AmountNotPositive):
        fold([entry(Kind.INVOICE, "INV-9", 0)])


def test_a_dispute_counts_only_as_far_as_the_item_is_open() -> None:
    item = Item("INV-1", Kind.INVOICE, 12_000, DAY, DAY, disputed=5_000)
    paid = changed({"INV-1": item, "PAY-1": fold([PAYMENT])["PAY-1"]}, ALLOCATION)["INV-1"]

    assert (item.contested, paid.contested) == (5_000, 2_000)
    assert totals([paid]) == Totals(2_000, 0, {DAY: 2_000}, {DAY: 2_000})


class Bookkeeping(RuleBasedStateMachine):
    """Anything that staff and banks do, in any order: the projections that are kept along agree with a rebuild."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.items: dict[str, Item] = {}
        self.kept = Totals()
        self.left: dict[str, int] = {}

    def post(self, kind: Kind, number: str, amount: int, **more: object) -> None:
        posted = entry(kind, number, amount, entry_id=f"e{len(self.entries)}", **more)
        for changed_number, after in changed(self.items, posted).items():
            self.kept = projections.moved(self.kept, self.items.get(changed_number), after)
            self.items[changed_number] = after
        self.entries.append(posted)

    @rule(amount=st.integers(1, 500), due=st.dates(date(2026, 1, 1), date(2026, 2, 1)))
    def invoice(self, amount: int, due: date) -> None:
        number = f"I{len(self.entries):04}"
        self.post(Kind.INVOICE, number, amount, due=due)
        self.left[number] = amount

    @rule(amount=st.integers(1, 900))
    def payment(self, amount: int) -> None:
        number = f"P{len(self.entries):04}"
        debts = [Debt(one.number, one.due, one.open) for one in self.items.values() if one.due and one.open]
        self.post(Kind.PAYMENT, number, amount)
        for split in allocation.propose(amount, debts):
            self.post(Kind.ALLOCATION, split.number, split.amount, against=number)

    @precondition(lambda self: self.items)
    @rule(data=st.data(), amount=st.integers(1, 900), kind=st.sampled_from([Kind.REFUND, Kind.WRITE_OFF]))
    def settle(self, data: st.DataObject, amount: int, kind: Kind) -> None:
        number = data.draw(st.sampled_from(sorted(self.items)))
        with contextlib.suppress(projections.OverAllocated, projections.WrongSide):
            self.post(kind, number, amount)

    @precondition(lambda self: any(self.left.values()))
    @rule(data=st.data(), most=st.integers(1, 500))
    def take_back(self, data: st.DataObject, most: int) -> None:
        """A credit note for an invoice, for a part of it or all that is left."""
        invoice = data.draw(st.sampled_from(sorted(number for number, left in self.left.items() if left)))
        number, amount = f"C{len(self.entries):04}", min(most, self.left[invoice])
        self.left[invoice] -= amount
        self.post(Kind.CREDIT_NOTE, number, amount)
        reversal = write_offs.reversed_for(self.items[invoice], self.left[invoice])
        for one in reversal.undone:
            self.post(Kind.CORRECTION, invoice, one.amount, reverses=one.entry_id, corrects=one.kind)
        if reversal.again:
            self.post(Kind.WRITE_OFF, invoice, reversal.again)
        debt = Debt(invoice, DAY, self.items[invoice].open)
        for split in allocation.settle_credit_note(amount, debt):
            self.post(Kind.ALLOCATION, split.number, split.amount, against=number)

    def undoable(self) -> list[Entry]:
        """Allocations of payments: the credit note of an invoice that settles another leaves less to give up."""
        return [one for one in self.entries if one.kind is Kind.ALLOCATION and (one.against or "").startswith("P")]

    @precondition(lambda self: self.undoable())
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.undoable()))
        with contextlib.suppress(projections.NotAllocated):
            self.post(Kind.DEALLOCATION, one.number, one.amount, against=one.against, reverses=one.entry_id)

    @invariant()
    def a_rebuild_finds_the_same(self) -> None:
        assert fold(self.entries) == self.items
        assert totals(self.items.values()) == self.kept
        assert self.kept.balance == sum(map(effect, self.entries))

    @invariant()
    def nothing_is_over_allocated(self) -> None:
        assert all(0 <= item.open <= item.amount for item in self.items.values())

    @invariant()
    def no_more_comes_back_than_was_paid(self) -> None:
        for number, left in self.left.items():
            assert sum(one.amount for one in write_offs.standing(self.items[number])) <= left
        signs = {Kind.PAYMENT: 1, Kind.REFUND: -1}
        assert -self.kept.balance <= sum(signs.get(one.kind, 0) * one.amount for one in self.entries)

    @invariant()
    def adjoining_statements_fit(self) -> None:
        middle = len(self.entries) // 2
        first = statement.drawn(0, self.entries[:middle])
        second = statement.drawn(first.closing, self.entries[middle:])
        assert second.closing == statement.drawn(0, self.entries).closing == self.kept.balance


TestBookkeeping = Bookkeeping.TestCase
TestBookkeeping.settings = settings(max_examples=40, stateful_step_count=25)
