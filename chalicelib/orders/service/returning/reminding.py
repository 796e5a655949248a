"""Reminding: whoever is to act next and has not is told, once for each time that something comes due. What was approved
and is not sent even then expires; what was sent back repaired is taken to have arrived."""

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.event import Envelope
from chalicelib.orders.events.returning import ReturnDue, ReturnExpired
from chalicelib.orders.models.returns import Return
from chalicelib.orders.rules.returning import states
from chalicelib.orders.rules.returning.states import ReturnMove, ReturnState
from chalicelib.orders.rules.states import Actor
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.service.returning import settling, standing, storing
from chalicelib.orders.service.returning.storing import Case, Step
from chalicelib.platform import db, outbox, timers


class _Done(Conflict):
    """Somebody acted, or was reminded before."""


def look_after(number: str, _envelope: Envelope) -> None:
    """Safe to repeat: a timer that was overtaken finds that nothing is due, or that it was told."""
    found = db.find(Return, Return.key(number), "RETURN")
    now = clock.stamp(clock.now())
    if found is None or found.due_at is None or found.due_at > now:
        return
    if found.state == ReturnState.SENT_BACK:
        _end(found, ReturnMove.ARRIVE)
    elif found.reminded != found.due_at:
        _remind(found)
    elif found.state == ReturnState.APPROVED and found.expires_at and found.expires_at <= now:
        _end(found, ReturnMove.EXPIRE)


def _remind(found: Return) -> None:
    who = states.acts_next(ReturnState(found.state))
    if who is None:
        return
    ends = clock.now() + states.GRACE
    done = [Return.reminded.set(found.due_at)]
    if found.state == ReturnState.APPROVED:
        done.append(Return.expires_at.set(clock.stamp(ends)))
    try:
        with db.transaction() as tx:
            tx.update(
                Return(found.pk, "RETURN"),
                done,
                condition=(Return.version == int(found.version)) & (Return.due_at == found.due_at),
                otherwise=_Done("It was moved meanwhile."),
            )
            if found.state == ReturnState.APPROVED:
                timers.set(tx, found.number, storing.TIMER, ends)
            outbox.add(tx, storing.told(ReturnDue, found, acts_next=who.value))
    except _Done:
        return


def _end(found: Return, move: ReturnMove) -> None:
    """Should somebody move it at this very moment, the timer comes again and finds that."""
    state = standing.moved(found, move, Actor.SYSTEM)
    case = Case(found, storing.read_orders(found.orders))
    if move is ReturnMove.ARRIVE:
        step = settling.back(case, state)
    else:
        step = Step(storing.changed(found, state), Happening.RETURN_EXPIRED, ReturnExpired)
    with db.transaction() as tx:
        storing.write(tx, case, step)
