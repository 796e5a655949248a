"""A portal with people in it, and what one step of theirs asks of DynamoDB. The steps themselves stand in `steps`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.catalogue.models import Product, Stock
from chalicelib.kernel import ids
from chalicelib.platform import db
from local.demo import data
from tests.support import bills, people
from tests.support.caller import Answer, Caller
from tests.support.delivery import deliver
from tests.support.meter import Reading, metered
from tests.support.shop import ADDRESS, submit

PLENTY = 100_000
BASKET = 3  # lines of an order
PRICE = 2145  # of what each invoice is for, in cents
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
    bills: int = 0

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

    @property
    def account(self) -> str:
        """The customer's account."""
        return f"acc_{self.customer.sub}"

    def bill(self) -> str:
        """The number of a new invoice of theirs, as for an order of its own."""
        self.bills += 1
        number = ids.number("billed", str(self.bills))
        billing.bring_up_to(self.account, self.customer.sub, bills.bill(number, bills.coffee(1)))
        return str(self.customer.get("/v1/billing/entries?limit=1").json["items"][0]["number"])

    def pay(self, text: str) -> Answer:
        """Staff post a payment of one invoice's worth, by which the customer wrote that."""
        return self.agent.post(f"/v1/staff/accounts/{self.account}/payments", payment(text))

    def trade(self, invoices: int) -> None:
        """So many invoices this month, of which every other is paid."""
        for number in [self.bill() for _ in range(invoices)][::2]:
            _made(self.pay(number))

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


def payment(text: str) -> dict[str, Any]:
    """One invoice's worth, as the bank tells of it."""
    told = {"amount": PRICE, "currency": "EUR", "value_date": "2026-06-01", "text": text}
    return {"reference": ids.sortable(), **told}


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
