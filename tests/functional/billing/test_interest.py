"""A vendor who charges interest: what was paid late bears it once, and its customer reads how much and why."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing import service as billing
from tests.functional.billing.conftest import ELIN
from tests.support.caller import Caller
from tests.support.mails import Mailbox, words_of, written_to

BEANS = 2145
STAFF = f"/v1/staff/accounts/{ELIN}"
DUE, LATER, LATEST = "2026-06-15", "2026-07-15", "2026-09-13"
Made = Callable[..., Any]


@pytest.fixture(autouse=True)
def charged(settled: Made) -> None:
    settled(late_interest='{"rate": 1050, "least": {"EUR": 20}}')


def of_interest(customer: Caller) -> list[Any]:
    found = customer.get("/v1/billing/entries?limit=100").json["items"]
    return [one for one in found if one["kind"] == "interest"]


def test_once_it_is_paid_whole_it_bears_interest_once_and_is_told(
    customer: Caller, bill: Made, pay: Made, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    pay("bank-1", 1000, value_date=DUE)
    pay("bank-2", 145, value_date=LATER)
    deliver()
    assert of_interest(customer) == []  # some of it is open

    last = pay("bank-3", 1000, value_date=LATEST)["number"]
    deliver()
    billing.charge_interest(ELIN, last)

    [entry] = of_interest(customer)
    shown = customer.get(f"/v1/billing/invoices/{entry['number']}").json
    assert (shown["kind"], shown["names"], shown["amount"], shown["due"]) == ("interest", number, 27, DUE)
    assert shown["interest"] == {
        "rate": 1050,
        "parts": [
            {"amount": 145, "paid": LATER, "days": 30, "interest": 1},
            {"amount": 1000, "paid": LATEST, "days": 90, "interest": 26},
        ],
    }
    mail = next(one for one in written_to(mailbox, "elin") if "Interest for late payment: €0.27" in one["Subject"])
    for part in (f"Invoice {number} was paid after it was due", "10.5% a year", "€10.00, 90 days late", "as the law"):
        assert part in words_of(mail)
    pay("bank-4", 27, text=shown["reference"])
    deliver()
    assert customer.get("/v1/billing").json["balance"] == 0
    assert len(of_interest(customer)) == 1


def test_what_was_there_in_time_is_little_or_is_contested_bears_none(
    customer: Caller, bill: Made, pay: Made, deliver: Callable[[], int]
) -> None:
    bill(customer, BEAN_1=1)
    pay("bank-1", BEANS, value_date="2026-06-30")  # 9 cents
    contested = bill(customer, BEAN_1=1)["number"]
    customer.post(f"/v1/billing/invoices/{contested}/disputes", {"message": "All of it is wrong."})
    pay("bank-2", BEANS, value_date=LATEST)
    ahead = pay("bank-3", BEANS, value_date="2026-06-01")
    assert ahead["open"] == BEANS
    customer.put("/v1/billing/credit-use", {"automatic": True})
    bill(customer, BEAN_1=1)
    deliver()

    assert (of_interest(customer), customer.get("/v1/billing").json["balance"]) == ([], 0)


def test_credit_that_is_left_settles_it_where_the_customer_agreed(
    customer: Caller, bill: Made, pay: Made, deliver: Callable[[], int]
) -> None:
    customer.put("/v1/billing/credit-use", {"automatic": True})
    bill(customer, BEAN_1=1)
    pay("bank-1", BEANS + 100, value_date=LATEST)
    deliver()

    [entry], shown = of_interest(customer), customer.get("/v1/billing").json
    assert (entry["amount"], shown["owed"], shown["unallocated"]) == (56, 0, 100 - 56)


def test_staff_take_it_back(customer: Caller, agent: Caller, bill: Made, pay: Made, deliver: Callable[[], int]) -> None:
    bill(customer, BEAN_1=1)
    pay("bank-1", BEANS, value_date=LATEST)
    deliver()
    [entry] = of_interest(customer)

    back = {"entry": entry["entry_id"], "reason": "The bank was closed."}
    assert agent.post(f"{STAFF}/corrections", back).status == 200

    assert customer.get("/v1/billing").json["balance"] == 0


def test_without_the_setting_there_is_none(
    customer: Caller, bill: Made, pay: Made, deliver: Callable[[], int], settled: Made
) -> None:
    settled(late_interest="{}")
    bill(customer, BEAN_1=1)
    pay("bank-1", BEANS, value_date=LATEST)
    deliver()

    assert of_interest(customer) == []
