"""One word to all whose tickets are bound: staff write it once, reactions bring it to a few tickets at a time.

Who is bound while it spreads reads it as they are bound; each ticket is told once, however often this runs.
"""

from functools import partial

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, outbox
from chalicelib.platform.outbox import Repeated
from chalicelib.tickets.events import CauseMoved, CauseNewsDue, CauseTold
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.models.causes import Bound, Cause, CauseStep
from chalicelib.tickets.rules import finding
from chalicelib.tickets.rules.causes import CauseState, ensure_step
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.states import State
from chalicelib.tickets.schemas.causes import CauseView, TellOfCause
from chalicelib.tickets.service import reading, storing
from chalicelib.tickets.service.causes import storing as kept
from chalicelib.tickets.service.causes.reading import show
from chalicelib.tickets.service.storing import Change

FEW = 50
_TRIES = 6


class CauseChangedMeanwhile(Conflict):
    """Somebody else has told of the cause after it was looked at."""


class _NothingToTell(Conflict):
    """The ticket is bound no longer, or was told as it was bound."""


def tell(caller: Principal, cause_id: str, request: TellOfCause, key: IdempotencyKey) -> CauseView:
    """A step, or news without one. Raises CauseChangedMeanwhile, or what `ensure_step` raises."""
    for _ in range(_TRIES):
        cause = kept.find(cause_id)
        try:
            _store(caller, cause, request, key)
        except storing.Overtaken:
            continue
        except DomainError:
            if not outbox.is_repeat(key):
                raise
        return show(cause_id)
    raise CauseChangedMeanwhile("Many are working on this cause right now. Please try again.")


def _store(caller: Principal, cause: Cause, request: TellOfCause, key: IdempotencyKey) -> None:
    if request.version != cause.steps:
        raise CauseChangedMeanwhile("This cause has changed. Please look again.", version=int(cause.steps))
    ensure_step(CauseState(cause.state), request.state, request.reason, int(cause.steps))
    now, before = clock.stamp(clock.now()), kept.line(cause)
    if cause.state != request.state:
        cause.state, cause.since = request.state.value, now
    cause.steps = int(cause.steps) + 1
    told = CauseStep(
        cause.pk,
        CauseStep.place(cause.steps),
        at=now,
        state=request.state.value,
        author_id=caller.id,
        author=caller.name,
        text=request.text,
        texts=request.texts,
        reason=request.reason,
    )
    with db.transaction() as tx:
        kept.put(tx, cause, before)
        tx.put(told)
        outbox.add(tx, CauseMoved(cause_id=cause.cause_id, step=int(cause.steps)), key, result=cause.cause_id)


def spread(cause_id: str, step: int) -> None:
    """One event for every few tickets that are bound: their number bounds none of the steps that follow."""
    for items in db.pages(Bound, Cause.key(cause_id), begins="T#", limit=FEW, consistent=True):
        numbers = tuple(item["number"]["S"] for item in items)
        if not numbers:
            continue
        event = CauseNewsDue(cause_id=cause_id, step=step, numbers=numbers)
        try:
            with db.transaction() as tx:
                outbox.add(tx, event, IdempotencyKey(f"cause/{cause_id}/{step}", ",".join(numbers), ""))
        except Repeated:
            continue


def tell_few(cause_id: str, step: int, numbers: tuple[str, ...]) -> None:
    """Each of these tickets hears of that step, once."""
    cause, told = kept.find(cause_id), kept.step_of(cause_id, step)
    for number in numbers:
        key = IdempotencyKey(f"cause/{cause_id}/{step}/ticket", number, "")
        try:
            storing.carry_out(partial(_ticket, number), _hearing(cause, step, told), key)
        except _NothingToTell:
            continue


def _ticket(number: str) -> Ticket:
    ticket = reading.ticket_of(number)
    if ticket is None:
        raise _NothingToTell("There is no such ticket any more.")
    return ticket


def _hearing(cause: Cause, step: int, told: CauseStep) -> storing.Step:
    def hear(ticket: Ticket, handling: Handling, _now: object) -> Change:
        known = ticket.cause
        if not known or known["cause_id"] != cause.cause_id or step <= known["joined"]:
            raise _NothingToTell("This ticket hears nothing of it.")
        if handling.state is State.SPAM:
            raise _NothingToTell("Nobody waits here.")
        if step > known["step"]:  # an older step that comes later moves no promise
            state, at = CauseState(told.state), clock.parse(told.at)
            handling = kept.promised(ticket, handling, partial(finding.told, level=storing.level(), at=at, state=state))
        kept.know(ticket, cause, step, told)
        return Change(handling, CauseTold, [kept.entry(ticket, told)])

    return hear
