"""What was open at an earlier moment: the present, less what every entry since then has done to it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chalicelib.billing.rules.entries import CREDITS, DEBITS, Entry, Kind

_BOTH = {Kind.ALLOCATION: -1, Kind.DEALLOCATION: 1}
_OPENED = DEBITS | CREDITS


@dataclass(slots=True)
class Since:
    """What entries have changed since: the items that they opened, and by how much more is open of others."""

    opened: set[str] = field(default_factory=set)
    changes: dict[str, int] = field(default_factory=dict)

    def open_then(self, number: str, open_now: int) -> int:
        """What was open of an item; nothing of one that there was not."""
        return 0 if number in self.opened else open_now - self.changes.get(number, 0)


def since(entries: Iterable[Entry]) -> Since:
    """What these entries, all that were posted after the moment, have changed."""
    found = Since()
    for entry in entries:
        if entry.kind in _OPENED:
            found.opened.add(entry.number)
        for number, change in _changes(entry).items():
            found.changes[number] = found.changes.get(number, 0) + change
    return found


def _changes(entry: Entry) -> Mapping[str, int]:
    """By how much more is open of each item after the entry than before."""
    if entry.kind in _OPENED:
        return {}
    if entry.kind in _BOTH:
        change = _BOTH[entry.kind] * entry.amount
        return {entry.number: change, **({entry.against: change} if entry.against else {})}
    gives_back = entry.kind is Kind.CORRECTION and entry.corrects not in _OPENED
    return {entry.number: entry.amount if gives_back else -entry.amount}
