"""A statement as it is archived: JSON with one line for each entry, so it is written and read without holding it all.

{"statement": {"number": "S2026-000004", ... "opening": 0, "closing": 2145},
"entries": [
{"at": "2026-06-01", "kind": "invoice", "number": "2026-000001", "effect": 2145, "balance": 2145},
...
],
"open_items": [
...
]}
"""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TypeVar

from chalicelib.documents.facts import Issuer
from chalicelib.kernel.schema import View


class Ageing(View):
    """What is owed by the days since its due date; disputed amounts stand apart."""

    not_due: int
    days_1_30: int
    days_31_60: int
    days_61_90: int
    days_over_90: int
    disputed: int

    @property
    def owed(self) -> int:
        """All of it."""
        return sum(self.model_dump().values())


class Head(View):
    """What stands above the entries. Balances are what is owed; below zero they are to the customer's credit.

    `ageing` and what is open are those of the end of the day `until`.
    """

    number: str
    since: str
    until: str
    drawn_on: str
    currency: str
    issuer: Issuer
    customer: str
    opening: int
    closing: int
    ageing: Ageing


class Entry(View):
    """One entry, posted on the day `at`. `effect` is by how much it changed what is owed, `balance` what was then."""

    at: str
    kind: str
    corrects: str | None = None
    number: str
    against: str | None = None
    due: str | None = None
    amount: int
    effect: int
    balance: int
    reason: str | None = None


class OpenItem(View):
    """A debt, or a credit that is not used yet, and what is open of it. Credits have no due date."""

    number: str
    kind: str
    on: str
    due: str | None = None
    amount: int
    open: int
    disputed: int = 0
    pay_by: str | None = None


class DoesNotAddUp(Exception):
    """Opening balance and entries do not make the closing balance: the statement is not archived."""


class TooLongForPaper(Exception):
    """More entries than anybody would print; as CSV or JSON a statement may be of any length."""


Row = TypeVar("Row", Entry, OpenItem)


def write(target: BinaryIO, head: Head, entries: Iterable[Entry], open_items: Iterable[OpenItem]) -> None:
    """Writes the archived form. The same facts give the same bytes. Raises DoesNotAddUp."""
    target.write(b'{"statement": ' + _line(head) + b',\n"entries": [')
    _rows(target, proved(head, entries))
    target.write(b'],\n"open_items": [')
    _rows(target, open_items)
    target.write(b"]}\n")


def proved(head: Head, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, while they are checked: each leads from one balance to the next, the last to the closing balance."""
    balance = head.opening
    for entry in entries:
        balance += entry.effect
        if balance != entry.balance:
            raise DoesNotAddUp(f"{head.number}: after {entry.number} the balance is {entry.balance}, not {balance}")
        yield entry
    if balance != head.closing:
        raise DoesNotAddUp(f"{head.number}: the closing balance is {head.closing}, not {balance}")


def _rows(target: BinaryIO, rows: Iterable[Row]) -> None:
    between = b"\n"
    for row in rows:
        target.write(between + _line(row))
        between = b",\n"
    target.write(b"\n")


def _line(row: View) -> bytes:
    facts = row.model_dump(mode="json", exclude_none=True)
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Archived:
    """A statement that is read back, once, from top to bottom: `head`, then `entries`, then `open_items`."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        first = next(self._lines).removeprefix(b'{"statement": ').rstrip(b"\n").removesuffix(b",")
        self.head = Head.model_validate_json(first)
        next(self._lines)

    def entries(self) -> Iterator[Entry]:
        """All entries, in their order."""
        yield from self._until_end(Entry)
        next(self._lines)

    def open_items(self) -> Iterator[OpenItem]:
        """What was open, debts by due date, then credits."""
        return self._until_end(OpenItem)

    def _until_end(self, kind: type[Row]) -> Iterator[Row]:
        for line in self._lines:
            if line.startswith(b"]"):
                return
            if row := line.rstrip(b",\n"):
                yield kind.model_validate_json(row)
