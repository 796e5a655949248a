"""What is asked for and counted of returns."""

from typing import Any


def line(order: Any, sku: str = "BEAN-1", quantity: int = 1, **other: Any) -> dict[str, Any]:
    return {"order": order["number"], "sku": sku, "quantity": quantity, "reason": "not_needed", **other}


def came(order: Any, quantity: int = 1, resellable: int | None = None, sku: str = "BEAN-1") -> list[dict[str, Any]]:
    resold = quantity if resellable is None else resellable
    return [{"order": order["number"], "sku": sku, "quantity": quantity, "resellable": resold}]
