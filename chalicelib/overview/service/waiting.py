"""What waits for staff, most pressing first; and what reports show of it."""

from datetime import UTC, datetime, timedelta

from chalicelib.kernel import clock
from chalicelib.kernel.principal import Principal
from chalicelib.overview import rules
from chalicelib.overview.models import Copy
from chalicelib.overview.schemas import OrderCard, TicketCard
from chalicelib.overview.schemas.waiting import DueQuery, DueView, OrderQueue, TicketQueue
from chalicelib.overview.service import lines
from chalicelib.overview.service.keeping import facts_of
from chalicelib.platform import db, vendor


def due(query: DueQuery) -> DueView:
    """Whatever is to be done by somebody of the staff, on one desk or on all of them, first what is due first."""
    now = lines.present()
    page = db.page(
        Copy,
        rules.desk_list(query.desk),
        cursor=query.cursor,
        limit=query.limit,
        make=lambda raw: lines.due_line(facts_of(raw), now),
    )
    return DueView(items=list(page.items), next_cursor=page.next_cursor)


def tickets_waiting(caller: Principal, view: str, cursor: str | None, limit: int) -> TicketQueue:
    """Open tickets for staff, earliest due first: all, the caller's, their team's, nobody's, or those that are late.

    Whoever is in no team finds nothing there.
    """
    lists = {
        "mine": rules.desk_list("tickets", caller.id),
        "team": rules.team_list("tickets", vendor.team_of(caller.email) or ""),
        "unassigned": rules.desk_list("tickets", rules.NOBODY),
    }
    bounds = {"between": rules.late_places(lines.present())} if view == "late" else {}
    pk = lists.get(view, rules.desk_list("tickets"))
    page = db.page(Copy, pk, cursor=cursor, limit=limit, make=facts_of, **bounds)
    return TicketQueue(items=[lines.queued_ticket(facts) for facts in page.items], next_cursor=page.next_cursor)


def orders_waiting(view: str, cursor: str | None, limit: int) -> OrderQueue:
    """Orders that wait for staff, most pressing first."""
    desk = {"to_handle": "orders", "to_ship": "shipping", "under_way": "delivery"}[view]
    page = db.page(Copy, rules.desk_list(desk), cursor=cursor, limit=limit, make=facts_of)
    now = lines.present()
    return OrderQueue(items=[lines.order_card(facts, now) for facts in page.items], next_cursor=page.next_cursor)


def tickets_due(limit: int) -> list[TicketCard]:
    """The open tickets that are due first, for reports."""
    items, _ = db.query(Copy, rules.desk_list("tickets"), limit=limit)
    return [lines.ticket_card(facts_of(item)) for item in items]


def orders_between(since: datetime, until: datetime, limit: int) -> list[OrderCard]:
    """Orders placed between two moments, newest first, for reports: one read for each day in UTC that they touch."""
    found: list[OrderCard] = []
    now = lines.present()
    day = until.astimezone(UTC).date()
    while day >= since.astimezone(UTC).date() and len(found) < limit:
        between = (clock.stamp(since), clock.stamp(until))
        items, _ = db.query(
            Copy, rules.day_list(day.isoformat()), between=between, forward=False, limit=limit - len(found)
        )
        found += [lines.order_card(facts_of(item), now) for item in items]
        day -= timedelta(days=1)
    return found
