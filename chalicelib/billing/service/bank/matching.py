"""Matching a part of a file: its rows become lines, each with the account and debts that are proposed for it.

A line that somebody has posted or set aside is left alone, however often its part is matched.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from chalicelib.billing.events import BankPartRead
from chalicelib.billing.models.bank import BankLine, FilePart, FileRows, PaidReference, file_key
from chalicelib.billing.rules import bank_matching
from chalicelib.billing.rules.bank_matching import Proposal
from chalicelib.billing.rules.bank_rows import BankRow, Why
from chalicelib.billing.rules.bank_states import WAITING, Group, group_of
from chalicelib.billing.schemas.bank import BankFileView
from chalicelib.billing.service.bank import files, looking, moving, rows_kept
from chalicelib.billing.service.bank.moving import Move
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox
from chalicelib.platform.outbox import Repeated
from chalicelib.platform.transaction import MAX_WRITES


class _Made(Conflict):
    """This line, or this part, was made before."""


def match(file_id: str, part: int) -> None:
    """Makes the lines of a part. When they have been made, those that still wait look anew for whose they are."""
    kept = db.find(FileRows, *FileRows.keys(file_id, part))
    if kept is None:
        return
    lines = _proposed(file_id, part, rows_kept.rows_of(kept.rows))
    tally = db.find(FilePart, file_key(file_id), FilePart.key(part))
    if tally is None:
        _keep_tally(file_id, part, [one for some in _together(lines, MAX_WRITES) for one in _made(some)])
    else:
        _renew(lines)
    files.summarise(file_id)


def _proposed(file_id: str, part: int, rows: Sequence[BankRow]) -> list[BankLine]:
    payable = [row for row in rows if row.why is None]
    paid = _paid(payable)
    wanted = [row for row in payable if row.reference not in paid]
    found, names = looking.known(wanted)
    proposals = bank_matching.propose((row.amount or 0, one) for row, one in zip(wanted, found, strict=True))
    of_place = {row.place: proposal for row, proposal in zip(wanted, proposals, strict=True)}
    return [_line(file_id, part, row, of_place.get(row.place), paid.get(row.reference), names) for row in rows]


def _paid(rows: Sequence[BankRow]) -> dict[str, PaidReference]:
    """By bank reference, what was posted before: by hand, or from another file that tells of the same days."""
    wishes = [db.Wish(PaidReference, PaidReference.key(row.reference), "PAID") for row in rows]
    found = db.fetch(*wishes) if wishes else []
    return {row.reference: one for row, one in zip(rows, found, strict=True) if one is not None}


def _line(  # noqa: PLR0913, PLR0917  (what is known of a line)
    file_id: str,
    part: int,
    row: BankRow,
    proposal: Proposal | None,
    paid: PaidReference | None,
    names: dict[str, str],
) -> BankLine:
    line = BankLine(
        BankLine.key(file_id, row.place),
        "LINE",
        file_id=file_id,
        place=row.place,
        line=row.line,
        part=part,
        bank_reference=row.reference or None,
        amount=row.amount,
        currency=row.currency or None,
        on=row.on or None,
        payer=row.payer or None,
        iban=row.iban or None,
        text=row.text or None,
        why=row.why.value if row.why else None,
        version=1,
    )
    group = group_of(row, proposal)
    if paid:
        group = _posted_before(line, paid)
    elif proposal:
        line.how, line.account_id = proposal.how.value, proposal.account_id
        line.account, line.splits = names.get(proposal.account_id), json.dumps(proposal.splits)
    line.group, line.reference = group.value, BankLine.group_key(file_id, group)
    return line


def _posted_before(line: BankLine, paid: PaidReference) -> Group:
    """The line as it stands beside a payment that has its reference: the same one, or a contradiction."""
    line.account_id, line.payment = paid.account_id, paid.number
    if (int(paid.amount), paid.on) == (line.amount, line.on):
        return Group.POSTED
    line.why = Why.REFERENCE_TWICE.value
    return Group.BAD


_Some = TypeVar("_Some")


def _together(every: Sequence[_Some], most: int) -> Iterator[Sequence[_Some]]:
    """So many at a time as are written at once."""
    return (every[at : at + most] for at in range(0, len(every), most))


def _made(lines: Sequence[BankLine]) -> list[BankLine]:
    """The lines, written at once; those that were written before, by a process that died or by another, as they are."""
    try:
        with db.transaction() as tx:
            for line in lines:
                tx.create(line, otherwise=_Made("This line was made before."))
    except _Made:
        before = db.fetch(*(db.Wish(BankLine, line.pk, "LINE") for line in lines), consistent=True)
        missing = [line for line, made in zip(lines, before, strict=True) if made is None]
        return [made for made in before if made is not None] + _made(missing)
    return list(lines)


def _keep_tally(file_id: str, part: int, lines: Sequence[BankLine]) -> None:
    """How the lines of a part stand, once they all are there. From now on they can be moved, and are counted then."""
    counts: dict[str, Any] = {group.value: sum(line.group == group for line in lines) for group in Group}
    tally = FilePart(
        file_key(file_id),
        FilePart.key(part),
        part=part,
        first=min(int(line.place) for line in lines),
        last=max(int(line.place) for line in lines),
        sure_amount=_sum(lines, Group.SURE),
        posted_amount=_sum(lines, Group.POSTED),
        **counts,
    )
    try:
        with db.transaction() as tx:
            tx.create(tally, otherwise=_Made("This part was matched before."))
    except _Made:
        return


def _sum(lines: Iterable[BankLine], group: Group) -> int:
    return sum(int(line.amount) for line in lines if line.group == group)


_OF_A_PROPOSAL = ("group", "how", "account_id", "account", "splits", "payment", "why")


def _renew(lines: Sequence[BankLine]) -> None:
    """Lines that wait get the proposal that would be made for them now."""
    now = db.fetch(*(db.Wish(BankLine, line.pk, "LINE") for line in lines))
    moves = [move for line, old in zip(lines, now, strict=True) if (move := _renewal(line, old))]
    for some in _together(moves, MAX_WRITES - 1):  # and the counts of the part
        _carry_out(some)


def _renewal(line: BankLine, old: BankLine | None) -> Move | None:
    changes = {name: getattr(line, name) for name in _OF_A_PROPOSAL}
    if old is None or Group(old.group) not in WAITING or changes == {name: getattr(old, name) for name in changes}:
        return None
    del changes["group"]
    return Move(old, Group(line.group), changes)


def _carry_out(moves: Sequence[Move]) -> None:
    """All of them at once; one by one, when somebody has one of the lines in hand: that one is left to them."""
    try:
        with db.transaction() as tx:
            moving.move_all(tx, moves)
    except moving.BankLineChanged:
        for one in moves if len(moves) > 1 else ():
            _carry_out([one])


def match_again(file_id: str, key: IdempotencyKey) -> BankFileView:
    """Has all lines that wait look anew for whose they are: invoices may have come since. Repeating changes nothing."""
    _, parts = files.load(file_id)
    waiting = [int(part.part) for part in parts if part.sure or part.check or part.open]
    try:
        with db.transaction() as tx:
            for place, part in enumerate(waiting):
                outbox.add(tx, BankPartRead(file_id=file_id, part=part), None if place else key)
    except Repeated as repeated:
        outbox.first_result(repeated, key)
    return files.show(file_id)
