"""Tickets of one customer that may be the same matter."""

from collections.abc import Callable
from typing import Any

from tests.support.caller import Caller


def test_what_may_be_the_same_is_suggested(
    ask: Any, customer: Caller, agent: Caller, order: Callable[..., Any]
) -> None:
    number = order(customer, BEAN_1=1)["number"]
    first = ask("1", subject="The grinder stopped", order_number=number)
    same = ask("2", subject="Two broken cups", order_number=number)
    alike = ask("3", subject="Stopped grinders", kind="complaint")
    ask("4", subject="An invoice")

    def like(ticket: Any) -> Any:
        found = agent.get(f"/v1/staff/tickets/{ticket['number']}/like").json["items"]
        return {one["number"]: (one["same_order"], one["mergeable"]) for one in found}

    assert like(first) == {same["number"]: (True, True), alike["number"]: (False, True)}
    assert like(alike) == {first["number"]: (False, False)}
    agent.post(f"/v1/staff/tickets/{first['number']}/merge", {"into": same["number"], "version": 1})
    assert (like(first), like(same)) == ({}, {})
