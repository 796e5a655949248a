"""What stands on an invoice or a credit note, kept with it as it was issued. Amounts in minor units."""

from chalicelib.kernel.schema import View


class BilledLineView(View):
    """A line as it was billed. Amounts without VAT; `vat_rate` in basis points.

    `quantity` counts the smallest steps: 250 with 3 `decimals` is 0.250; 0 when only the price changed.
    """

    sku: str
    name: str
    unit: str
    decimals: int = 0
    quantity: int
    unit_price: int
    discount: int = 0
    net: int
    vat_rate: int


class BilledVatView(View):
    """VAT of all lines with one rate."""

    rate: int
    net: int
    vat: int


class BilledAddressView(View):
    """Where it was delivered, or where the invoice goes."""

    name: str
    line1: str
    line2: str | None = None
    postcode: str
    city: str
    country: str


class BilledView(View):
    """What was billed, as it stood in the order's document; or what a credit note takes back of it, and why."""

    lines: list[BilledLineView]
    currency: str
    net: int
    vat_groups: list[BilledVatView]
    vat: int
    total: int
    delivery_address: BilledAddressView | None = None
    invoice_address: BilledAddressView | None = None
    reference: str | None
    reason: str | None = None
