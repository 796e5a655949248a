"""Whether what is wanted can be ordered as it is: every line that cannot is told at once, with what is missing."""

from collections.abc import Mapping
from typing import Any

from chalicelib.catalogue.service import Offer
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.orders.rules.amounts import line_amounts
from chalicelib.orders.schemas import LineProblemView
from chalicelib.orders.service import naming
from chalicelib.platform import vendor

Wanted = Mapping[str, int]
Offers = Mapping[str, Offer | None]


class LinesNotPossible(Conflict):
    """Some lines cannot be ordered as they are. `lines` says why of each, `order` what the whole lacks, if it does."""


class BelowOrderMinimum(Invalid):
    """The vendor takes no order so small; `missing` says how much more it takes."""


def ensure_possible(wanted: Wanted, offers: Offers, language: str, *, company: bool | None) -> dict[str, Offer]:
    """The offers of all lines. Raises LinesNotPossible or BelowOrderMinimum.

    `company`: who orders, a company or a person; None when that does not matter any more.
    """
    found = [problem_of(sku, wanted[sku], offers.get(sku), language, company=company) for sku in wanted]
    problems = [problem.model_dump() for problem in found if problem]
    order = _short_of_minimum(wanted, offers)
    if problems:
        raise LinesNotPossible("Some lines cannot be ordered as they are.", lines=problems, order=order)
    if order:
        raise BelowOrderMinimum("This is less than the least that can be ordered.", **order)
    return {sku: offer for sku in wanted if (offer := offers.get(sku)) is not None}


def problem_of(
    sku: str, wanted: int, offer: Offer | None, language: str, *, company: bool | None
) -> LineProblemView | None:
    """Why so much of it cannot be ordered; None when it can."""
    if offer is None:
        return LineProblemView(sku=sku, reason="unknown", wanted=wanted)
    told = {
        "sku": sku,
        "wanted": wanted,
        "name": naming.of(offer, language),
        "unit": offer.unit,
        "decimals": offer.terms.decimals,
        "left": offer.stock,
        "successor": offer.terms.successor or None,
    }
    if offer.over:
        return LineProblemView(**told, reason="discontinued")
    if company is not None and not offer.terms.is_for(company=company):
        return LineProblemView(**told, reason="not_sold_to_you")
    if short := offer.terms.lack(wanted):
        return LineProblemView(**told, reason=short.lack.value, by=short.by, below=short.below, above=short.above)
    if not offer.can_come(wanted):
        return LineProblemView(**told, reason="not_enough_stock", below=offer.terms.within(offer.stock or 0) or None)
    return None


def _short_of_minimum(wanted: Wanted, offers: Offers) -> dict[str, Any] | None:
    """What the lines that there are lack to the vendor's minimum for an order; None when they reach it."""
    known = [(offer, wanted[sku]) for sku in wanted if (offer := offers.get(sku)) is not None]
    if not known:
        return None
    currency = known[0][0].currency
    minimum = vendor.order_minimum(currency)
    net = sum(net_of(offer, quantity) for offer, quantity in known)
    if net >= minimum:
        return None
    return {"minimum": minimum, "net": net, "missing": minimum - net, "currency": currency}


def net_of(offer: Offer, quantity: int) -> int:
    """What so much of it costs without VAT, in minor units."""
    return line_amounts(offer.price, quantity, offer.terms.decimals, offer.terms.discount_at(quantity)).net
