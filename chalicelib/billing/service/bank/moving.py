"""A line goes from one group to another, in one transaction with the counts of its part."""

import re
from typing import Any

from chalicelib.billing.models.bank import BankLine, FilePart, file_key
from chalicelib.billing.rules.bank_states import Group
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction

_WITH_SUMS = frozenset({Group.SURE, Group.POSTED})
_PLACE = re.compile("[1-9][0-9]{0,5}", re.ASCII)


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


def move(tx: Transaction, line: BankLine, group: Group, **changes: Any) -> BankLine:
    """Adds the line as it shall be to the transaction, and answers it. `line` stays as it was read.

    Raises, at the commit, BankLineChanged when it was read no more as it is, and BankFileBeingRead.
    """
    kept = {name: value for name, value in {**line.attribute_values, **changes}.items() if value is not None}
    version = int(line.version)
    kept |= {"group": group.value, "reference": BankLine.group_key(line.file_id, group), "version": version + 1}
    moved = BankLine(**kept)
    changed = BankLineChanged("Somebody else has done something with this line. Please look again.")
    tx.put(moved, condition=BankLine.version == version, otherwise=changed)
    if group.value != line.group:
        _count(tx, line, Group(line.group), group)
    return moved


def _count(tx: Transaction, line: BankLine, before: Group, after: Group) -> None:
    actions = [getattr(FilePart, group.value).add(sign) for group, sign in ((before, -1), (after, 1))]
    for group, sign in ((before, -1), (after, 1)):
        if group in _WITH_SUMS:
            actions.append(getattr(FilePart, f"{group.value}_amount").add(sign * int(line.amount)))
    busy = BankFileBeingRead("The file is still being read. Please try again in a moment.")
    part = FilePart(file_key(line.file_id), FilePart.key(int(line.part)))
    tx.update(part, actions, condition=FilePart.pk.exists(), otherwise=busy)
