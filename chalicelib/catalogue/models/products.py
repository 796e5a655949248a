"""Products, stock, what is held, categories. The whole key table stands in this package's first file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from pynamodb.attributes import (
    Attribute,
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
)
from pynamodb.constants import MAP, STRING
from pynamodb.expressions.operand import Path
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.models import Model

from chalicelib.catalogue.rules import Terms
from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings

_TABLE = settings().table("catalogue")


class Texts(Attribute[dict[str, str]]):
    """A text per language. pynamodb's own map would make an object of each, which lists cannot afford."""

    attr_type = MAP

    def serialize(self, value: dict[str, str]) -> dict[str, dict[str, str]]:
        return {language: {"S": text} for language, text in value.items()}

    def deserialize(self, value: dict[str, dict[str, str]]) -> dict[str, str]:
        return {language: text["S"] for language, text in value.items()}


class HowSold(Attribute[Terms]):
    """Terms as JSON, holding only what differs from the usual ones."""

    attr_type = STRING

    def serialize(self, value: Terms) -> str:
        return json.dumps(value.as_plain(), separators=(",", ":"))

    def deserialize(self, value: str) -> Terms:
        return Terms.of(json.loads(value))


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an import compares a row with."""

    sku: str
    names: dict[str, str]
    category: str
    row_hash: str
    stock_said: int | None

    @classmethod
    def of(cls, raw: dict[str, dict[str, Any]]) -> Self:
        """From an item as DynamoDB sends it."""
        said = raw.get("stock_said")
        return cls(
            sku=raw["pk"]["S"].removeprefix("P#"),
            names={language: text["S"] for language, text in raw["names"]["M"].items()},
            category=raw["category"]["S"],
            row_hash=raw["row_hash"]["S"],
            stock_said=int(said["N"]) if said and "N" in said else None,
        )


class _ByCategory(GlobalSecondaryIndex["Product"]):
    class Meta:
        index_name = "by_category"
        projection = AllProjection()

    category = UnicodeAttribute(hash_key=True)
    position_sku = UnicodeAttribute(range_key=True)


class Product(Model):
    """What the vendor sells. `price` of one unit in minor units, `vat_rate` in basis points, `picture` a key in the
    media bucket, `terms` say in which quantities it is sold, to whom, and how long still.

    `row_hash` is the digest of the imported row, `stock_said` the stock that it named: an import compares with both.
    """

    class Meta(db.TableMeta):
        table_name = _TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="PRODUCT")
    category = UnicodeAttribute()
    position_sku = UnicodeAttribute()
    names = Texts()
    descriptions = Texts(null=True)
    picture = UnicodeAttribute(null=True)
    unit = UnicodeAttribute()
    price = NumberAttribute()
    currency = UnicodeAttribute()
    vat_rate = NumberAttribute()
    withdrawal_exempt = UnicodeAttribute(null=True)
    terms = HowSold(default=Terms)
    stock_said = NumberAttribute(null=True)
    row_hash = UnicodeAttribute()
    by_category = _ByCategory()

    @property
    def sku(self) -> str:
        """The vendor's own number of the product."""
        return self.pk.removeprefix("P#")

    @classmethod
    def wish(cls, sku: str) -> db.Wish:
        """To be read together with others."""
        return db.Wish(cls, f"P#{sku}", "PRODUCT")

    @classmethod
    def on_shelf(cls, category: str, after: str, limit: int) -> Page["Product"]:
        """A category's products after that position, in the vendor's order; the cursor is a position."""
        start = cls._place(category, after) if after else None
        items, last = db.query(cls, category, index="by_category", limit=limit, start=start)
        return Page([cls.from_raw_data(item) for item in items], last["position_sku"]["S"] if last else None)

    @classmethod
    def every(cls, category: str) -> Iterator[Remembered]:
        """All products of a category, as far as an import needs them."""
        return map(Remembered.of, db.every(cls, category, index="by_category"))

    @staticmethod
    def position(place: int, sku: str) -> str:
        """The sort key in a category."""
        return f"{place:04d}#{sku}"

    @staticmethod
    def _place(category: str, position_sku: str) -> dict[str, dict[str, str]]:
        _, _, sku = position_sku.partition("#")
        values = {"pk": f"P#{sku}", "sk": "PRODUCT", "category": category, "position_sku": position_sku}
        return {name: {"S": value} for name, value in values.items()}


class Stock(Model):
    """Pieces left of a product. No item, or `on_order`: it is made when ordered, and quantity means nothing."""

    class Meta(db.TableMeta):
        table_name = _TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="STOCK")
    quantity = NumberAttribute(null=True)
    on_order = BooleanAttribute(null=True)

    @classmethod
    def of(cls, sku: str) -> Self:
        """The item of a product, not read."""
        return cls(f"S#{sku}", "STOCK")

    @classmethod
    def wish(cls, sku: str) -> db.Wish:
        """To be read together with others."""
        return db.Wish(cls, f"S#{sku}", "STOCK")


def left(stock: Stock | None) -> int | None:
    """Pieces left; None for what is made to order."""
    return None if stock is None or stock.on_order else int(stock.quantity or 0)


class Held(Model):
    """Soft reservations: an attribute per 5 minutes with the pieces held until then. Advisory: stock does not know.

    A day after the last of them the item goes by itself, with all that nobody has cleared away.
    """

    class Meta(db.TableMeta):
        table_name = _TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="HELD")
    expires_at = NumberAttribute(null=True)

    @classmethod
    def of(cls, sku: str) -> Self:
        """The item of a product, not read."""
        return cls(f"S#{sku}", "HELD")

    @classmethod
    def key(cls, sku: str) -> tuple[str, str]:
        """Where that of a product is."""
        return f"S#{sku}", "HELD"

    @classmethod
    def from_raw_data(cls, data: dict[str, Any]) -> Self:
        """The attributes have names that no model can list, so they are kept beside it."""
        buckets = {name: int(value["N"]) for name, value in data.items() if name.startswith("b")}
        item = super().from_raw_data(data)
        item.buckets = buckets
        return item

    buckets: dict[str, int]


def bucket(name: str) -> Path:
    """An attribute of Held in an update."""
    return Path(name)


class Categories(Model):
    """One item with all of them: `entries` is a list of {category, names, count} in the vendor's order."""

    class Meta(db.TableMeta):
        table_name = _TABLE

    pk = UnicodeAttribute(hash_key=True, default="CATEGORIES")
    sk = UnicodeAttribute(range_key=True, default="CATEGORIES")
    entries = JSONAttribute()

    @classmethod
    def all(cls) -> list[dict[str, Any]]:
        """Every category in order, also those without a product."""
        found = db.find(cls, "CATEGORIES", "CATEGORIES")
        entries: list[dict[str, Any]] = found.entries if found else []
        return entries
