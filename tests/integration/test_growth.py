"""What is asked of DynamoDB depends on what is shown, never on how much there is."""

from collections.abc import Callable
from dataclasses import asdict

import pytest

from chalicelib.platform.settings import settings
from local import stack as stacks
from local.emulator import control
from tests.support import crowd
from tests.support.journeys import STEPS, Portal
from tests.support.meter import Reading

FEW = 100


@pytest.fixture
def measured(
    running_emulator: control.Aws, emulator: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], dict[str, Reading]]:
    """What each step asks of a portal whose one customer has so many orders, tickets and notices."""

    def measure(rows: int) -> dict[str, Reading]:
        running_emulator.reset()
        for name, value in stacks.deploy().environment().items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        from app import app

        portal = Portal.opened(app)
        portal.settle_in(orders=2, tickets=2)
        crowd.fill(portal, rows)
        return {step.name: step.measure(portal) for step in STEPS}

    return measure


@pytest.mark.parametrize("many", [1_000, pytest.param(20_000, marks=[pytest.mark.prove, pytest.mark.timeout(3600)])])
def test_nothing_grows_with_the_number_of_rows(measured: Callable[[int], dict[str, Reading]], many: int) -> None:
    few, lots = measured(FEW), measured(many)

    assert {name: asdict(reading) for name, reading in lots.items()} == {
        name: asdict(reading) for name, reading in few.items()
    }
    for step in STEPS:
        assert step.budget.holds(lots[step.name]), (step.name, lots[step.name])
