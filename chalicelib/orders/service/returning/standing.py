"""Where a return stands, as its moves ask: how much has come, whether it is overdue, and what it becomes."""

from datetime import datetime

from chalicelib.kernel import clock
from chalicelib.orders.models.returns import Return
from chalicelib.orders.rules.returning import states
from chalicelib.orders.rules.returning.settlement import Settlement
from chalicelib.orders.rules.returning.states import Progress, ReturnMove, ReturnState
from chalicelib.orders.rules.states import Actor
from chalicelib.orders.service import coming_back


def progress(of: Return, now: datetime) -> Progress:
    """What moves depend on beside the state."""
    lines = [coming_back.pieces(line) for line in of.lines]
    return Progress(
        appealed=bool(of.appealed),
        coming=any(line.coming for line in lines),
        counted=any(line.counted for line in lines),
        repair=of.settlement == Settlement.REPAIR,
        overdue=of.send_by is not None and of.send_by <= clock.stamp(now),
    )


def moved(found: Return, what: ReturnMove, actor: Actor) -> ReturnState:
    """The state after the move. Raises ReturnMoveNotAllowed."""
    return states.moved(ReturnState(found.state), what, actor, progress(found, clock.now()))
