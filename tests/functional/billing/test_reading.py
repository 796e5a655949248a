"""What a customer sees of their money, and what it costs to show it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock
from tests.functional.billing.conftest import ELIN, JUNE_FIRST
from tests.support.caller import Caller
from tests.support.meter import metered

BEANS = 2145


def test_who_owes_nothing_sees_zeros(customer: Caller) -> None:
    shown = customer.get("/v1/billing").json

    assert (shown["owed"], shown["balance"], shown["credit"]["left"]) == (0, 0, None)
    statement = customer.get("/v1/billing/statement").json
    assert (statement["opening"], statement["entries"], statement["closing"]) == (0, [], 0)


def test_a_debt_grows_old(customer: Caller, bill: Callable[..., Any]) -> None:
    bill(customer, BEAN_1=1)  # due 15 June
    columns = {}
    for days in (14, 15, 44, 45, 74, 75, 104, 105):
        with clock.fixed(JUNE_FIRST + timedelta(days)):
            shown = customer.get("/v1/billing").json
        columns[days] = next(name for name, amount in shown["ageing"].items() if amount == BEANS)
        assert shown["overdue"] == (0 if days == 14 else BEANS)

    assert columns == {
        14: "not_due",
        15: "days_1_30",
        44: "days_1_30",
        45: "days_31_60",
        74: "days_31_60",
        75: "days_61_90",
        104: "days_61_90",
        105: "days_over_90",
    }


def test_each_figure_opens_what_makes_it(customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any]) -> None:
    first = bill(customer, BEAN_1=1)["number"]
    with clock.fixed(JUNE_FIRST + timedelta(20)):
        second = bill(customer, BEAN_1=1)["number"]
        credit = pay("bank-1", 300, split=[{"number": second, "amount": 100}])["number"]
        figures = customer.get("/v1/billing").json
        made_of = {
            figure: customer.get(f"/v1/billing/open?figure={figure}").json["items"]
            for figure in ("owed", "overdue", "not_due", "unallocated")
        }

    assert {figure: [one["number"] for one in items] for figure, items in made_of.items()} == {
        "owed": [first, second],
        "overdue": [first],
        "not_due": [second],
        "unallocated": [credit],
    }
    for figure, items in made_of.items():
        assert sum(one["open"] for one in items) == figures[figure], figure


def test_adjoining_statements_fit(customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any]) -> None:
    bill(customer, BEAN_1=1)
    with clock.fixed(JUNE_FIRST + timedelta(10)):
        pay("bank-1", 1000)
    with clock.fixed(JUNE_FIRST + timedelta(29, hours=12)):  # midnight has passed in Helsinki: it is 1 July
        bill(customer, BEAN_1=1)
        june = customer.get("/v1/billing/statement?since=2026-06-01&until=2026-06-30").json
        july = customer.get("/v1/billing/statement?since=2026-07-01&until=2026-07-31").json

    assert [(one["kind"], one["balance"]) for one in june["entries"]] == [
        ("invoice", BEANS),
        ("payment", BEANS - 1000),
        ("allocation", BEANS - 1000),
    ]
    assert (june["opening"], june["closing"]) == (0, july["opening"])
    assert (july["opening"], july["closing"]) == (BEANS - 1000, 2 * BEANS - 1000)


def test_a_statement_is_a_file_too(customer: Caller, bill: Callable[..., Any]) -> None:
    bill(customer, BEAN_1=1)
    answer = customer.get("/v1/billing/statement.csv?since=2026-06-01&until=2026-06-30")

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="statement-2026-06-01-2026-06-30.csv"'
    assert answer.body.splitlines() == [
        "posted,kind,number,against,on,due,effect,balance,currency",
        "2026-06-01,opening,,,,,,0.00,EUR",
        "2026-06-01T09:00:00.000Z,invoice,2026-000001,,2026-06-01,2026-06-15,21.45,21.45,EUR",
        "2026-06-30,closing,,,,,,21.45,EUR",
    ]


def test_a_period_is_a_period(customer: Caller) -> None:
    for period in ("since=2026-06-02&until=2026-06-01", "since=2026-02-30", "since=1400-07-06", "until=9999-12-31"):
        answer = customer.get(f"/v1/billing/statement?{period}")
        assert (answer.status, answer.code) == (422, "period_not_valid")


def test_another_accounts_money_does_not_exist(
    customer: Caller, stranger: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    number, paid = bill(customer, BEAN_1=1)["number"], pay("bank-1", 100)["number"]

    assert stranger.get(f"/v1/billing/invoices/{number}").code == "invoice_not_found"
    assert stranger.get(f"/v1/billing/payments/{paid}").code == "invoice_not_found"
    assert customer.get(f"/v1/billing/invoices/{paid}").code == "invoice_not_found"
    assert customer.get(f"/v1/billing/payments/{number}").code == "invoice_not_found"


def test_reading_costs_what_a_page_costs(customer: Caller, bill: Callable[..., Any]) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    for path, calls in {
        "/v1/billing": ["GetItem", "GetItem"],  # the member, the head
        f"/v1/billing/invoices/{number}": ["GetItem", "BatchGetItem"],
        "/v1/billing/open": ["GetItem", "Query", "GetItem"],
        "/v1/billing/entries": ["GetItem", "Query", "BatchGetItem"],
        "/v1/billing/statement": ["GetItem", "GetItem", "Query"],
    }.items():
        with metered() as meter:
            assert customer.get(path).status == 200
        assert meter.calls == calls, path


def test_staff_see_the_same(customer: Caller, agent: Caller, bill: Callable[..., Any]) -> None:
    bill(customer, BEAN_1=1)

    for page in ("billing", "open", "entries"):
        theirs = customer.get("/v1/billing" if page == "billing" else f"/v1/billing/{page}").json
        assert agent.get(f"/v1/staff/accounts/{ELIN}/{page}").json == theirs


def test_staff_see_what_the_customer_sees(
    agent: Caller, customer: Caller, bill: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    paid = pay("bank-1", 100)["number"]
    told = {"amount": 700, "on": "2026-06-02", "split": [{"number": number, "amount": 700}]}
    customer.post("/v1/billing/announcements", told)
    of_elin, of_nobody = (f"/v1/staff/accounts/{account}" for account in (ELIN, "acc_nobody"))

    for path in (f"invoices/{number}", f"payments/{paid}", "announcements"):
        assert agent.get(f"{of_elin}/{path}").json == customer.get(f"/v1/billing/{path}").json
        assert agent.get(f"{of_nobody}/{path}").code == "account_not_found"
