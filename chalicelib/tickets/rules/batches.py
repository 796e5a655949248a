"""What staff do to several tickets at once, and until when it can be undone. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.clock import stamp
from chalicelib.kernel.errors import Conflict
from chalicelib.tickets.rules.states import State

MOST = 50
UNDO_WITHIN = timedelta(minutes=1)
"""How long a batch can be undone. Nobody is told of it before: a mail cannot be taken back."""


class Deed(StrEnum):
    """What is done to each of the tickets."""

    ASSIGN = "assign"
    SOLVE = "solve"
    SET_ASIDE = "set_aside"
    MARK_SPAM = "mark_spam"
    TAG = "tag"


class Stage(StrEnum):
    """What has become of a deed on one ticket: each is left once, for one of the others."""

    DONE = "done"
    TOLD = "told"
    UNDONE = "undone"


class UndoTooLate(Conflict):
    """The minute is over in which a batch can be undone."""


def ensure_undoable(begun_at: datetime, now: datetime) -> None:
    """Raises UndoTooLate."""
    if now > begun_at + UNDO_WITHIN:
        raise UndoTooLate("This can be undone for a minute only.", undo_until=stamp(begun_at + UNDO_WITHIN))


def is_still_so(deed: Deed, *, state: State, assignee: str | None, assigned: str | None) -> bool:
    """Whether the ticket still is what the deed made of it, so that telling of it is no lie."""
    if deed is Deed.SOLVE:
        return state is State.SOLVED
    return deed is Deed.ASSIGN and assignee == assigned
