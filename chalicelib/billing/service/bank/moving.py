"""Lines go from one group to another, in one transaction with the counts of their part."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from chalicelib.billing.models.bank import BankLine, FilePart, file_key
from chalicelib.billing.rules.bank_states import Group
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction

_WITH_SUMS = frozenset({Group.SURE, Group.POSTED})
_PLACE = re.compile("[1-9][0-9]{0,5}", re.ASCII)


class Move(NamedTuple):
    """A line as it was read, the group to which it goes, and what else changes."""

    line: BankLine
    group: Group
    changes: dict[str, Any]


class BankLineNotFound(NotFound):
    """The file has no such line, or there is no such file."""


class BankLineChanged(Conflict):
    """Somebody else has done something with the line meanwhile."""


class BankFileBeingRead(Conflict):
    """Lines are still being matched; in a moment something can be done with them."""


def load(file_id: str, place: str | int) -> BankLine:
    """A line as it is now. Raises BankLineNotFound."""
    number = int(place) if _PLACE.fullmatch(str(place)) else 0
    line = db.find(BankLine, BankLine.key(file_id[:64], number), "LINE") if number else None
    if line is None:
        raise BankLineNotFound("There is no such line.")
    return line


def of_part(tally: FilePart, file_id: str) -> list[BankLine]:
    """The lines of a part as they are now: a hundred in one read."""
    places = range(int(tally.first), int(tally.last) + 1)
    return db.fetch(*(db.Wish(BankLine, BankLine.key(file_id, place), "LINE") for place in places), consistent=True)


def move(tx: Transaction, line: BankLine, group: Group, **changes: Any) -> BankLine:
    """Adds the line as it shall be to the transaction, and answers it. `line` stays as it was read.

    Raises, at the commit, BankLineChanged when it was read no more as it is, and BankFileBeingRead.
    """
    [moved] = move_all(tx, [Move(line, group, changes)])
    return moved


def move_all(tx: Transaction, moves: Sequence[Move]) -> list[BankLine]:
    """The same for several lines of one part, which are counted together."""
    _count(tx, [one for one in moves if one.group.value != one.line.group])
    return [_put(tx, *one) for one in moves]


def _put(tx: Transaction, line: BankLine, group: Group, changes: dict[str, Any]) -> BankLine:
    kept = {name: value for name, value in {**line.attribute_values, **changes}.items() if value is not None}
    version = int(line.version)
    kept |= {"group": group.value, "reference": BankLine.group_key(line.file_id, group), "version": version + 1}
    moved = BankLine(**kept)
    changed = BankLineChanged("Somebody else has done something with this line. Please look again.")
    tx.put(moved, condition=BankLine.version == version, otherwise=changed)
    return moved


def _count(tx: Transaction, moves: Sequence[Move]) -> None:
    if not moves:
        return
    actions = [getattr(FilePart, name).add(by) for name, by in sorted(_changes(moves).items()) if by]
    busy = BankFileBeingRead("The file is still being read. Please try again in a moment.")
    line = moves[0].line
    part = FilePart(file_key(line.file_id), FilePart.key(int(line.part)))
    tx.update(part, actions, condition=FilePart.pk.exists(), otherwise=busy)


def _changes(moves: Iterable[Move]) -> Counter[str]:
    """By how much each number of the part changes, and each sum."""
    changes: Counter[str] = Counter()
    for line, after, _ in moves:
        for group, sign in ((Group(line.group), -1), (after, 1)):
            changes[group.value] += sign
            if group in _WITH_SUMS:
                changes[f"{group.value}_amount"] += sign * int(line.amount)
    return changes
