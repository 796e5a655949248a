"""Reading causes, for staff: one with all that was told, its tickets, the lists, and what may have led to a ticket."""

from typing import Any

from chalicelib.kernel.principal import Principal
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.models.causes import Bound, Cause, CauseLine, CauseStep
from chalicelib.tickets.rules.causes import likeness
from chalicelib.tickets.schemas.causes import (
    BoundTicket,
    BoundTickets,
    CauseHeader,
    CauseHeaders,
    CauseStepView,
    CauseView,
    LikelyCause,
    LikelyCauses,
)
from chalicelib.tickets.service import reading
from chalicelib.tickets.service.causes.storing import CauseNotFound, find

_CANDIDATES = 100
_SUGGESTED = 20


def show(cause_id: str) -> CauseView:
    """A cause with all that was told of it, in one read. Raises CauseNotFound."""
    cause, steps = Cause.with_steps(cause_id)
    if cause is None:
        raise CauseNotFound("There is no such cause.")
    return CauseView(
        **_header(cause),
        opened_at=cause.opened_at,
        tags=_tags(cause),
        version=int(cause.steps),
        steps=[_step(step) for step in steps],
    )


def bound(cause_id: str, cursor: str | None, limit: int) -> BoundTickets:
    """Its tickets, by number. Raises CauseNotFound."""
    page = Bound.of(cause_id, cursor, limit)
    if not page.items:  # a cause may have lost its last ticket
        find(cause_id)
    return BoundTickets(items=[BoundTicket.of(one) for one in page.items], next_cursor=page.next_cursor)


def listed(which: str, cursor: str | None, limit: int) -> CauseHeaders:
    """Causes that are open, or prevented; most tickets first."""
    page = CauseLine.listed(which, cursor, limit)
    return CauseHeaders(items=[CauseHeader(**_header(one)) for one in page.items], next_cursor=page.next_cursor)


def likely(caller: Principal, number: str) -> LikelyCauses:
    """Which of the open causes with most tickets may have led to this one, most alike first."""
    tags = _tags(reading.find(caller, number))
    lines = CauseLine.listed("open", None, _CANDIDATES).items
    ranked = sorted(((likeness(tags, _tags(line)), line) for line in lines), key=lambda one: -one[0])
    causes = [LikelyCause(**_header(line), alike=shared > 0) for shared, line in ranked[:_SUGGESTED]]
    return LikelyCauses(causes=causes)


def _tags(one: Ticket | Cause | CauseLine) -> list[str]:
    return [str(tag) for tag in one.tags or []]


def _header(one: Cause | CauseLine) -> dict[str, Any]:
    facts = {name: getattr(one, name) for name in ("cause_id", "title", "category", "state", "since")}
    return facts | {"tickets": int(one.tickets)}


def _step(step: CauseStep) -> CauseStepView:
    return CauseStepView(
        at=step.at,
        state=step.state,
        author=step.author,
        text=step.text,
        texts=step.texts or {},
        reason=step.reason,
    )
