"""What people do with money, step by step, each with the most that it may ask of DynamoDB."""

from typing import Any

from tests.support.caller import Answer
from tests.support.journeys import Budget, Portal, Step


def _statement(portal: Portal, _: Any) -> Answer:
    return portal.customer.get("/v1/billing/statement")


def _invoice(portal: Portal, number: str) -> Answer:
    return portal.customer.get(f"/v1/billing/invoices/{number}")


def _naming(portal: Portal, number: str) -> Answer:
    return portal.pay(f"Invoice {number}")


def _by_rule(portal: Portal, _: Any) -> Answer:
    return portal.pay("Thank you")


MONEY = (
    Step("what is owed", Budget(1, 1, 0), lambda portal, _: portal.customer.get("/v1/billing")),
    Step("open items, 20 of them", Budget(2, 3, 0), lambda portal, _: portal.customer.get("/v1/billing/open?limit=20")),
    Step("ledger, 20 entries", Budget(2, 3, 0), lambda portal, _: portal.customer.get("/v1/billing/entries?limit=20")),
    Step("statement of a month", Budget(2, 4, 0), _statement),
    Step("invoice", Budget(1, 2, 0), _invoice, prepare=lambda portal: portal.bill()),
    Step("payment that names its invoice", Budget(4, 4, 24), _naming, prepare=lambda portal: portal.bill()),
    Step("payment by the written order", Budget(5, 10, 24), _by_rule, prepare=lambda portal: portal.bill()),
    Step(
        "reorder",
        Budget(3, 4, 4),
        lambda portal, _: portal.customer.post("/v1/reorders", {"orders": [portal.order]}),
    ),
)
