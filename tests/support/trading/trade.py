"""One customer and the vendor trading through the API: what they ask for, and what becomes of it when somebody dies."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from chalicelib.kernel import clock
from tests.support import resources
from tests.support.caller import Answer, Caller
from tests.support.trading.fuse import Died, Fuse
from tests.support.trading.post import Post

ACCOUNT = "acc_elin"
STAFF = f"/v1/staff/accounts/{ACCOUNT}"
GOODS: dict[str, dict[str, Any]] = {
    "BEAN-1": {"price": 1890, "vat_rate": 1350, "stock": 40},
    "HERB-1": {"price": 2745, "vat_rate": 0, "stock": 9000, "decimals": 3, "step": 250, "unit": "kg"},
    "MUG-1": {"price": 333, "vat_rate": 2550, "stock": 25, "discounts": ((3, 500),)},
}
PARCEL, FREE_FROM = 590, 10_000
WAYS = [
    {"code": "parcel", "net": {"EUR": PARCEL}, "free_from": {"EUR": FREE_FROM}, "vat_rate": 2550},
    {"code": "pickup"},
]
SMALL, SMALL_BELOW = 300, 2000
FEES = [{"code": "small_order", "below": {"EUR": SMALL_BELOW}, "net": {"EUR": SMALL}, "vat_rate": 2550}]


def pieces(sku: str, count: int) -> int:
    """So many of the smallest quantity of it that can be ordered, in its smallest steps."""
    return count * int(GOODS[sku].get("step", 1))


@dataclass(frozen=True)
class Sent:
    """Something that somebody asked for, as often as they like: the key is the same each time."""

    by: Caller
    path: str
    body: Any
    key: str
    what: str = ""
    method: str = "POST"

    def post(self) -> Answer:
        return self.by.call(self.method, self.path, self.body, {"Idempotency-Key": self.key})


@dataclass
class Trade:
    """`done` was asked for and granted, `unfinished` is what nobody knows of whether it was.

    `fuse` is armed for whatever is done next; `patient` is who then waits, and does not ask again at once.
    """

    post: Post
    customer: Caller
    agent: Caller
    visitor: Caller
    now: datetime
    company: bool = True
    done: list[Sent] = field(default_factory=list)
    unfinished: list[Sent] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)
    died: int = 0
    fuse: Fuse | None = None
    patient: bool = False

    def ask(self, by: Caller, path: str, body: Any, what: str = "", method: str = "POST") -> Answer | None:
        """Asks for it once, or again at once if the process died and they are not patient; None: nobody knows."""
        self.tally["asked"] += 1
        sent = Sent(by, path, body, f"key-{self.tally['asked']}", what, method)
        answer = self.send(sent)
        if answer is None and not self.patient:
            answer = self.send(self.unfinished.pop())
        return answer

    def send(self, sent: Sent) -> Answer | None:
        """The answer, which is no accident; None when the process died."""
        answer: Answer | None = self.does(sent.post)
        if answer is None:
            self.unfinished.append(sent)
            return None
        assert answer.status < 500, (sent, answer.body)
        if answer.status < 300:
            self.done.append(sent)
            self.tally[sent.what] += 1
        return answer

    def does(self, act: Callable[[], Any]) -> Any:
        """Does it, a second later; None when the process dies of it."""
        self.now += timedelta(seconds=1)
        fuse, self.fuse = self.fuse, None
        with clock.fixed(self.now):
            try:
                return self._burning(act, fuse) if fuse else act()
            except Died:
                self.died += 1
                return None

    def _burning(self, act: Callable[[], Any], fuse: Fuse) -> Any:
        with fuse:
            return act()

    def repeat(self, nth: int) -> None:
        """Whatever was granted can be asked for again: it is granted again, and nothing happens."""
        if not self.done:
            return
        sent, before = self.done[nth % len(self.done)], self._written()
        answer = self.does(sent.post)
        if answer is not None:
            assert answer.status < 500, answer.body
            assert self._written() == before, sent
            self.tally["repeated"] += 1

    def _written(self) -> tuple[int, int]:
        return resources.count_of("outbox"), resources.count_of("billing")

    def read(self, by: Caller, path: str) -> Any:
        with clock.fixed(self.now):
            answer = by.get(path)
        assert answer.status == 200, (path, answer.body)
        return answer.json

    def deliver(self, letter: Any, how: str = "") -> None:
        """Brings one letter, or what was brought already `again`."""
        bring = self.post.bring_again if how == "again" else self.post.bring
        self.does(lambda: bring(letter))
        self.tally["delivered"] += 1
        self.collect()

    def collect(self) -> None:
        with clock.fixed(self.now):
            self.post.collect(self.now)

    def settle(self, order: random.Random) -> None:
        """Everything arrives, in any order, some of it twice, until nothing new happens."""
        self.fuse = None
        self.collect()
        while self.post.waiting:
            letter = order.choice(self.post.waiting)
            if order.randrange(4) == 0:
                self.does(lambda one=letter: self.post.bring_again(one))  # type: ignore[misc]
            self.deliver(letter)
