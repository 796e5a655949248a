"""Lines as they were ordered last beside what the catalogue offers now."""

from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.catalogue.service import Offer
from chalicelib.kernel import clock
from chalicelib.orders.rules import reordering as rule
from chalicelib.orders.rules.reordering import LineClass, Now, Then
from chalicelib.orders.schemas.reorders import PricedView, ReorderLineView, SuccessorView
from chalicelib.orders.service import checking, documents, naming, reviewing
from chalicelib.platform.settings import settings

_MOST_HOPS = 4  # of what was replaced again and again, the last that is sold is offered


def tick_above() -> int:
    """Basis points by which a price may rise without the customer having to tick it."""
    return int(settings().reorder_tick)


def lines(bought: Sequence[Mapping[str, Any]], language: str, *, company: bool) -> list[ReorderLineView]:
    """What has become of each line, in two reads: the products, and what replaces those that are over."""
    offers = reviewing.offers(line["sku"] for line in bought)
    successors = _successors(offers)
    return [_line(line, offers[line["sku"]], successors.get(line["sku"]), language, company=company) for line in bought]


def _successors(offers: Mapping[str, Offer | None]) -> dict[str, Offer]:
    """What is sold in place of each product that is over, however often it was replaced."""
    following = {sku: offer.terms.successor for sku, offer in offers.items() if offer and offer.over}
    found: dict[str, Offer] = {}
    for _ in range(_MOST_HOPS):
        wanted = {sku: successor for sku, successor in following.items() if successor}
        if not wanted:
            break
        next_ones = reviewing.offers(dict.fromkeys(wanted.values()))
        following = {}
        for sku, successor in wanted.items():
            offer = next_ones[successor]
            if offer and offer.over:
                following[sku] = offer.terms.successor
            elif offer:
                found[sku] = offer
    return found


def _line(
    line: Mapping[str, Any], offer: Offer | None, successor: Offer | None, language: str, *, company: bool
) -> ReorderLineView:
    then, wanted = _then(line, offer)
    now = _now(line, offer, successor, wanted, company=company)
    became, rise = rule.classify(then, now), rule.rise(then, now)
    fitting = offer if offer and now.sold and now.for_you else None
    promised = documents.promised_on(fitting, now.fitting, clock.now()) if fitting and now.can_come else None
    return ReorderLineView(
        sku=line["sku"],
        name=naming.of(offer, language) if offer else line["name"],
        picture=offer.picture if offer else None,
        became=became,
        was=PricedView.model_validate(line),
        now=_priced(fitting, now.fitting) if fitting else None,
        net=checking.net_of(fitting, now.fitting) if fitting else None,
        promised_on=promised,
        left=now.left if fitting and not now.at_once else None,
        rise=rise,
        needs_tick=fitting is not None and rise > tick_above(),
        choices=rule.choices(then, now),
        successor=_successor(successor, wanted, language) if successor and became is LineClass.REPLACED else None,
        note=line["note"],
    )


def _then(line: Mapping[str, Any], offer: Offer | None) -> tuple[Then, int]:
    """The line as it was, in the smallest step of today, and the quantity wanted today: rounded up to that step."""
    decimals = offer.terms.decimals if offer else line["decimals"]
    exact = line["quantity"] * 10 ** max(0, decimals - line["decimals"])
    coarser = 10 ** max(0, line["decimals"] - decimals)
    wanted = -(-exact // coarser)
    quantity = wanted if exact % coarser == 0 else 0  # no quantity of today is that of then
    return Then(quantity, line["unit_price"], line["discount_rate"], line["unit"], line["currency"]), wanted


def _now(line: Mapping[str, Any], offer: Offer | None, successor: Offer | None, wanted: int, *, company: bool) -> Now:
    if offer is None or offer.over:
        return Now(sold=False, replaced=successor is not None)
    fitting = offer.terms.nearest(wanted)
    return Now(
        sold=True,
        for_you=offer.terms.is_for(company=company),
        fitting=fitting,
        price=offer.price,
        discount_rate=offer.terms.discount_at(fitting),
        unit=offer.unit,
        currency=offer.currency,
        at_once=offer.in_stock(fitting) or (offer.stock is None and bool(line["made_to_order"])),
        can_come=offer.can_come(fitting),
        left=offer.terms.within(min(fitting, offer.stock or 0)),
    )


def _successor(offer: Offer, wanted: int, language: str) -> SuccessorView:
    quantity = offer.terms.nearest(wanted)
    can_come = offer.can_come(quantity)
    return SuccessorView(
        sku=offer.sku,
        name=naming.of(offer, language),
        picture=offer.picture,
        priced=_priced(offer, quantity),
        promised_on=documents.promised_on(offer, quantity, clock.now()) if can_come else None,
    )


def _priced(offer: Offer, quantity: int) -> PricedView:
    return PricedView(
        quantity=quantity,
        decimals=offer.terms.decimals,
        unit=offer.unit,
        unit_price=offer.price,
        discount_rate=offer.terms.discount_at(quantity),
        currency=offer.currency,
    )
