"""Everything that is somebody's: one list over all kinds, by time, and what of it waits for them."""

from datetime import date, datetime, time, timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.principal import Principal
from chalicelib.overview import rules
from chalicelib.overview.models import Copy
from chalicelib.overview.schemas import MineLine, MineQuery, MineView, MyOrders, MyOrdersQuery
from chalicelib.overview.service import lines, searching
from chalicelib.overview.service.keeping import facts_of
from chalicelib.platform import db, vendor

_FIRST, _LAST = "0", "~"  # before and after any moment
_STATES = {"all": "", "open": "open", "closed": "closed", "needs_me": rules.WAITING}


def mine(caller: Principal, query: MineQuery) -> MineView:
    """A page of what is the account's, newest first; what waits for the customer, since when it does. One Query.

    With words to look for, what has them.
    """
    if query.q:
        return searching.search(caller, query, query.q)
    now = lines.present()

    def make(raw: db.Raw) -> MineLine:
        return lines.mine_line(facts_of(raw), now)

    how: dict[str, Any] = {"cursor": query.cursor, "limit": query.limit, "make": make}
    if query.show == "needs_me":
        page = db.page(Copy, rules.needs_list(caller.account_id), between=(_FIRST, now.end), **how)
    else:
        state = "" if query.show == "all" else query.show
        page = db.page(Copy, rules.mine_list(caller.account_id, query.kind or "", state), forward=False, **how)
    return MineView(items=list(page.items), next_cursor=page.next_cursor, instead=None)


def my_orders(caller: Principal, query: MyOrdersQuery) -> MyOrders:
    """A page of the orders that the filters name, newest first. One Query: each filter is a list of its own.

    Those that bear a reference of the customer's own are in its order, and of one reference newest first.
    """
    if query.reference:
        return _by_reference(caller, query)
    now = lines.present()
    since = _start(query.since, 0) if query.since else _FIRST
    until = _start(query.until, 1) if query.until else _LAST
    if since > until:
        return MyOrders(items=[], next_cursor=None)
    page = db.page(
        Copy,
        rules.mine_list(caller.account_id, "order", _STATES[query.show], query.payment or ""),
        between=(since, until),
        forward=False,
        cursor=query.cursor,
        limit=query.limit,
        make=lambda raw: lines.order_card(facts_of(raw), now),
    )
    return MyOrders(items=list(page.items), next_cursor=page.next_cursor)


def _by_reference(caller: Principal, query: MyOrdersQuery) -> MyOrders:
    now = lines.present()
    page = db.page(
        Copy,
        rules.reference_list(caller.account_id),
        begins=rules.folded(query.reference or ""),
        forward=False,
        cursor=query.cursor,
        limit=query.limit,
        make=lambda raw: lines.order_card(facts_of(raw), now),
    )
    return MyOrders(items=list(page.items), next_cursor=page.next_cursor)


def _start(day: str, later: int) -> str:
    """The stamp at which the vendor's day begins, or one so many days later."""
    begins = datetime.combine(date.fromisoformat(day) + timedelta(later), time.min, vendor.calendar().tz)
    return clock.stamp(begins)
