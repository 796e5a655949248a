"""Reminding: whoever is to act next and has not is told, once for each time that something comes due."""

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.event import Envelope
from chalicelib.orders.events.returning import ReturnDue
from chalicelib.orders.models.returns import Return
from chalicelib.orders.rules.returning import states
from chalicelib.orders.rules.returning.states import ReturnState
from chalicelib.orders.service.returning import storing
from chalicelib.platform import db, outbox


class _Done(Conflict):
    """Somebody acted, or was reminded before."""


def remind(number: str, _envelope: Envelope) -> None:
    """Safe to repeat: a timer that was overtaken finds that nothing is due, or that it was told."""
    found = db.find(Return, Return.key(number), "RETURN")
    if found is None or found.due_at is None or found.due_at > clock.stamp(clock.now()):
        return
    who = states.acts_next(ReturnState(found.state))
    if who is None or found.reminded == found.due_at:
        return
    try:
        with db.transaction() as tx:
            tx.update(
                Return(found.pk, "RETURN"),
                [Return.reminded.set(found.due_at)],
                condition=(Return.version == int(found.version)) & (Return.due_at == found.due_at),
                otherwise=_Done("It was moved meanwhile."),
            )
            outbox.add(tx, storing.told(ReturnDue, found, acts_next=who.value))
    except _Done:
        return
