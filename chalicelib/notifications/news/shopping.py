"""What can be told about what somebody would like to order. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.notifications.news import NumberlessNews


@dataclass(frozen=True)
class ShopNews(NumberlessNews):
    """Something about a list or a product, known by its name."""

    name: str

    @property
    def title_facts(self) -> dict[str, Any]:
        return {"name": self.name}


@dataclass(frozen=True)
class ProductNews(ShopNews):
    """Something about a product that the reader waited for."""

    sku: str

    @property
    def link(self) -> str:
        return f"/app/catalogue/{self.sku}"


@dataclass(frozen=True)
class ProductBack(ProductNews):
    """It is in stock again."""

    kind = "product_back"


@dataclass(frozen=True)
class ProductGone(ProductNews):
    """It will not come back; `successor` is the SKU of what replaces it, if there is something."""

    kind = "product_gone"
    successor: str = ""
    successor_name: str = ""

    @property
    def link(self) -> str:
        return f"/app/catalogue/{self.successor or self.sku}"


@dataclass(frozen=True)
class ListDue(ShopNews):
    """A list has come round: `changed` are products of it, each with what has become of it (as in a reorder)."""

    kind = "list_due"
    reorder_id: str
    on: date
    products: int
    changed: tuple[tuple[str, str], ...]

    @property
    def link(self) -> str:
        return f"/app/reorders/{self.reorder_id}"
