"""Which debts a payment settles, in the written order, each step on what the one before left:

(a) what the customer said; (b) the references in the payment; (c) one debt of exactly that amount; (d) a set of debts
of exactly that amount; (e) the oldest due first, of one due date the lowest number first.

A credit note first settles the invoice that it names; its rest stays as credit, and is used by the same order only when
the customer agreed to that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from chalicelib.billing.rules.references import compact

SET_AMONG = 20  # oldest debts among which a set is looked for,
SET_OF = 5  # and how many of them it has at most: 21,679 sums in the worst case


class Ground(StrEnum):
    """Why an amount goes to a debt."""

    SAID = "said"
    REFERENCE = "reference"
    EXACT = "exact"
    EXACT_SET = "exact_set"
    OLDEST = "oldest"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Debt:
    """A debit that is open, with its due date."""

    number: str
    due: date
    open: int


@dataclass(frozen=True, slots=True)
class Split:
    """So much of the payment for that debt."""

    number: str
    amount: int
    ground: Ground


class _Rest:
    """What is left of the payment and of each debt while the steps are gone through."""

    def __init__(self, amount: int, debts: Iterable[Debt]) -> None:
        self.amount = amount
        self.debts = {debt.number: debt for debt in sorted(debts, key=lambda debt: (debt.due, debt.number))}
        self.open = {number: debt.open for number, debt in self.debts.items()}
        self.splits: dict[str, Split] = {}

    def give(self, number: str, wanted: int, ground: Ground) -> None:
        """As much of `wanted` as there is money, and room in the debt."""
        amount = min(wanted, self.amount, self.open.get(number, 0))
        if amount > 0:
            before = self.splits.get(number)
            self.splits[number] = Split(number, amount + (before.amount if before else 0), ground)
            self.amount -= amount
            self.open[number] -= amount

    def left(self) -> list[str]:
        """Numbers of the debts that are still open, oldest due first."""
        return [number for number, amount in self.open.items() if amount > 0]


def propose(
    amount: int, debts: Iterable[Debt], *, said: Sequence[tuple[str, int]] = (), references: Sequence[str] = ()
) -> list[Split]:
    """How the written order splits a payment; what no debt takes is left out and stays as credit.

    `said` are the customer's own (number, amount), `references` compact numbers. Never more than is open of a debt,
    never more than the payment. A debt that several steps reach has one split, with the last of their grounds.
    """
    rest = _told(amount, debts, said, references)
    for number in _exact(rest):
        rest.give(number, rest.amount, Ground.EXACT)
    for number in exact_set(rest.amount, [(number, rest.open[number]) for number in rest.left()]):
        rest.give(number, rest.open[number], Ground.EXACT_SET)
    for number in rest.left():
        rest.give(number, rest.amount, Ground.OLDEST)
    return list(rest.splits.values())


def rest_of(amount: int, debts: Iterable[Debt], *, said: Sequence[tuple[str, int]], references: Sequence[str]) -> int:
    """What no debt takes that was said or named: only for that, others need be looked at."""
    return _told(amount, debts, said, references).amount


def _told(amount: int, debts: Iterable[Debt], said: Sequence[tuple[str, int]], references: Sequence[str]) -> _Rest:
    rest = _Rest(amount, debts)
    for number, wanted in said:
        rest.give(number, wanted, Ground.SAID)
    for number in _named(rest, references):
        rest.give(number, rest.amount, Ground.REFERENCE)
    return rest


def _named(rest: _Rest, references: Sequence[str]) -> list[str]:
    known = {compact(number): number for number in rest.debts}
    return [known[reference] for reference in references if reference in known]


def _exact(rest: _Rest) -> list[str]:
    return [number for number in rest.left() if rest.open[number] == rest.amount][:1]


def exact_set(amount: int, debts: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """The smallest set of debts that makes exactly this amount, of equally small ones the oldest; () for none.

    Looked for among the oldest 20, sets of at most 5, so it ends however much is open. Debts come oldest first.
    """
    among = [debt for debt in debts if 0 < debt[1] < amount][:SET_AMONG]
    for size in range(2, SET_OF + 1):
        for chosen in combinations(among, size):
            if sum(one[1] for one in chosen) == amount:
                return tuple(one[0] for one in chosen)
    return ()


def settle_credit_note(amount: int, invoice: Debt) -> list[Split]:
    """How a credit note is used: for the invoice that it names, as far as that is open."""
    own = min(amount, invoice.open)
    return [Split(invoice.number, own, Ground.NAMED)] if own > 0 else []
