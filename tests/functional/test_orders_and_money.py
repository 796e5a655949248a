"""Orders, stock and ledger agree whatever is done, in whichever order the news of it comes, wherever a process dies."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chalicelib.kernel.event import Reaction
from chalicelib.platform import settings as vendor_settings
from tests.support.mutants import FORGETFUL, MUTANTS, Mutant
from tests.support.trading.at_random import run
from tests.support.trading.machine import Trading, machine
from tests.support.trading.trade import FEES, WAYS
from tests.support.trading.way import EVERY_STEP, go_through_everything

MACHINES = "in_many_short_examples or (agree_for_long and accepted)"


def of_orders_and_money(reactions: Iterable[Reaction]) -> list[Reaction]:
    """Without cards and mails, which have their part in what is done by chance."""
    return [one for one in reactions if one.name.startswith(("orders.", "billing."))]


@pytest.fixture(autouse=True)
def _settled(settled: Callable[..., None]) -> None:
    """What they trade in is repaired, too; parcels and small orders cost something, and picking up does not."""
    settled(repairs="beans", delivery_ways=json.dumps(WAYS), fees=json.dumps(FEES))


@pytest.fixture
def reactions(app: Any) -> tuple[Reaction, ...]:
    from app import REACTIONS

    return REACTIONS


@pytest.fixture
def trading(app: Any, reactions: tuple[Reaction, ...]) -> type[Trading]:
    from app import TIMERS

    return machine(app, reactions, TIMERS)


@pytest.fixture(params=["accepted", "shipped"])
def invoiced_on(request: pytest.FixtureRequest) -> Iterator[str]:
    """Both times at which a vendor may bill."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PORTICO_INVOICE_ON", request.param)
        vendor_settings.settings.cache_clear()
        yield request.param
    vendor_settings.settings.cache_clear()


def test_orders_stock_and_ledger_agree(trading: type[Trading]) -> None:
    run(trading, 2, 12, by=1)


def test_they_agree_along_one_way_through_everything(app: Any, reactions: tuple[Reaction, ...]) -> None:
    done = go_through_everything(machine(app, of_orders_and_money(reactions), ()))
    assert {step for step in EVERY_STEP if not done[step]} == set()


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("by", [1, 2])
def test_orders_stock_and_ledger_agree_for_long(trading: type[Trading], invoiced_on: str, by: int) -> None:
    run(trading, 15, 40, by=by)


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_orders_stock_and_ledger_agree_in_many_short_examples(app: Any, reactions: tuple[Reaction, ...]) -> None:
    run(machine(app, of_orders_and_money(reactions), ()), 25, 32, by=1)


def test_a_target_that_forgets_who_is_not_accepted_is_found(app: Any, reactions: tuple[Reaction, ...]) -> None:
    """The rule that says what shall have been billed misses one condition, and orders are billed before their time."""
    wrong = FORGETFUL.copied()
    seeded = [
        Reaction(one.event, one.name, lambda event, _: wrong.bill(event.number))
        if one.name.startswith("orders.bill.")
        else one
        for one in of_orders_and_money(reactions)
    ]
    with pytest.raises(AssertionError, match="billed otherwise"):
        run(machine(app, seeded, ()), 8, 8, by=2)


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_condition_less_is_found(mutant: Mutant, tmp_path: Path) -> None:
    """In a copy of the whole tree, one condition is left out: the same machine finds it there."""
    mutant.is_found(tmp_path, f"tests/functional/{Path(__file__).name}", MACHINES)
