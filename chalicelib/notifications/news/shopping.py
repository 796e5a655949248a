"""What can be told about what somebody would like to order. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.notifications.news import News


@dataclass(frozen=True)
class ShopNews(News):
    """Something about a list or a product, known by its name."""

    name: str

    @property
    def number(self) -> str:
        return ""

    @property
    def title_facts(self) -> dict[str, Any]:
        return {"name": self.name}


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
