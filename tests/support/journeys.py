"""What people do most, step by step, each with the most that it may ask of DynamoDB.

The same steps are measured on a small portal (tests/bench) and on one with many thousand rows (the integration ring):
a budget that holds once and a cost that does not grow are the same question asked twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chalicelib.catalogue.models import Product, Stock
from chalicelib.platform import db
from local.demo import data
from tests.support import people
from tests.support.caller import Answer, Caller
from tests.support.delivery import deliver
from tests.support.meter import Reading, metered
from tests.support.shop import ADDRESS, submit

PLENTY = 100_000
BASKET = 3  # lines of an order
MEMBER_READ = 1  # round trip and, being consistent, read unit, of every route but the public ones
ASKED = {
    "kind": "fault",
    "subject": "The grinder stops after ten seconds",
    "message": "Since Friday the grinder stops by itself after about ten seconds, whatever we grind. " * 3,
    "severity": "hindered",
    "urgency": "today",
    "tags": ["grinder"],
}


@dataclass(frozen=True)
class Budget:
    """The most that a step may ask for: round trips, read units, write units. The member's read comes on top."""

    trips: int
    reads: float
    writes: float

    def holds(self, reading: Reading) -> bool:
        return (
            reading.round_trips <= self.trips
            and reading.read_units <= self.reads
            and reading.write_units <= self.writes
        )


@dataclass
class Portal:
    """A vendor with a shelf, a customer and an agent. `order` and `ticket` are numbers of the customer's own."""

    app: Any
    customer: Caller
    agent: Caller
    skus: list[str]
    order: str = ""
    ticket: str = ""
    keys: int = field(default=0)

    @classmethod
    def opened(cls, app: Any, products: int = 12) -> "Portal":
        """On empty tables: the demo vendor's first products, and two people."""
        skus = [put_on_shelf(row) for row, _ in zip(data.products(), range(products), strict=False)]
        return cls(app, people.customer(app), people.agent(app), skus)

    def review(self, lines: int = BASKET) -> Any:
        wanted = [{"sku": sku, "quantity": 2} for sku in self.skus[:lines]]
        return _made(self.customer.post("/v1/reviews", {"lines": wanted, "delivery_address": ADDRESS}))

    def place(self, lines: int = BASKET) -> Any:
        return _made(self.customer.post("/v1/orders", submit(self.review(lines))))

    def ask(self) -> Any:
        return _made(self.customer.post("/v1/tickets", ASKED))["ticket"]

    def answer(self, number: str) -> None:
        _made(self.agent.post(f"/v1/staff/tickets/{number}/messages", {"text": "We will look at it at once."}))

    def settle_in(self, orders: int, tickets: int) -> None:
        """So many orders and open tickets, told to everybody whom they concern."""
        self.order = [self.place()["number"] for _ in range(orders)][-1]
        self.ticket = [self.ask()["number"] for _ in range(tickets)][-1]
        self.answer(self.ticket)
        deliver()


@dataclass(frozen=True)
class Step:
    """One thing that somebody does. What `prepare` makes is not measured; `act` is."""

    name: str
    budget: Budget
    act: Callable[[Portal, Any], Answer | None]
    prepare: Callable[[Portal], Any] = lambda _: None
    public: bool = False

    def measure(self, portal: Portal) -> Reading:
        """What the step asks of DynamoDB, without the read of the member who does it."""
        prepared = self.prepare(portal)
        with metered() as reading:
            answer = self.act(portal, prepared)
        assert answer is None or answer.status in {200, 201}, answer.body
        if not self.public:
            assert reading.calls.pop(0) == "GetItem"
            reading.read_units -= MEMBER_READ
        return reading


def _reply(portal: Portal, _: Any) -> Answer:
    return portal.customer.post(f"/v1/tickets/{portal.ticket}/messages", {"text": "It does it again. " * 10})


def _sweep(_: Portal, __: Any) -> None:
    from app import courier

    courier.sweep()


STEPS = (
    Step("landing", Budget(1, 1.5, 0), lambda portal, _: portal.customer.get("/v1/overview")),
    Step("everything, 20 of it", Budget(1, 2, 0), lambda portal, _: portal.customer.get("/v1/mine?limit=20")),
    Step("order list of 20", Budget(1, 3, 0), lambda portal, _: portal.customer.get("/v1/orders?limit=20")),
    Step("order", Budget(1, 2, 0), lambda portal, _: portal.customer.get(f"/v1/orders/{portal.order}")),
    Step(
        "review of 3 lines",
        Budget(2, 3, 12),
        lambda portal, _: portal.customer.post("/v1/reviews", _basket(portal)),
    ),
    Step(
        "submit of 3 lines",
        Budget(2, 1, 20),
        lambda portal, reviewed: portal.customer.post("/v1/orders", submit(reviewed)),
        prepare=lambda portal: portal.review(),
    ),
    Step("open ticket", Budget(1, 0, 14), lambda portal, _: portal.customer.post("/v1/tickets", ASKED)),
    Step("reply", Budget(2, 1, 10), _reply, prepare=lambda portal: portal.answer(portal.ticket)),
    Step("ticket", Budget(1, 2, 0), lambda portal, _: portal.customer.get(f"/v1/tickets/{portal.ticket}")),
    Step("ticket list of 20", Budget(1, 3, 0), lambda portal, _: portal.customer.get("/v1/tickets?limit=20")),
    Step("notices", Budget(1, 4, 0), lambda portal, _: portal.customer.get("/v1/notices")),
    Step("staff ticket queue", Budget(1, 2, 0), lambda portal, _: portal.agent.get("/v1/staff/tickets")),
    Step("staff order queue", Budget(1, 2, 0), lambda portal, _: portal.agent.get("/v1/staff/orders")),
    Step("what is due next", Budget(1, 2, 0), lambda portal, _: portal.agent.get("/v1/staff/due")),
    Step(
        "product page",
        Budget(2, 1, 1),  # the write counts requests of an address
        lambda portal, _: Caller(portal.app).get(f"/v1/products/{portal.skus[0]}"),
        public=True,
    ),
    # 16 shards of timers and 4 of events that were left open, half a unit each
    Step("sweep with nothing due", Budget(20, 10, 0), _sweep, public=True),
)
BY_NAME: Mapping[str, Step] = {step.name: step for step in STEPS}


def _basket(portal: Portal) -> dict[str, Any]:
    return {
        "lines": [{"sku": sku, "quantity": 2} for sku in portal.skus[:BASKET]],
        "delivery_address": ADDRESS,
    }


def _made(answer: Answer) -> Any:
    assert answer.status == 201, answer.body
    return answer.json


def put_on_shelf(row: data.ProductRow) -> str:
    """A product of the demo vendor, with plenty in stock; its SKU."""
    sku = row["sku"]
    db.save(
        Product(
            f"P#{sku}",
            "PRODUCT",
            category=row["category"],
            position_sku=Product.position(1, sku),
            names=row["name"],
            descriptions=row["description"],
            picture=row["picture"],
            unit=row["unit"],
            price=row["price"],
            currency=row["currency"],
            vat_rate=row["vat_rate"],
            stock_said=PLENTY,
            row_hash="0" * 32,
        )
    )
    db.save(Stock(f"S#{sku}", "STOCK", quantity=PLENTY))
    return sku
