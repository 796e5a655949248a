"""The machine: all steps together, and what must hold after each of them."""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chalicelib.kernel.event import Reaction
from chalicelib.platform.courier import Courier, Timer
from tests.support import people, resources
from tests.support.caller import Caller
from tests.support.caring.care import Care
from tests.support.caring.conversing import Conversing
from tests.support.caring.truth import Truth
from tests.support.trading.course import Course
from tests.support.trading.post import Post
from tests.support.trading.steps import Step, steps_of

BEFORE_THE_CLOCKS_CHANGE = datetime(2026, 10, 22, 9, tzinfo=UTC)


class Caring(Conversing, Course, RuleBasedStateMachine):
    """After every step, everything agrees. A subclass says over which application, with which reactions and timers."""

    app: Any
    reactions: tuple[Reaction, ...]
    timers: tuple[Timer, ...]
    settled: Callable[..., None]
    tally: Counter[str]
    steps: list[Step]
    trade: Care

    def __init__(self) -> None:
        super().__init__()
        resources.empty_tables()
        people_ = people.customer(self.app), people.agent(self.app), Caller(self.app)
        post = Post(Courier(self.reactions, self.timers))
        self.trade = Care(post, *people_, BEFORE_THE_CLOCKS_CHANGE, settled=self.settled)
        self.truth = Truth(self.trade)
        self.trade.work("office")

    @initialize(by=st.integers(0, 2**32))
    def begin(self, *, by: int = 0) -> None:
        """What happens goes by that seed."""
        self.chance = random.Random(by)
        self.open("fault", "p2")

    @rule()
    def step(self) -> None:
        """Any step that is possible now."""
        chosen = self.chance.choice([one for one in self.steps if one.is_possible(self)])
        told = {name: how(self.chance) for name, how in chosen.arguments.items()}
        note(f"{chosen.take.__name__}({', '.join(f'{name}={value!r}' for name, value in told.items())})")
        chosen.take(self, **told)
        self.trade.collect()

    @invariant()
    def agrees(self) -> None:
        self.truth.after_a_step()

    def teardown(self) -> None:
        """When nothing was found, the rest arrives, and everything must be right."""
        if sys.exc_info()[0] is None:
            self.trade.settle(random.Random(len(self.trade.done)))
            self.truth.at_rest()
        self.tally.update(self.trade.tally)


def machine(
    app: Any, reactions: Iterable[Reaction], timers: Iterable[Timer], settled: Callable[..., None]
) -> type[Caring]:
    """The machine over that application. Its `tally` counts what was done in all examples."""
    names = {"app": app, "reactions": tuple(reactions), "timers": tuple(timers), "settled": staticmethod(settled)}
    return type("CaringHere", (Caring,), {**names, "tally": Counter(), "steps": steps_of(Caring)})
