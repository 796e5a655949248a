"""A statement of account: opening balance, the entries of a period in their order, closing balance."""

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.billing.rules.entries import Entry, effect


@dataclass(frozen=True, slots=True)
class Line:
    """An entry, what it changed, and the balance after it."""

    entry: Entry
    effect: int
    balance: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Balances in minor units; below zero is to the customer's credit. Opening + all effects = closing."""

    opening: int
    lines: tuple[Line, ...]

    @property
    def closing(self) -> int:
        """The balance after the last entry; the opening balance of the next period."""
        return self.lines[-1].balance if self.lines else self.opening


def drawn(opening: int, entries: Iterable[Entry]) -> Statement:
    """The statement of these entries, which stand in the order in which they were posted."""
    balance, lines = opening, []
    for entry in entries:
        change = effect(entry)
        balance += change
        lines.append(Line(entry, change, balance))
    return Statement(opening, tuple(lines))
