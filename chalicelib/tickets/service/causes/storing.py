"""A cause in the table: found, changed with its line in the lists, and what tickets keep and say of it."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel.errors import NotFound
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.models.causes import Cause, CauseLine, CauseStep
from chalicelib.tickets.rules.causes import CauseState, is_open
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.service import storing


class CauseNotFound(NotFound):
    """Nobody has made such a cause."""


def find(cause_id: str) -> Cause:
    """The cause as it is now."""
    cause = db.find(Cause, Cause.key(cause_id), "CAUSE")
    if cause is None:
        raise CauseNotFound("There is no such cause.")
    return cause


def latest(cause: Cause) -> CauseStep:
    """What was told of it last."""
    return step_of(cause.cause_id, int(cause.steps))


def step_of(cause_id: str, step: int) -> CauseStep:
    """What was told of it then; it never changes."""
    found = db.find(CauseStep, Cause.key(cause_id), CauseStep.place(step))
    if found is None:
        raise CauseNotFound("There is no such cause.")
    return found


def line(cause: Cause) -> CauseLine:
    """Its line in the list to which it belongs."""
    return CauseLine.of(cause, "open" if is_open(CauseState(cause.state)) else "prevented")


def put(tx: Transaction, cause: Cause, before: CauseLine) -> None:
    """Writes a changed cause, and its line where it belongs now. The cause must still be the one that was read."""
    read = int(cause.version)
    cause.version = read + 1
    tx.put(cause, condition=Cause.version == read, otherwise=storing.Overtaken("The cause changed meanwhile."))
    after = line(cause)
    if (before.pk, before.sk) != (after.pk, after.sk):
        tx.delete(before)
    tx.put(after)


def know(ticket: Ticket, cause: Cause, step: int, told: CauseStep) -> None:
    """The ticket knows what was told of its cause, unless it knows more already."""
    known: dict[str, Any] = ticket.cause or {"joined": step, "step": 0, "state": told.state, "since": cause.since}
    if step <= known["step"]:
        return
    ticket.cause = {
        "cause_id": cause.cause_id,
        "title": cause.title,
        "joined": known["joined"],
        "step": step,
        "state": told.state,
        "since": known["since"] if known["state"] == told.state else told.at,
        "text": told.text,
        "texts": told.texts or {},
    }


def promised(ticket: Ticket, handling: Handling, change: Callable[[Handling], Handling]) -> Handling:
    """Its promise to find it after the change; of a merged ticket also the one that holds once it is parted again."""
    if ticket.merged:
        was = storing.handling_from(ticket.merged["was"])
        ticket.merged = {**ticket.merged, "was": storing.text_of(change(was))}
    return change(handling)


def entry(ticket: Ticket, told: CauseStep) -> Entry:
    """What the customer reads of it in their conversation: the words of staff, as written."""
    translations = {f"text_{language}": text for language, text in (told.texts or {}).items()}
    made = storing.system_entry(ticket.number, "cause_told", cause_state=told.state, **translations)
    made.by, made.author_id, made.author, made.text = "staff", told.author_id, told.author, told.text
    return made
