"""Staff talked with a customer whom no mail helped: said once, it holds for what waited then."""

from chalicelib.billing.service import reminded
from chalicelib.platform import db
from tests.functional.billing.conftest import ELIN
from tests.support.caller import Caller

DONE = f"/v1/staff/accounts/{ELIN}/overdue/done"


def come_up(task: str) -> None:
    """A debt that no mail helped waits for a person."""
    state = reminded.state_of(ELIN)
    state.task = task
    with db.transaction() as tx:
        reminded.put(tx, state)


def test_a_late_repeat_does_not_finish_what_has_come_up_since(customer: Caller, agent: Caller) -> None:
    come_up("in June")
    first, again = (agent.post(DONE, key="talked") for _ in range(2))
    come_up("in August")
    late, other = (agent.post(DONE, key=key) for key in ("talked", "once-more"))

    waits = [answer.json["waits_for_person"] for answer in (first, again, late, other)]
    assert waits == [False, False, True, False]
