"""What people do most, step by step, each with the most that it may ask of DynamoDB.

The same steps are measured on a small portal (tests/bench) and on one with many thousand rows (the integration ring):
a budget that holds once and a cost that does not grow are the same question asked twice.
"""

from typing import Any

from tests.support.caller import Answer, Caller
from tests.support.journeys import ASKED, BASKET, Budget, Portal, Step
from tests.support.money_steps import MONEY
from tests.support.shop import ADDRESS, submit


def _reply(portal: Portal, _: Any) -> Answer:
    return portal.customer.post(f"/v1/tickets/{portal.ticket}/messages", {"text": "It does it again. " * 10})


def _sweep(_: Portal, __: Any) -> None:
    from app import courier

    courier.sweep()


STEPS = (
    Step("landing", Budget(1, 1.5, 0), lambda portal, _: portal.customer.get("/v1/overview")),
    Step("everything, 20 of it", Budget(1, 2, 0), lambda portal, _: portal.customer.get("/v1/mine?limit=20")),
    Step(
        "search, 20 of it",
        Budget(2, 20, 0),
        lambda portal, _: portal.customer.get(f"/v1/mine?limit=20&q={portal.skus[0]}"),
    ),
    Step("order list of 20", Budget(1, 3, 0), lambda portal, _: portal.customer.get("/v1/orders?limit=20")),
    Step("order", Budget(1, 2, 0), lambda portal, _: portal.customer.get(f"/v1/orders/{portal.order}")),
    Step(
        "review of 3 lines",
        Budget(2, 3, 12),
        lambda portal, _: portal.customer.post("/v1/reviews", _basket(portal)),
    ),
    Step(
        "submit of 3 lines",
        Budget(2, 1, 20),
        lambda portal, reviewed: portal.customer.post("/v1/orders", submit(reviewed)),
        prepare=lambda portal: portal.review(),
    ),
    Step("open ticket", Budget(1, 0, 14), lambda portal, _: portal.customer.post("/v1/tickets", ASKED)),
    Step("reply", Budget(2, 1, 10), _reply, prepare=lambda portal: portal.answer(portal.ticket)),
    Step("ticket", Budget(1, 2, 0), lambda portal, _: portal.customer.get(f"/v1/tickets/{portal.ticket}")),
    Step("ticket list of 20", Budget(1, 3, 0), lambda portal, _: portal.customer.get("/v1/tickets?limit=20")),
    Step("notices", Budget(1, 4, 0), lambda portal, _: portal.customer.get("/v1/notices")),
    Step("staff ticket queue", Budget(1, 2, 0), lambda portal, _: portal.agent.get("/v1/staff/tickets")),
    Step("staff order queue", Budget(1, 2, 0), lambda portal, _: portal.agent.get("/v1/staff/orders")),
    Step("what is due next", Budget(1, 2, 0), lambda portal, _: portal.agent.get("/v1/staff/due")),
    Step(
        "product page",
        Budget(2, 1, 1),  # the write counts requests of an address
        lambda portal, _: Caller(portal.app).get(f"/v1/products/{portal.skus[0]}"),
        public=True,
    ),
    *MONEY,
    # 16 shards of timers and 4 of events that were left open, half a unit each
    Step("sweep with nothing due", Budget(20, 10, 0), _sweep, public=True),
)


def _basket(portal: Portal) -> dict[str, Any]:
    return {
        "lines": [{"sku": sku, "quantity": 2} for sku in portal.skus[:BASKET]],
        "delivery_address": ADDRESS,
    }
