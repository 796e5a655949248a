"""Who has how many tickets at work."""

import pytest

from chalicelib.tickets.rules.load import Held, least_busy, shifts
from chalicelib.tickets.rules.states import State

ILZE, NADIA, NOBODY = Held("ilze", State.OPEN), Held("nadia", State.OPEN), Held(None, State.OPEN)
SOLVED = Held("ilze", State.SOLVED)


@pytest.mark.parametrize(
    ("was", "now", "changes"),
    [
        (NOBODY, ILZE, {"ilze": 1}),
        (ILZE, NADIA, {"ilze": -1, "nadia": 1}),
        (ILZE, Held("ilze", State.WAITING_THIRD), {}),
        (ILZE, SOLVED, {"ilze": -1}),
        (SOLVED, ILZE, {"ilze": 1}),
        (SOLVED, Held("nadia", State.SOLVED), {}),
        (ILZE, NOBODY, {"ilze": -1}),
    ],
)
def test_what_a_change_is_to_the_counts(was: Held, now: Held, changes: dict[str, int]) -> None:
    assert shifts(was, now) == changes


def test_who_has_the_fewest() -> None:
    assert least_busy(["ilze", "nadia"], {"ilze": 2, "nadia": 1}) == "nadia"
    assert least_busy(["nadia", "ilze"], {}) == "ilze"
    assert least_busy([], {"ilze": 2}) is None
