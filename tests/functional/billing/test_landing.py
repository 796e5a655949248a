"""What is owed stands on the landing page, in the same one read."""

from collections.abc import Callable
from typing import Any

from tests.support.caller import Caller
from tests.support.meter import metered


def test_the_landing_page_says_what_is_owed(
    customer: Caller, stranger: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    bill(customer, BEAN_1=1)
    pay("bank-1", 45)
    with metered() as meter:
        money = customer.get("/v1/overview").json["money"]

    due = {"next_due": "2026-06-15", "next_amount": 2100}
    assert money == {"currency": "EUR", "owed": 2100, "overdue": 0, "unallocated": 0, "balance": 2100, **due}
    assert meter.calls == ["GetItem", "BatchGetItem"]
    assert stranger.get("/v1/overview").json["money"] is None


def test_an_allocation_is_dated_when_it_is_made_not_when_the_money_came(
    bill: Callable[..., Any], pay: Callable[..., Any], customer: Caller
) -> None:
    bill(customer, BEAN_1=1)
    paid = pay("bank-1", 45, value_date="2026-05-28")

    assert (paid["received"], paid["settlements"][0]["on"]) == ("2026-05-28", "2026-06-01")
