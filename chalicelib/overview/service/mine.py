"""Everything that is somebody's: one list over all kinds, by time, and what of it waits for them."""

from typing import Any

from chalicelib.kernel.principal import Principal
from chalicelib.overview import rules
from chalicelib.overview.models import Copy
from chalicelib.overview.schemas import MineLine, MineQuery, MineView
from chalicelib.overview.service import lines
from chalicelib.overview.service.keeping import facts_of
from chalicelib.platform import db

_FIRST = "0"  # before any moment


def mine(caller: Principal, query: MineQuery) -> MineView:
    """A page of what is the account's, newest first; what waits for the customer, since when it does. One Query."""
    now = lines.present()

    def make(raw: db.Raw) -> MineLine:
        return lines.mine_line(facts_of(raw), now)

    how: dict[str, Any] = {"cursor": query.cursor, "limit": query.limit, "make": make}
    if query.show == "needs_me":
        page = db.page(Copy, rules.needs_list(caller.account_id), between=(_FIRST, now.end), **how)
    else:
        state = "" if query.show == "all" else query.show
        page = db.page(Copy, rules.mine_list(caller.account_id, query.kind or "", state), forward=False, **how)
    return MineView(items=list(page.items), next_cursor=page.next_cursor)
