"""The worked example of the written order, figure by figure, as the ledger has it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from chalicelib.billing.rules import credit, statement
from chalicelib.billing.rules.allocation import Debt, Ground, Split, propose, settle_credit_note
from chalicelib.billing.rules.entries import Entry, Kind
from chalicelib.billing.rules.projections import Totals, fold, totals

DAY = date(2026, 6, 1)
INVOICES = {"INV-1": 120_00, "INV-2": 80_00, "INV-3": 50_00}


@dataclass
class Ledger:
    """Entries that are posted one by one, and what follows from them."""

    entries: list[Entry] = field(default_factory=list)

    def post(self, kind: Kind, number: str, amount: int, **more: object) -> None:
        self.entries.append(Entry(f"e{len(self.entries)}", kind, number, amount, DAY, **more))  # type: ignore[arg-type]

    def credit(self, kind: Kind, number: str, amount: int, splits: list[Split]) -> None:
        self.post(kind, number, amount)
        for split in splits:
            self.post(Kind.ALLOCATION, split.number, split.amount, against=number)

    @property
    def debts(self) -> list[Debt]:
        return [Debt(one.number, one.due, one.open) for one in fold(self.entries).values() if one.due]

    @property
    def open(self) -> list[int]:
        return [debt.open for debt in self.debts]

    @property
    def totals(self) -> Totals:
        return totals(fold(self.entries).values())


def test_250_are_owed_and_in_the_end_80_are_to_the_customers_credit() -> None:
    ledger = Ledger()
    for place, (number, amount) in enumerate(INVOICES.items()):
        ledger.post(Kind.INVOICE, number, amount, due=DAY + timedelta(place))
    assert (ledger.open, ledger.totals.balance) == ([120_00, 80_00, 50_00], 250_00)

    said = propose(100_00, ledger.debts, said=[("INV-2", 80_00), ("INV-1", 20_00)])
    assert said == [Split("INV-2", 80_00, Ground.SAID), Split("INV-1", 20_00, Ground.SAID)]
    ledger.credit(Kind.PAYMENT, "PAY-1", 100_00, said)
    assert (ledger.open, ledger.totals.balance) == ([100_00, 0, 50_00], 150_00)

    named = settle_credit_note(30_00, ledger.debts[0])
    assert named == [Split("INV-1", 30_00, Ground.NAMED)]
    ledger.credit(Kind.CREDIT_NOTE, "CN-1", 30_00, named)
    assert (ledger.open, ledger.totals.balance) == ([70_00, 0, 50_00], 120_00)

    without_a_word = propose(200_00, ledger.debts)
    assert without_a_word == [Split("INV-1", 70_00, Ground.OLDEST), Split("INV-3", 50_00, Ground.OLDEST)]
    ledger.credit(Kind.PAYMENT, "PAY-2", 200_00, without_a_word)
    assert (ledger.open, ledger.totals) == ([0, 0, 0], Totals(debits=0, credits=80_00))
    assert ledger.totals.balance == statement.drawn(0, ledger.entries).closing == -80_00
    assert credit.available(1000_00, ledger.totals.balance, reserved=0) == 1080_00


def test_these_are_the_kinds_of_entries() -> None:
    written = "invoice credit_note payment refund write_off interest allocation deallocation correction"
    assert sorted(Kind) == sorted(written.split())
