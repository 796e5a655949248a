"""How a product is sold, as a vendor's row says it: one function per field, and what must fit together. Pure.

    "decimals": 3, "minimum": 250, "maximum": 50000, "step": 250, "discounts": [{"from": 10000, "basis_points": 500}],
    "lead_days": 15, "restock_on": "2030-02-01", "sold_to": "companies", "discontinued": true, "successor": "BEAN-2",
    "final_sale": true

Quantities are in the smallest step, as in `catalogue.rules.terms`. Every field may be left out.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from chalicelib.catalogue.rows import fields
from chalicelib.catalogue.rows.fields import MOST_PIECES, Wrong, shown, whole
from chalicelib.catalogue.rules.terms import FINEST, SoldTo, Terms
from chalicelib.kernel.money import BASIS_POINTS

LONGEST_LEAD, MOST_DISCOUNTS = 250, 10
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _decimals(value: object) -> int:
    return whole(value, "a number of decimals from 0 to 3", FINEST)


def _quantity(value: object) -> int:
    return whole(value, "a quantity", MOST_PIECES, least=1)


def _lead_days(value: object) -> int:
    return whole(value, "a number of business days", LONGEST_LEAD, least=1)


def _discounts(value: object) -> tuple[tuple[int, int], ...]:
    if not isinstance(value, list) or len(value) > MOST_DISCOUNTS:
        raise Wrong(f"is not a list of at most {MOST_DISCOUNTS} discounts")
    found = tuple(_discount(one) for one in value)
    if [start for start, _ in found] != sorted({start for start, _ in found}):
        raise Wrong("must name each quantity once, smaller ones first")
    return found


def _discount(value: object) -> tuple[int, int]:
    if not isinstance(value, Mapping) or set(value) != {"from", "basis_points"}:
        raise Wrong("is not a list of discounts like 10 : 5 %")
    return _quantity(value["from"]), whole(value["basis_points"], "a share like 5 %", BASIS_POINTS, least=1)


def _restock_on(value: object) -> str:
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise Wrong(f"{shown(value)} is not a day like 2030-02-01")


def _sold_to(value: object) -> str:
    if not isinstance(value, str) or value not in set(SoldTo):
        raise Wrong(f"{shown(value)} is not one of {', '.join(SoldTo)}")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise Wrong(f"{shown(value)} is neither yes nor no")
    return value


READERS: Mapping[str, Callable[[object], Any]] = {
    "decimals": _decimals,
    "minimum": _quantity,
    "maximum": _quantity,
    "step": _quantity,
    "lead_days": _lead_days,
    "discounts": _discounts,
    "successor": fields.sku,
    "discontinued": _yes_or_no,
    "restock_on": _restock_on,
    "sold_to": _sold_to,
    "final_sale": _yes_or_no,
}


def together(sku: str, said: Mapping[str, Any]) -> Terms:
    """The terms of a product, if what the row says of them can be true at once. Raises Wrong, `part` the field."""
    terms = Terms(**said)
    if terms.minimum % terms.step:
        raise Wrong("is not a multiple of the step", "minimum")
    if terms.maximum and terms.most < terms.least:
        raise Wrong("is less than the least that can be ordered", "maximum")
    if terms.successor and terms.successor == sku:
        raise Wrong("is the product itself", "successor")
    return terms
