"""What a return brings, order by order, and what of that would be paid back. Amounts in minor units with VAT."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.returning import settlement
from chalicelib.orders.rules.returning.settlement import Received
from chalicelib.orders.service import costs, facts


def of(orders: Mapping[str, Whole], lines: list[dict[str, Any]]) -> tuple[dict[str, int], dict[str, int]]:
    """What these lines bring, by order, and what of it can be paid back."""
    worth = brings(orders, lines)
    back = {}
    for number, amount in worth.items():
        money = billing.order_money(orders[number].order.account_id, number)
        back[number] = settlement.refundable(amount, Received(money.open, money.paid - money.refunded - money.unused))
    return worth, back


def brings(orders: Mapping[str, Whole], lines: list[dict[str, Any]]) -> dict[str, int]:
    """What it brings, by order, when so much more of these lines is credited, as the credit notes will have it."""
    found = {}
    for number, whole in orders.items():
        parts = {line["sku"]: line["quantity"] for line in lines if line["order"] == number}
        now = facts.of(whole)
        after = {sku: now.credited.get(sku, 0) + parts.get(sku, 0) for sku in {*now.credited, *parts}}
        found[number] = costs.in_the_end(now) - costs.in_the_end(replace(now, credited=after))
    return found


def by_currency(orders: Mapping[str, Whole], amounts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Amounts of orders as [{amount, currency}], each currency once."""
    sums: dict[str, int] = {}
    for number, amount in amounts.items():
        currency = orders[number].order.currency
        sums[currency] = sums.get(currency, 0) + amount
    return [{"amount": amount, "currency": currency} for currency, amount in sorted(sums.items())]
