"""What can be told about orders. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chalicelib.notifications.news import News


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line item; `quantity` in smallest steps, amounts in minor units without VAT, `net` after `discount`.

    `vat_rate` in basis points. It comes by `promised_on`; what is not `from_stock` is made to order, or is to be in
    stock again on `expected_on`. `note` is what the customer said of it.
    """

    name: str
    quantity: int
    unit_price: int
    net: int
    vat_rate: int
    unit: str = "piece"
    decimals: int = 0
    discount: int = 0
    sku: str = ""
    promised_on: date | None = None
    from_stock: bool = True
    expected_on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """What is paid beside the goods; `net` in minor units without VAT, `vat_rate` in basis points."""

    name: str
    net: int
    vat_rate: int


@dataclass(frozen=True, slots=True)
class Vat:
    """VAT of all lines and charges with one rate (basis points); amounts in minor units."""

    rate: int
    net: int
    vat: int


@dataclass(frozen=True, slots=True)
class Postal:
    """An address as it stands on an envelope, line by line; `country` is an ISO 3166 code."""

    lines: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """An order as mails tell of it; amounts in minor units of `currency`. `address` is where it is delivered,
    `invoice_address` where the invoice goes, `handled_from` when the vendor opens, if they are closed.
    `way` is how it is delivered, `payment_days` are those in which invoices are due;
    `terms_version` is that of the vendor's terms, empty where there are none."""

    number: str
    placed_at: datetime
    placed_by: str
    account: str
    lines: tuple[OrderLine, ...]
    currency: str
    net: int
    vat: tuple[Vat, ...]
    total: int
    address: Postal
    invoice_address: Postal
    reference: str | None
    note: str | None
    promised_on: date
    handled_from: datetime | None = None
    way: str = ""
    charges: tuple[Charge, ...] = ()
    payment_days: int | None = None
    terms_version: str = ""


@dataclass(frozen=True)
class OrderNews(News):
    """Something about an order."""

    order: OrderFacts

    @property
    def number(self) -> str:
        return self.order.number

    @property
    def link(self) -> str:
        return f"/app/staff/orders/{self.number}" if self.to_staff else f"/app/orders/{self.number}"

    @property
    def title_facts(self) -> dict[str, Any]:
        total = {"amount": self.order.total, "currency": self.order.currency}
        return {"number": self.number, "total": total}


@dataclass(frozen=True)
class OrderPlaced(OrderNews):
    """The customer's receipt."""

    kind = "order_placed"


@dataclass(frozen=True)
class OrderAccepted(OrderNews):
    """The vendor has accepted; `order.promised_on` is now a promise."""

    kind = "order_accepted"


@dataclass(frozen=True)
class OrderCancelled(OrderNews):
    """Cancelled by the vendor, who says why, or by the customer."""

    kind = "order_cancelled"
    by_customer: bool
    reason: str | None


@dataclass(frozen=True)
class NewOrder(OrderNews):
    """To staff: an order to handle."""

    kind = "staff_order_placed"
    to_staff = True
