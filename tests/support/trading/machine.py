"""The machine: all steps together, and what must hold after each of them."""

import random
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chalicelib.kernel.event import Reaction
from chalicelib.platform.courier import Courier, Timer
from tests.support import people, resources
from tests.support.caller import Caller
from tests.support.shop import put_product
from tests.support.trading.coming_back import ComingBack
from tests.support.trading.course import Course
from tests.support.trading.money import Money
from tests.support.trading.post import Post
from tests.support.trading.steps import Step, steps_of
from tests.support.trading.trade import GOODS, Trade
from tests.support.trading.truth import Truth, sent_mails

JUNE_FIRST = datetime(2026, 6, 1, 9, tzinfo=UTC)


class Trading(ComingBack, Money, Course, RuleBasedStateMachine):
    """After every step, everything agrees. A subclass says over which application, with which reactions and timers."""

    app: Any
    reactions: tuple[Reaction, ...]
    timers: tuple[Timer, ...]
    tally: Counter[str]
    steps: list[Step]

    def __init__(self) -> None:
        super().__init__()
        resources.empty_tables()
        for sku, good in GOODS.items():
            put_product(sku, **good)
        people_ = people.customer(self.app), people.agent(self.app), Caller(self.app)
        self.trade = Trade(Post(Courier(self.reactions, self.timers)), *people_, JUNE_FIRST)
        self.trade.tally["mailed before"] = sent_mails()
        self.truth = Truth(self.trade)

    @initialize(company=st.booleans(), by=st.integers(0, 2**32))
    def begin(self, *, company: bool, by: int = 0) -> None:
        """A company trades, or a consumer, who may withdraw. What happens then goes by that seed."""
        self.trade.company, self.chance = company, random.Random(by)
        if not company:
            self.trade.customer = people.consumer(self.app, "elin", "Elin Lund")
        self.place(4, 2, 1)
        self.look()
        self.decide(0, "accept")

    @rule()
    def step(self) -> None:
        """Any step that is possible now."""
        chosen = self.chance.choice([one for one in self.steps if one.is_possible(self)])
        told = {name: how(self.chance) for name, how in chosen.arguments.items()}
        note(f"{chosen.take.__name__}({', '.join(f'{name}={value!r}' for name, value in told.items())})")
        chosen.take(self, **told)
        self.trade.collect()

    def look(self) -> None:
        """What is done next goes by how everything is now; nothing is said about it."""
        self.truth.look()

    @invariant()
    def agrees(self) -> None:
        self.truth.after_a_step()

    def teardown(self) -> None:
        """When nothing was found, the rest arrives, and everything must be right."""
        if sys.exc_info()[0] is None:
            self.trade.settle(random.Random(len(self.trade.done)))
            self.truth.after_a_step()
            self.truth.at_rest()
        self.tally.update(self.trade.tally)


def machine(app: Any, reactions: Iterable[Reaction], timers: Iterable[Timer]) -> type[Trading]:
    """The machine over that application. Its `tally` counts what was done in all examples."""
    names = {"app": app, "reactions": tuple(reactions), "timers": tuple(timers)}
    return type("TradingHere", (Trading,), {**names, "tally": Counter(), "steps": steps_of(Trading)})
