"""Every ticket stands where it should, and every promise is reckoned right, whatever is done and whatever dies."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chalicelib.platform import vendor
from chalicelib.tickets.service import retiming, storing
from tests.support.caring.machine import Caring, machine
from tests.support.caring.mutants import MUTANTS
from tests.support.mutants import Mutant
from tests.support.trading.at_random import run

EVERY_STEP = {
    *("open", "write", "note", "assign", "change priority", "raise_urgency", "withdraw", "say_solved"),
    *("confirm_solved", "not_solved", "reopen", "answer, then open", "answer, then waiting_customer"),
    *("answer, then solved", "solve by staff", "wait_for_third by staff", "set_aside by staff", "mark_spam by staff"),
    *("restore by staff", "reopen by staff", "work by office", "work by holidays", "work by long"),
    *("asked again", "repeated", "delivered", "slept"),
    *("escalated", "promise_broken", "reminded", "date_passed", "retimed"),
}
"""What people do, and what time does."""


@pytest.fixture
def caring(app: Any, settled: Callable[..., None]) -> Iterator[type[Caring]]:
    from app import REACTIONS, TIMERS

    yield machine(app, REACTIONS, TIMERS, settled)
    for known in (vendor.calendar, storing.level, retiming._notice):
        known.cache_clear()


def test_every_ticket_stands_where_it_should(caring: type[Caring]) -> None:
    run(caring, 2, 10, by=1)


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("by", [1, 2])
def test_every_ticket_stands_where_it_should_for_long(caring: type[Caring], by: int) -> None:
    run(caring, 24, 50, by=by)
    assert {step for step in EVERY_STEP if not caring.tally[step]} == set()


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_condition_less_is_found(mutant: Mutant, tmp_path: Path) -> None:
    """In a copy of the whole tree, one condition is left out: the same machine finds it there."""
    mutant.is_found(tmp_path, f"tests/functional/{Path(__file__).name}", "for_long")
