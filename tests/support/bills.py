"""What an order shall have been billed, as orders tell billing of it."""

from chalicelib.billing.rules.bills import BillLine, OrderBill

ORDER = "7Q4K-M2XD-9ET"


def coffee(
    quantity: int, net: int | None = None, *, price: int = 1890, rate: int = 1350, sku: str = "BEAN-1"
) -> BillLine:
    """So many bags; for their price unless `net` says otherwise."""
    cost = price * quantity if net is None else net
    off = price * quantity - cost
    return BillLine(sku, f"{sku} (en)", "bag", 0, quantity, price, off, cost, rate)


def bill(order: str, *lines: BillLine, version: int = 1, total_open: int = 0, over: bool = False) -> OrderBill:
    """In all so much, as of that version of the order."""
    return OrderBill(order, version, "EUR", lines, total_open, "Week 2", over)
