"""For orders: what a product costs and how much of it there is; taking from stock and giving back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.catalogue import models, rules
from chalicelib.catalogue.models import Held, Product, Stock
from chalicelib.catalogue.rules import Terms
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.platform import db, vendor
from chalicelib.platform.transaction import Transaction

_KEPT = timedelta(days=1)  # what was held, after its time


class OutOfStock(Conflict):
    """Fewer pieces are left than were asked for. After the refusal `left` says how many."""

    def __init__(self, sku: str) -> None:
        super().__init__("There is not enough of this left in stock.", sku=sku)
        self.sku = sku

    @property
    def left(self) -> int:
        """Pieces left at the moment of the refusal."""
        return models.left(self.found) or 0 if isinstance(self.found, Stock) else 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A product as it can be ordered now.

    `price` of one unit in minor units without VAT, `vat_rate` in basis points, `stock` None when made to order,
    `withdrawal_exempt` why consumers cannot withdraw from buying it. Quantities, stock among them, are in the smallest
    step of `terms`.
    """

    sku: str
    names: dict[str, str]
    unit: str
    price: int
    currency: str
    vat_rate: int
    picture: str | None
    stock: int | None
    withdrawal_exempt: str | None = None
    terms: Terms = field(default_factory=Terms)
    category: str = ""

    @property
    def over(self) -> bool:
        """Discontinued and sold out: nobody can order it any more."""
        return self.terms.discontinued and not self.stock

    @property
    def expected_on(self) -> str | None:
        """The day on which it is to be in stock again, if the vendor has said so."""
        return None if self.stock is None else rules.expected_on(self.terms, vendor.today().isoformat())

    def in_stock(self, quantity: int) -> bool:
        """Whether so much can be taken from the shelf."""
        return self.stock is not None and self.stock >= quantity

    def can_come(self, quantity: int) -> bool:
        """Whether so much can be ordered now: from the shelf, made to order, or on the day when it is expected."""
        return not self.over and (self.stock is None or self.in_stock(quantity) or self.expected_on is not None)


def wishes(sku: str) -> tuple[db.Wish, db.Wish]:
    """What to read for an offer: product and stock, in this order."""
    return Product.wish(sku), Stock.wish(sku)


def offer(product: Product | None, stock: Stock | None) -> Offer | None:
    """The offer made of what the wishes found; None when there is no such product."""
    if product is None:
        return None
    return Offer(
        sku=product.sku,
        names=product.names,
        unit=product.unit,
        price=int(product.price),
        currency=product.currency,
        vat_rate=int(product.vat_rate),
        picture=picture_path(product.picture),
        stock=models.left(stock),
        withdrawal_exempt=product.withdrawal_exempt,
        terms=product.terms,
        category=product.category,
    )


def picture_path(key: str | None) -> str | None:
    """Where the site serves a picture of the media bucket."""
    return f"/media/{key}" if key else None


def take(tx: Transaction, sku: str, quantity: int) -> None:
    """Takes pieces out of stock, or refuses the whole transaction with OutOfStock.

    What has become made to order since the offer was read is given.
    """
    enough = (Stock.quantity >= quantity) | Stock.on_order.exists()
    tx.update(Stock.of(sku), [Stock.quantity.add(-quantity)], condition=enough, otherwise=OutOfStock(sku))


def put_back(tx: Transaction, sku: str, quantity: int) -> None:
    """Gives pieces back that were taken."""
    tx.update(Stock.of(sku), [Stock.quantity.add(quantity)])


def hold(tx: Transaction, sku: str, quantity: int, until: datetime) -> None:
    """Notes that a review holds pieces until then. Nobody is refused for it: only `take` decides.

    Whoever looks at the product is told once all that is left is held. What the last hours held is cleared away.
    """
    if until <= clock.now():
        return
    past = rules.past_buckets(clock.now())
    goes_at = Held.expires_at.set(int((until + _KEPT).timestamp()))
    held = models.bucket(rules.bucket(until)).add(quantity)
    tx.update(Held.of(sku), [goes_at, held, *(models.bucket(name).remove() for name in past)])


def release(sku: str, quantity: int, until: datetime) -> None:
    """Takes a hold back before its time, in a write of its own. A hold that has expired is gone by itself."""
    if until <= clock.now():
        return
    try:
        with db.transaction() as tx:
            name = rules.bucket(until)
            enough = models.bucket(name) >= quantity
            tx.update(Held.of(sku), [models.bucket(name).add(-quantity)], condition=enough, otherwise=_NotHeld())
    except _NotHeld:
        return


class _NotHeld(DomainError):
    """Nothing to release: released before, or never held."""
