"""The staff's desk in the AWS console, driven by a stand-in for the console."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.kernel import clock
from tests.support.caller import Caller
from tests.support.console import open_widget

MONDAY = datetime(2030, 1, 7, 8, tzinfo=UTC)
ASKED = {"kind": "fault", "subject": "No heat", "message": "Cold.", "severity": "stopped", "urgency": "at_once"}
HOSTILE = [
    "<script>alert(1)</script>",
    '</td><a class="btn">Refresh</a><cwdb-action action="call" endpoint="arn:aws:lambda:x:1:function:steal">{}',
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %}",
    "&lt;cwdb-action&gt; & ' \" `",
    "<iframe src=//evil.example>",
]


@pytest.fixture
def console(aws: None) -> Callable[..., Any]:
    from app import console

    return lambda **params: open_widget(console, **params)


def test_the_queue_is_by_due_time_with_broken_promises_marked(
    customer: Caller, console: Callable[..., Any], deliver: Callable[[], int]
) -> None:
    with clock.fixed(MONDAY):
        for subject, urgency in (("Later", "no_hurry"), ("Sooner", "at_once")):
            customer.post("/v1/tickets", {**ASKED, "subject": subject, "urgency": urgency})
        deliver()
    with clock.fixed(MONDAY.replace(hour=10)):
        shown = console(view="queue", zone="Europe/Helsinki")

    _, first, second = shown.rows
    assert first[:2] == ["Monday 7 January 2030 at 11:00 (promise broken)", "P1"]
    assert (first[3], second[3]) == ("Sooner", "Later")
    assert first[4:] == ["Elin Lund, Kafé Luleå AB", "new", "nobody"]
    assert shown.actions == 0


def test_todays_orders_are_those_since_midnight_at_the_vendors(
    customer: Caller, console: Callable[..., Any], order: Callable[..., Any], deliver: Callable[[], int]
) -> None:
    yesterday, today = datetime(2030, 1, 6, 21, 59, tzinfo=UTC), datetime(2030, 1, 6, 22, 1, tzinfo=UTC)
    for moment in (yesterday, today):
        with clock.fixed(moment):
            order(customer, BEAN_1=1, MACH_1=1)
            deliver()
    with clock.fixed(MONDAY):
        shown = console(view="orders", zone="No/Such_Zone")

    [_, row] = shown.rows
    assert (row[0], row[2:]) == (
        "Monday 7 January 2030 at 00:01",
        ["BEAN-1 (en) and 1 more", "Elin Lund, Kafé Luleå AB", "placed", "€3,146.40"],
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_what_customers_write_stays_text(
    text: str, customer: Caller, console: Callable[..., Any], deliver: Callable[[], int]
) -> None:
    assert customer.post("/v1/tickets", {**ASKED, "subject": text[:120]}).status == 201
    deliver()

    shown = console()
    assert shown.rows[1][3] == text[:120]
    assert (shown.actions, shown.removed) == (0, [])
    assert set(shown.tags) <= {"style", "div", "table", "tr", "th", "td", "p"}


def test_an_empty_desk_says_so(console: Callable[..., Any]) -> None:
    assert "No open tickets. Nobody is waiting for an answer." in "".join(console().text)
    assert "No orders yet today." in "".join(console(view="orders").text)


def test_the_widget_explains_itself(aws: None) -> None:
    from app import console

    assert "view" in console({"describe": True}, None)["markdown"]
