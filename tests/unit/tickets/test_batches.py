"""What is done to several tickets at once, and the tags by which staff sort them."""

from datetime import timedelta

import pytest

from chalicelib.tickets.rules import batches, staff_tags
from chalicelib.tickets.rules.batches import Deed
from chalicelib.tickets.rules.states import State
from tests.support.tickets import NINE


def test_a_batch_is_undone_within_a_minute() -> None:
    batches.ensure_undoable(NINE, NINE + timedelta(seconds=60))
    with pytest.raises(batches.UndoTooLate):
        batches.ensure_undoable(NINE, NINE + timedelta(seconds=61))


@pytest.mark.parametrize(
    ("deed", "state", "assignee", "so"),
    [
        (Deed.SOLVE, State.SOLVED, None, True),
        (Deed.SOLVE, State.OPEN, None, False),
        (Deed.ASSIGN, State.OPEN, "ilze", True),
        (Deed.ASSIGN, State.OPEN, "nadia", False),
        (Deed.TAG, State.OPEN, "ilze", False),
    ],
)
def test_only_what_is_still_so_is_told(
    deed: Deed,
    state: State,
    assignee: str | None,
    so: bool,  # noqa: FBT001
) -> None:
    assert batches.is_still_so(deed, state=state, assignee=assignee, assigned="ilze") is so


def test_tags_are_kept_once_in_small_letters() -> None:
    assert staff_tags.tagged(["fair"], add=["VIP", "Fair"], remove=["Vip", "none"]) == ["fair"]
    with pytest.raises(staff_tags.TooManyStaffTags):
        staff_tags.tagged([], add=[f"tag {one}" for one in range(11)])
