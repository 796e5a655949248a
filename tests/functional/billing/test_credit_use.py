"""Credit that is left is set off by itself where the customer agreed, and waits where they did not."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.functional.billing.conftest import ELIN
from tests.support.caller import Answer, Caller
from tests.support.delivery import deliver

BEANS = 2145
STAFF = f"/v1/staff/accounts/{ELIN}"


@pytest.fixture
def agree(customer: Caller) -> Callable[..., Answer]:
    def run(*, automatic: bool = True) -> Answer:
        answer = customer.put("/v1/billing/credit-use", {"automatic": automatic})
        deliver(only="billing.")
        return answer

    return run


def money(customer: Caller) -> tuple[int, int]:
    """What is owed, and what is left of the credit."""
    shown = customer.get("/v1/billing").json
    return shown["owed"], shown["unallocated"]


def test_credit_waits_until_the_customer_agrees_and_settles_what_is_owed_then(
    customer: Caller, agent: Caller, bill: Callable[..., Any], pay: Callable[..., Any], agree: Callable[..., Answer]
) -> None:
    pay("bank-1", 1000)
    bill(customer, BEAN_1=1)
    deliver(only="billing.")
    assert money(customer) == (BEANS, 1000)

    first, again = agree(), agree()

    assert (first.json["credit"]["automatic"], again.json["credit"]["automatic"]) == (True, True)
    assert money(customer) == (BEANS - 1000, 0)
    assert agent.get(f"{STAFF}/billing").json["credit"]["automatic"]


def test_the_next_invoice_and_a_credit_note_of_staff_use_it_and_no_longer_once_it_is_taken_back(
    customer: Caller, agent: Caller, bill: Callable[..., Any], pay: Callable[..., Any], agree: Callable[..., Answer]
) -> None:
    agree()
    pay("bank-1", 3000)
    bill(customer, BEAN_1=1)
    deliver(only="billing.")
    assert money(customer) == (0, 3000 - BEANS)
    bill(customer, BEAN_1=1)
    deliver(only="billing.")
    owed = 2 * BEANS - 3000
    assert money(customer) == (owed, 0)

    note = {"amount": owed + 500, "vat_rate": 1350, "reason": "For your patience"}
    agent.post(f"{STAFF}/credit-notes", note)
    deliver(only="billing.")
    assert money(customer) == (0, 500)
    agree(automatic=False)
    bill(customer, BEAN_1=1)
    deliver(only="billing.")
    assert money(customer) == (BEANS, 500)


def test_what_is_contested_or_asked_back_is_left_alone(
    customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any], agree: Callable[..., Answer]
) -> None:
    asked, other = pay("bank-1", 700)["number"], pay("bank-2", 300)["number"]
    customer.post("/v1/billing/refunds", {"credit": asked, "amount": 700, "ending": "1234"})
    contested, owed = bill(customer, BEAN_1=1)["number"], bill(customer, BEAN_1=1)["number"]
    customer.post(f"/v1/billing/invoices/{contested}/disputes", {"message": "All of it is wrong."})

    agree()

    assert money(customer) == (2 * BEANS - 300, 700)
    assert [one["other"] for one in customer.get(f"/v1/billing/payments/{other}").json["settlements"]] == [owed]


def test_however_many_credits_there_are_all_are_used(
    customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any], agree: Callable[..., Answer]
) -> None:
    for place in range(7):
        pay(f"bank-{place}", 100)
    bill(customer, BEAN_1=1)

    agree()

    assert money(customer) == (BEANS - 700, 0)
