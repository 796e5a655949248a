"""The course of things: news arrives late and twice, processes die, people ask again."""

import random
from typing import Any

from tests.support.trading.fuse import Fuse
from tests.support.trading.goods import ANY
from tests.support.trading.steps import EITHER, number, one_of, step
from tests.support.trading.trade import Trade

SEEDS = number(0, 999)


class Course:
    """Mixed into the machine: `trade` and `truth` are the machine's."""

    trade: Trade
    truth: Any

    @step(at=ANY, again=EITHER)
    def bring(self, at: int, *, again: bool) -> None:
        """Any letter that waits is acted on, or any that was acted on before, once more."""
        self.trade.collect()
        letters = self.trade.post.brought if again else self.trade.post.waiting
        if letters:
            self.trade.deliver(letters[at % len(letters)], "again" if again else "")

    @step(lambda self: self.trade.post.waiting, 5, seed=SEEDS, most=number(2, 12))
    def bring_some(self, seed: int, most: int) -> None:
        order = random.Random(seed)
        self.trade.collect()
        for _ in range(min(most, len(self.trade.post.waiting))):
            self.trade.deliver(order.choice(self.trade.post.waiting))

    @step(seed=SEEDS)
    def all_arrives(self, seed: int) -> None:
        self.trade.settle(random.Random(seed))
        self.truth.at_rest()

    @step(when=one_of("before-call", "after-call", "unrecorded"), nth=number(1, 3), patient=EITHER)
    def soon_die(self, when: str, nth: int, *, patient: bool) -> None:
        """Whatever is done next dies of it; who asked for it asks again, at once or later, or never."""
        self.trade.fuse, self.trade.patient = Fuse(when, nth), patient

    @step(lambda self: self.trade.unfinished, at=ANY)
    def ask_again(self, at: int) -> None:
        """Somebody who never got an answer asks again."""
        self.trade.send(self.trade.unfinished.pop(at % len(self.trade.unfinished)))
        self.trade.tally["asked again"] += 1

    @step(lambda self: self.trade.done, at=ANY)
    def repeat(self, at: int) -> None:
        """Somebody who got an answer asks again all the same."""
        self.trade.repeat(at)
