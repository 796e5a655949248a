"""The landing page: what needs the customer, what is owed, newest orders, open tickets."""

import json

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.kernel.principal import Principal
from chalicelib.overview import rules
from chalicelib.overview.models import Home
from chalicelib.overview.schemas import MoneyView, OverviewView
from chalicelib.overview.service import lines
from chalicelib.overview.service.keeping import MOST_NEEDS
from chalicelib.platform import db


def landing(caller: Principal) -> OverviewView:
    """What the caller's landing page shows: one read."""
    home_wish = db.Wish(Home, rules.owner(caller.account_id), "HOME")
    home, head = db.fetch(home_wish, billing.head_wish(caller.account_id))
    money = MoneyView.of(billing.figures_of(caller.account_id, head)) if head else None
    if home is None:
        as_of = clock.stamp(clock.now())
        return OverviewView(needs=[], more_needs=False, orders=[], tickets=[], money=money, as_of=as_of)
    tickets = sorted(json.loads(home.tickets), key=lambda facts: facts.get("promise_due_at") or "~")
    now = lines.present()
    needs = rules.needs(json.loads(home.needs), now)
    return OverviewView(
        needs=[lines.need_view(need) for need in needs[:MOST_NEEDS]],
        more_needs=len(needs) > MOST_NEEDS,
        orders=[lines.order_card(facts, now) for facts in json.loads(home.orders)],
        tickets=[lines.ticket_card(facts) for facts in tickets],
        money=money,
        as_of=home.as_of,
    )
