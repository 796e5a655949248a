"""The ledger counted by hand: what its entries come to, by nothing but their kinds, signs and amounts."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from chalicelib.billing.models import Head
from chalicelib.platform import db

OWED_MORE = {"invoice": 1, "interest": 1, "refund": 1, "payment": -1, "credit_note": -1, "write_off": -1}
OPENS = {"invoice", "interest", "payment", "credit_note"}
Row = dict[str, Any]


@dataclass
class Partition:
    """All that is kept of an account's money, by the kind of its sort keys."""

    rows: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls, account: str) -> "Partition":
        kept = cls()
        start: Any = None
        while True:
            raws, start = db.query(Head, f"A#{account}", start=start, consistent=True)
            for row in map(db.plain, raws):
                kept.rows[row["sk"].split("#")[0]].append(row)
            if start is None:
                return kept

    @property
    def entries(self) -> list[Row]:
        return self.rows["E"]

    @property
    def head(self) -> Row:
        empty = {"debits": 0, "credits": 0, "reserved": 0, "entries": 0, "version": 0}
        return self.rows["CREDIT"][0] if self.rows["CREDIT"] else empty

    @property
    def invoices(self) -> list[Row]:
        return [row for row in self.rows["I"] if row["kind"] == "invoice"]

    @property
    def disputes(self) -> list[Row]:
        return self.rows["DISPUTE"]

    @property
    def refunds(self) -> list[Row]:
        return self.rows["REFUND"]

    @property
    def allocations(self) -> list[Row]:
        return [entry for entry in self.entries if entry["kind"] == "allocation"]

    @property
    def debts(self) -> list[Row]:
        return self.rows["OPEN"]

    @property
    def unused(self) -> list[Row]:
        return self.rows["UNUSED"]


def effect(entry: Row) -> int:
    """By how much more is owed after it."""
    if entry["kind"] == "correction":
        return -OWED_MORE[entry["corrects"]] * int(entry["amount"])
    return OWED_MORE.get(entry["kind"], 0) * int(entry["amount"])


def open_by_hand(entries: list[Row]) -> dict[str, int]:
    """What is open of each invoice, payment and credit note, by the entries alone."""
    found: dict[str, int] = defaultdict(int)
    for entry in entries:
        for number, change in _changes(entry):
            found[number] += change
    return found


def _changes(entry: Row) -> list[tuple[str, int]]:
    kind, number, amount = entry["kind"], entry["number"], entry["amount"]
    if kind in OPENS:
        return [(number, amount)]
    if kind in {"allocation", "deallocation"}:
        sign = -1 if kind == "allocation" else 1
        return [(number, sign * amount), (entry["against"], sign * amount)]
    given_back = kind == "correction" and entry["corrects"] not in OPENS
    return [(number, amount if given_back else -amount)]


def ensure_adds_up(kept: Partition) -> None:
    """The sum of the entries is the sum of what is open is what the head says, and nothing is settled twice."""
    opened = open_by_hand(kept.entries)
    whole = {entry["number"]: entry["amount"] for entry in kept.entries if entry["kind"] in OPENS}
    assert all(0 <= amount <= whole[number] for number, amount in opened.items()), opened
    listed = {row["number"]: row["open"] for row in (*kept.debts, *kept.unused)}
    assert listed == {number: amount for number, amount in opened.items() if amount}
    debits, credits_ = (sum(row["open"] for row in rows) for rows in (kept.debts, kept.unused))
    assert (kept.head["debits"], kept.head["credits"]) == (debits, credits_)
    balance = 0
    for entry in kept.entries:
        balance += effect(entry)
        assert entry["balance"] == balance
    assert (balance, len(kept.entries)) == (debits - credits_, kept.head["entries"])
    undone = [entry["reverses"] for entry in kept.entries if entry.get("reverses")]
    assert len(set(undone)) == len(undone), "undone twice"
