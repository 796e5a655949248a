"""Whose payment a line of a bank file is, and what it settles, in this order:

(a) an announced transfer whose reference it names; (b) the invoices that it names; (c) the only open debt, among all
accounts, of exactly its amount; (d) an account that was paid for from the same bank account before.

Sure is what names its purpose and fits it, or is alone of its amount and comes from whom one expects. The rest is for
people to look at, and what nothing is found for stays open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from chalicelib.kernel.spelling import plain

_LEGAL_FORMS: Final = frozenset(
    ("ab", "as", "aps", "gmbh", "hb", "kb", "ky", "ltd", "mb", "oy", "oyj", "sas", "sia", "snc", "spa", "srl", "uab")
)


class How(StrEnum):
    """By what a line was matched."""

    ANNOUNCED = "announced"
    REFERENCE = "reference"
    EXACT = "exact"
    PAYER = "payer"


@dataclass(frozen=True, slots=True)
class Debt:
    """What is open of a debt, in minor units: nothing, when it is paid already."""

    account_id: str
    number: str
    open: int

    @property
    def key(self) -> str:
        """Its place among the debts of all accounts."""
        return f"{self.account_id}#{self.number}"


@dataclass(frozen=True, slots=True)
class Announced:
    """A transfer that a customer announced, and the debts that they said it is for, with how much for each."""

    account_id: str
    amount: int
    wanted: tuple[tuple[Debt, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What is known about a line: what its text names, debts of its amount, accounts that its payer may be.

    `paid` are accounts that were paid for from the line's IBAN before, `alike` those that have the payer's name.
    """

    announced: tuple[Announced, ...] = ()
    named: tuple[Debt, ...] = ()
    exact: tuple[Debt, ...] = ()
    paid: tuple[str, ...] = ()
    alike: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposal:
    """An account for a line, and so much of it for its debts: never more than is open. What is left stays credit."""

    how: How
    account_id: str
    splits: tuple[tuple[str, int], ...]
    is_sure: bool


def propose(lines: Iterable[tuple[int, Found]]) -> list[Proposal | None]:
    """A proposal for each line, (amount, what is known), in their order; None where nothing fits.

    What one line takes of a debt is not there for the next: together they never exceed what is open.
    """
    taken: dict[str, int] = {}
    return [_proposed(amount, found, taken) for amount, found in lines]


def _proposed(amount: int, found: Found, taken: dict[str, int]) -> Proposal | None:
    if len(found.announced) == 1:
        return _as_announced(amount, found.announced[0], taken)
    if found.named:
        return _as_named(amount, found.named, taken)
    return _of_the_amount(amount, found, taken) or _of_the_payer(found)


def _as_announced(amount: int, told: Announced, taken: dict[str, int]) -> Proposal:
    splits = _shared(amount, told.wanted, taken)
    is_whole = amount == told.amount and dict(splits) == {debt.number: part for debt, part in told.wanted}
    return Proposal(How.ANNOUNCED, told.account_id, splits, is_sure=is_whole)


def _as_named(amount: int, named: tuple[Debt, ...], taken: dict[str, int]) -> Proposal | None:
    accounts = {debt.account_id for debt in named}
    if len(accounts) > 1:
        return None
    splits = _shared(amount, [(debt, amount) for debt in named], taken)
    return Proposal(How.REFERENCE, accounts.pop(), splits, is_sure=sum(part for _, part in splits) == amount)


def _of_the_amount(amount: int, found: Found, taken: dict[str, int]) -> Proposal | None:
    """Debts of equal amount are told apart by who pays; then somebody shall look at it."""
    fitting = {*found.paid, *found.alike}
    free = [debt for debt in found.exact if debt.open == amount and debt.key not in taken]
    chosen = free if len(free) == 1 else [debt for debt in free if debt.account_id in fitting]
    if len(chosen) != 1:
        return None
    [debt] = chosen
    splits = _shared(amount, [(debt, amount)], taken)
    return Proposal(How.EXACT, debt.account_id, splits, is_sure=len(free) == 1 and debt.account_id in fitting)


def _of_the_payer(found: Found) -> Proposal | None:
    return Proposal(How.PAYER, found.paid[0], (), is_sure=False) if len(found.paid) == 1 else None


def _shared(amount: int, wanted: Iterable[tuple[Debt, int]], taken: dict[str, int]) -> tuple[tuple[str, int], ...]:
    """As much for each as is wanted, as there is money, and as is open and not taken by a line before."""
    splits = []
    for debt, most in wanted:
        part = min(most, amount, debt.open - taken.get(debt.key, 0))
        if part > 0:
            taken[debt.key] = taken.get(debt.key, 0) + part
            amount -= part
            splits.append((debt.number, part))
    return tuple(splits)


def alike(payer: str, names: Mapping[str, str]) -> frozenset[str]:
    """Which of these accounts (id to name) the payer is by name, whatever the order of its words and its legal form."""
    words = _words(payer)
    return frozenset(account_id for account_id, name in names.items() if words and _words(name) == words)


def _words(name: str) -> frozenset[str]:
    return frozenset(plain(name.replace(".", "")).split()) - _LEGAL_FORMS
