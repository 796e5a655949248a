"""How far we are with what led to tickets, and which way it may go."""

import pytest

from chalicelib.tickets.rules.causes import (
    MOST_STEPS,
    STEPS,
    CauseState,
    ReasonForStepBackMissing,
    TooManySteps,
    Way,
    ensure_step,
    is_open,
    likeness,
)

ORDER = list(CauseState)


@pytest.mark.parametrize("now", CauseState)
def test_from_each_state_it_goes_on_stays_or_goes_back(now: CauseState) -> None:
    at = ORDER.index(now)
    assert list(STEPS[now].values()) == [Way.BACK] * at + [Way.STAYS] + [Way.ON] * (len(ORDER) - at - 1)


def test_a_step_back_needs_a_reason() -> None:
    with pytest.raises(ReasonForStepBackMissing):
        ensure_step(CauseState.FIXED, CauseState.LOOKING, " ", 3)
    assert ensure_step(CauseState.FIXED, CauseState.LOOKING, "It came back", 3) is Way.BACK
    assert ensure_step(CauseState.LOOKING, CauseState.FIXED, None, 1) is Way.ON


def test_so_much_is_told_and_no_more() -> None:
    with pytest.raises(TooManySteps):
        ensure_step(CauseState.FOUND, CauseState.FOUND, None, MOST_STEPS)


def test_open_until_it_is_prevented() -> None:
    assert [state for state in CauseState if not is_open(state)] == [CauseState.PREVENTED]


def test_alike_by_tags_however_written() -> None:
    assert likeness(["Grinder", "warranty"], ["grinder", "motor"]) == 1
