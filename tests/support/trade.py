"""One customer and the vendor trading through the API: what they do, each thing as often as it takes to get through."""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from chalicelib.kernel import clock, ids
from chalicelib.orders.models import whole
from chalicelib.orders.models.whole import Whole
from chalicelib.platform import aws, outbox
from chalicelib.platform.courier import Courier
from tests.support import delivery
from tests.support.caller import Answer, Caller
from tests.support.returns import came, line
from tests.support.shop import ADDRESS, submit

IMPORTED = {"BEAN-1": 40, "MUG-1": 25}
ACCOUNT = "acc_elin"
STAFF = f"/v1/staff/accounts/{ACCOUNT}"
_WRITES = tuple(f"dynamodb.{name}" for name in ("PutItem", "UpdateItem", "TransactWriteItems"))


class Died(BaseException):
    """The process ended there; nothing may catch it."""


@dataclass
class Trade:
    """Everything that was done; `courier` brings the events. `resold` is what came back to the shelf."""

    courier: Courier
    customer: Caller
    agent: Caller
    now: datetime
    orders: list[str] = field(default_factory=list)
    resold: Counter[str] = field(default_factory=Counter)
    settled: Counter[tuple[str, str]] = field(default_factory=Counter)
    conceded: set[str] = field(default_factory=set)
    died: int = 0
    fuse: tuple[str, int] | None = None

    def whole(self, number: str) -> Whole:
        found = whole.read(number)
        assert found is not None
        return found

    def through(self, act: Callable[[], Any]) -> Any:
        """Does it; when the process dies at the armed write, does it again as whoever asked would."""
        self.now += timedelta(seconds=1)
        with clock.fixed(self.now):
            fuse, self.fuse = self.fuse, None
            if fuse is None:
                return act()
            with suppress(Died), _Fuse(*fuse):
                return act()
            self.died += 1
            return act()

    def ask(self, by: Caller, path: str, body: Any) -> Answer:
        """Posts it with one key, however often; an answer that is no accident."""
        key = ids.sortable()
        answer: Answer = self.through(lambda: by.post(path, body, key=key))
        assert answer.status < 500, answer.body
        return answer

    def move(self, number: str, what: str, route: str = "moves", **body: Any) -> Answer:
        sent = {"move": what, **body} if what else body
        version = int(self.whole(number).order.version)
        return self.ask(self.agent, f"/v1/staff/orders/{number}/{route}", {**sent, "version": version})

    def place(self, wanted: dict[str, int]) -> None:
        lines = [{"sku": sku, "quantity": quantity} for sku, quantity in wanted.items()]
        review = self.ask(self.customer, "/v1/reviews", {"lines": lines, "delivery_address": ADDRESS})
        if review.status == 201 and (made := self.ask(self.customer, "/v1/orders", submit(review.json))).status == 201:
            self.orders.append(made.json["number"])

    def take_back(self, number: str, sku: str, quantity: int, resellable: int) -> None:
        """A return from the asking to the credit."""
        order = {"number": number}
        review = self.ask(self.customer, "/v1/return-reviews", {"lines": [line(order, sku, quantity)]})
        if review.status != 201:
            return
        shown = {name: review.json[name] for name in ("review_id", "fingerprint")}
        made = self.ask(self.customer, "/v1/returns", shown)
        if made.status != 201:
            return
        base = f"/v1/staff/returns/{made.json['number']}"
        steps: tuple[tuple[str, dict[str, Any]], ...] = (
            ("moves", {"move": "approve"}),
            ("receipts", {"lines": came(order, quantity, resellable, sku)}),
            ("inspections", {"lines": []}),
            ("moves", {"move": "settle"}),
        )
        for route, body in steps:
            version = self.agent.get(base).json["version"]
            answer = self.ask(self.agent, f"{base}/{route}", {**body, "version": version})
            assert answer.status == 200, answer.body
            self.settle()
        self.resold[sku] += resellable
        self.settled[number, sku] += quantity

    def settle(self) -> None:
        """Brings every event of orders and money to whoever awaits it, until nothing new happens."""
        while todo := [
            (item, name)
            for item in delivery.written()
            for name in sorted(self.courier.awaiting(item.name) - set(item.done or ()))
            if name.startswith(("orders.", "billing."))
        ]:
            for item, name in todo:
                letter = outbox.envelope_of(item).model_copy(update={"reaction": name})
                self.through(lambda letter=letter: self.courier.react(letter))  # type: ignore[misc]

    def shuffle(self, order: random.Random) -> None:
        """Everything that ever happened is heard of again, twice, in any order: what was done is forgotten."""
        every = [
            (outbox.envelope_of(item), self.courier.reactions[name])
            for item in delivery.written()
            for name in sorted(self.courier.awaiting(item.name))
            if name.startswith("orders.")
        ] * 2
        order.shuffle(every)
        for letter, reaction in every:
            event = reaction.event.model_validate(letter.data)
            self.through(lambda r=reaction, e=event, t=letter: r.run(e, t))  # type: ignore[misc]


class _Fuse:
    """The process dies at its nth write: `before-call` it, or `after-call`, when it is written and nobody was told."""

    def __init__(self, when: str, nth: int) -> None:
        self.when, self.nth = when, nth

    def _blow(self, **_: Any) -> None:
        self.nth -= 1
        if self.nth == 0:
            raise Died

    def __enter__(self) -> None:
        for write in _WRITES:
            aws.dynamodb().meta.events.register(f"{self.when}.{write}", self._blow)

    def __exit__(self, *_: object) -> None:
        for write in _WRITES:
            aws.dynamodb().meta.events.unregister(f"{self.when}.{write}", self._blow)
