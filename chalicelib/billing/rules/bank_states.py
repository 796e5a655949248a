"""Where a bank file stands, how its lines stand, and what may be done with them."""

from enum import StrEnum
from typing import Final

from chalicelib.billing.rules.bank_matching import Proposal
from chalicelib.billing.rules.bank_rows import BankRow
from chalicelib.kernel.errors import Conflict


class BankLineMoveNotAllowed(Conflict):
    """Not with a line that stands like this; `allowed` says what may be done with it."""


class FileState(StrEnum):
    """A file is awaited until it is uploaded, received until its rows are read, and refused when they cannot be."""

    AWAITED = "awaited"
    RECEIVED = "received"
    READ = "read"
    REFUSED = "refused"


class Group(StrEnum):
    """How a line stands: proposed for an account (`sure`, or to be looked at: `check`), open because nothing was found,
    posted, set aside because there is nothing to post, or bad because it cannot be read.
    """

    SURE = "sure"
    CHECK = "check"
    OPEN = "open"
    POSTED = "posted"
    ASIDE = "aside"
    BAD = "bad"


class LineMove(StrEnum):
    """What staff do with a line beside posting it."""

    SET_ASIDE = "set_aside"
    TAKE_BACK = "take_back"


BY_STAFF: Final = "by_staff"
"""Why a line is set aside that somebody set aside."""
WAITING: Final = frozenset({Group.SURE, Group.CHECK, Group.OPEN})
"""Lines of these groups still wait for somebody."""


def group_of(row: BankRow, proposal: Proposal | None) -> Group:
    """The group in which a row begins."""
    if row.why is not None:
        return Group.BAD if row.why.is_bad else Group.ASIDE
    if proposal is None:
        return Group.OPEN
    return Group.SURE if proposal.is_sure else Group.CHECK


def allowed(group: Group, why: str | None) -> list[LineMove]:
    """What may be done with a line that stands like this."""
    if group in WAITING:
        return [LineMove.SET_ASIDE]
    return [LineMove.TAKE_BACK] if group is Group.ASIDE and why == BY_STAFF else []


def moved(move: LineMove, group: Group, why: str | None, *, has_account: bool) -> Group:
    """The group after the move. Raises BankLineMoveNotAllowed."""
    if move not in (may := allowed(group, why)):
        raise BankLineMoveNotAllowed("That cannot be done with this line.", allowed=may)
    if move is LineMove.SET_ASIDE:
        return Group.ASIDE
    return Group.CHECK if has_account else Group.OPEN
