"""A bank's file with everything that can be wrong in it."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel.event import Envelope
from tests.support.bank_files import Entry, Part, bring, camt
from tests.support.broken_rows import FAULTS
from tests.support.caller import Caller

BEANS = 2145
HEAD = 2
"""Lines of the file before its first entry."""


def test_good_rows_go_in_broken_ones_are_listed_and_a_repeat_changes_nothing(
    agent: Caller,
    customer: Caller,
    bill: Callable[..., Any],
    deliver: Callable[[], int],
    events: Callable[[], list[Envelope]],
) -> None:
    named = [Part(payer="KAFE LULEA", text=[bill(customer, BEAN_1=1)["number"]])]
    good = [Entry("1.00", reference=f"GOOD-{place}", parts=named) for place in range(3)]
    content = camt([*FAULTS.values(), *good])

    def bring_and_post(name: str) -> tuple[Any, list[Any]]:
        path = f"/v1/staff/bank-files/{bring(agent, content, name)['file_id']}"
        deliver()
        agent.post(f"{path}/payments", key=name)
        deliver()
        lines = [agent.get(f"{path}/lines?group={group}&limit=100").json["items"] for group in ("bad", "aside")]
        return agent.get(path).json, [row for rows in lines for row in rows]

    file, told = bring_and_post("june.xml")
    again, told_again = bring_and_post("the-same-again.xml")

    assert {row["why"]: row["line"] for row in told} == {why: HEAD + 1 + at for at, why in enumerate(FAULTS)}
    assert (file["counts"]["posted"], file["counts"]["sure"], file["counts"]["open"]) == (3, 0, 0)
    assert (again, told_again) == (file, told)
    assert sum(event.name == "billing.payment_posted" for event in events()) == 3
    assert customer.get("/v1/billing").json["owed"] == BEANS - 300
