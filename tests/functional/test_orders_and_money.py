"""Orders, stock and ledger agree whatever is done, in whichever order the news of it comes, wherever a process dies."""

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from chalicelib.kernel.event import Reaction
from tests.functional.trading import Trading


def machine(app: Any, reactions: Iterable[Reaction]) -> type[Trading]:
    """The machine over that application, with those reactions."""
    return type("TradingHere", (Trading,), {"app": app, "known": tuple(reactions)})


def run(made: type[Trading], examples: int, steps: int, *, shrink: bool = True) -> None:
    phases = [Phase.generate, *([Phase.shrink] if shrink else [])]
    how = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None, derandomize=True,
        phases=phases, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(made, settings=how)


@pytest.fixture
def reactions(app: Any) -> tuple[Reaction, ...]:
    from app import REACTIONS

    return REACTIONS


def test_orders_stock_and_ledger_agree(app: Any, reactions: tuple[Reaction, ...]) -> None:
    run(machine(app, reactions), 2, 5)


def test_they_agree_along_one_way_through_everything(app: Any, reactions: tuple[Reaction, ...]) -> None:
    trading = a_way_through(app, reactions)
    trading.hear_again(7)
    trading.take_back(0, "BEAN-1", 1, 1)
    trading.pay(1000)
    trading.unbind(back=True)
    trading.all_agrees()
    trading.sleep()
    trading.soon_die("after-call", 1)
    trading.place(1, 1)
    trading.soon_die("before-call", 1)
    trading.concede(100, contested=True)
    trading.pay(9000)
    trading.all_agrees()
    trade = trading.trade
    assert (trade.died, len(trade.orders), sum(trade.settled.values()), len(trade.conceded)) == (2, 2, 1, 1)


def a_way_through(app: Any, reactions: Iterable[Reaction]) -> Any:
    """An order of which a part arrived, and the rest is cancelled."""
    trading: Any = machine(app, reactions)()
    trading.begin()
    trading.all_agrees()
    trading.ship(0, "BEAN-1", 2)
    trading.arrive(0, 1, "deliver")
    trading.all_agrees()
    trading.move(0, "cancel_rest")
    return trading


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_orders_stock_and_ledger_agree_for_long(app: Any, reactions: tuple[Reaction, ...]) -> None:
    run(machine(app, reactions), 150, 40)


@pytest.fixture
def seeded(reactions: tuple[Reaction, ...]) -> list[Reaction]:
    """The reactions, but what bills an order has a fault."""
    wrong = forgetful()
    return [
        Reaction(one.event, one.name, lambda event, _: wrong.bill(event.number))
        if one.name.startswith("orders.bill.")
        else one
        for one in reactions
    ]


def test_a_target_that_forgets_what_was_cancelled_is_found(app: Any, seeded: list[Reaction]) -> None:
    trading = a_way_through(app, seeded)
    with pytest.raises(AssertionError, match="billed otherwise"):
        trading.all_agrees()


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_a_target_that_forgets_what_was_cancelled_is_found_by_chance(app: Any, seeded: list[Reaction]) -> None:
    with pytest.raises(AssertionError, match="billed otherwise"):
        run(machine(app, seeded), 50, 30, shrink=False)


def forgetful() -> ModuleType:
    """A copy of what bills an order, and of its rule with one condition left out; ours stay as they are."""
    rule_ = copied("chalicelib/orders/rules/billed.py", "line.wanted) - line.credited", "line.ordered)")
    named = "from chalicelib.orders.rules import billed\n"
    return copied("chalicelib/orders/service/billing_orders.py", named, "", billed=rule_)


def copied(path: str, old: str, new: str, **names: Any) -> ModuleType:
    source = Path(path).read_text(encoding="utf-8")
    assert old in source
    made = ModuleType(f"copy_of_{Path(path).stem}")
    made.__dict__.update(names)
    exec(compile(source.replace(old, new), path, "exec"), made.__dict__)  # noqa: S102  (our own source)
    return made
