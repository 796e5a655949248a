"""What a customer contests of an invoice: a line, or all of it, for an amount. Pure.

A dispute is a mark beside the ledger. While it is open, nobody is reminded of its amount, which stands apart in the
ageing; it ends when staff uphold it with a credit note, decline it with a reason, or the customer withdraws it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from chalicelib.kernel.errors import Conflict, NotFound


class DisputeState(StrEnum):
    """Where a dispute stands."""

    OPEN = "open"
    UPHELD = "upheld"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class AlreadyDisputed(Conflict):
    """That line is in dispute; `ticket` is where it is talked about."""


class DisputeNotFound(NotFound):
    """No dispute of this account belongs to that ticket."""


class DisputeOver(Conflict):
    """It was answered or withdrawn before."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """So much, VAT included, of the line at that place (from 1), or of the whole invoice; `ticket` is its complaint."""

    ticket: str
    line: int | None
    amount: int
    state: DisputeState = DisputeState.OPEN


def held(disputes: Iterable[Dispute]) -> int:
    """What is contested of an invoice at present."""
    return sum(one.amount for one in disputes if one.state is DisputeState.OPEN)


@dataclass(frozen=True, slots=True)
class Lasting:
    """So much of an invoice was contested from a moment, of stamped text, until another; None while it still is."""

    invoice: str
    amount: int
    since: str
    until: str | None


def held_at(disputes: Iterable[Lasting], moment: str) -> dict[str, int]:
    """What was contested of each invoice at a moment, whatever became of it later."""
    found: dict[str, int] = {}
    for one in disputes:
        if one.since < moment and (one.until is None or one.until >= moment):
            found[one.invoice] = found.get(one.invoice, 0) + one.amount
    return found


def opened(disputes: tuple[Dispute, ...], new: Dispute) -> tuple[Dispute, ...]:
    """With one more. Raises AlreadyDisputed: of a line, and of all that holds it, there is one at a time."""
    for one in disputes:
        if one.state is DisputeState.OPEN and (one.line == new.line or None in (one.line, new.line)):
            raise AlreadyDisputed("That is in dispute already.", ticket=one.ticket)
    return (*disputes, new)


def ended(disputes: tuple[Dispute, ...], ticket: str, state: DisputeState) -> tuple[Dispute, ...]:
    """After one was upheld, declined or withdrawn. Raises DisputeNotFound or DisputeOver."""
    found = next((one for one in disputes if one.ticket == ticket), None)
    if found is None:
        raise DisputeNotFound("There is no such dispute.")
    if found.state is not DisputeState.OPEN:
        raise DisputeOver("This dispute is over already.", state=found.state.value)
    return tuple(replace(one, state=state) if one is found else one for one in disputes)
