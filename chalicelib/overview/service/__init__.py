"""Use cases of the overview: keep cards, show the landing page, list what is somebody's and what waits for staff."""

from chalicelib.overview.service.finding import find_accounts
from chalicelib.overview.service.keeping import item_of, keep, keep_all, recompute
from chalicelib.overview.service.landing import landing
from chalicelib.overview.service.leading import leads_to
from chalicelib.overview.service.mine import mine, my_orders
from chalicelib.overview.service.rebuilding import rebuild
from chalicelib.overview.service.waiting import due, orders_between, orders_waiting, tickets_due, tickets_waiting

__all__ = [
    "due",
    "find_accounts",
    "item_of",
    "keep",
    "keep_all",
    "landing",
    "leads_to",
    "mine",
    "my_orders",
    "orders_between",
    "orders_waiting",
    "rebuild",
    "recompute",
    "tickets_due",
    "tickets_waiting",
]
