"""A vendor may promise otherwise than we propose, in part."""

import pytest

from chalicelib.tickets.rules.priority import Priority
from chalicelib.tickets.rules.service_level import DEFAULT_TARGETS, targets_with
from chalicelib.tickets.rules.sla import ClockKind


def test_what_is_left_out_stays_as_proposed() -> None:
    targets = targets_with({"p1": {"first_reply": 30}})

    assert targets[Priority.P1] == {**DEFAULT_TARGETS[Priority.P1], ClockKind.FIRST_REPLY: 30}
    assert targets[Priority.P4] == DEFAULT_TARGETS[Priority.P4]
    assert targets_with({}) == DEFAULT_TARGETS


@pytest.mark.parametrize(
    "settled",
    [{"p9": {"first_reply": 1}}, {"p1": {"third_reply": 1}}, {"p1": {"update": 1}}, {"p1": {"first_reply": 0}}],
)
def test_what_cannot_be_is_refused(settled: dict[str, dict[str, int]]) -> None:
    with pytest.raises(ValueError, match=r"."):
        targets_with(settled)
