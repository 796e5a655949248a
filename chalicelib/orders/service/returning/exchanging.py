"""Exchanging: for what comes back the customer gets the same again, at the price that was paid, or another product.

The return is credited as any; the new order is billed as any, and that credit pays its invoices. So what costs the same
costs nothing, and a difference is to be paid, or stays as credit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import Offer
from chalicelib.kernel import clock, ids
from chalicelib.kernel.principal import Principal
from chalicelib.orders.events import OrderPlaced
from chalicelib.orders.models import Order
from chalicelib.orders.models.returns import Return
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import billed
from chalicelib.orders.rules.returning.settlement import Settlement, SettlementNotPossible
from chalicelib.orders.schemas import DocumentView, LineView
from chalicelib.orders.service import checking, documents, facts, fresh, naming
from chalicelib.orders.service import reviewing as offers
from chalicelib.orders.service.checking import LinesNotPossible
from chalicelib.orders.service.fresh import Buyer, KeptDocument
from chalicelib.platform import outbox
from chalicelib.platform.transaction import Transaction

Offers = Mapping[str, Offer | None]


def on_offer(lines: Iterable[Mapping[str, Any]]) -> dict[str, Offer | None]:
    """What the catalogue offers now of what comes back, and of what is wished instead, in one read."""
    return offers.offers(dict.fromkeys(sku for line in lines for sku in (line["sku"], _sku(line))))


def _sku(line: Mapping[str, Any]) -> str:
    """What is sent for a line."""
    instead = line.get("instead")
    return str(instead["sku"] if instead else line["sku"])


def instead(wished: str, line: Mapping[str, Any], currency: str, offer: Offer | None, by: Principal) -> dict[str, Any]:
    """The product wished in a line's place, at today's price. Raises LinesNotPossible when it cannot be had so."""
    problem = checking.problem_of(wished, line["quantity"], offer, by.language, company=bool(by.company))
    if problem or offer is None:
        told = [problem.model_dump()] if problem else []
        raise LinesNotPossible("Some lines cannot be ordered as they are.", lines=told, order=None)
    if (offer.terms.decimals, offer.currency) != (line["decimals"], currency):
        raise SettlementNotPossible("That cannot be sent for it.", possible=[Settlement.CREDIT])
    name = naming.of(offer, by.language)
    return {"sku": offer.sku, "name": name, "unit_price": offer.price, "currency": currency, "vat_rate": offer.vat_rate}


def can_be_sent(line: Mapping[str, Any], found: Offers) -> bool:
    """Whether so much of the same, or of what is wished instead, can be sent now."""
    offer = found.get(_sku(line))
    return offer is not None and offer.can_come(line["quantity"])


def dearer_by(whole: Whole, lines: list[dict[str, Any]], found: Offers, worth: int) -> int:
    """What the exchange costs more than it is worth, in minor units; nothing where all of it is for the same."""
    return 0 if _is_same(lines) else document(whole, lines, found).total - worth


def _is_same(lines: Iterable[Mapping[str, Any]]) -> bool:
    return not any(line.get("instead") for line in lines)


def document(whole: Whole, lines: list[dict[str, Any]], found: Offers) -> DocumentView:
    """What would be sent for so much of these lines of an order. Raises SettlementNotPossible when it is not sold."""
    before = facts.of(whole).document
    skus = [_sku(line) for line in lines]
    if len(set(skus)) < len(skus) or not all(found.get(sku) for sku in skus):
        raise SettlementNotPossible("That cannot be sent for it.", possible=[Settlement.CREDIT])
    made = [_line(line, found[_sku(line)], before) for line in lines]
    terms = documents.terms_of(before)
    return documents.of_lines(made, before.currency, {**terms, "note": None}, before.way)


def _line(line: Mapping[str, Any], offer: Offer | None, before: DocumentView) -> LineView:
    assert offer is not None  # noqa: S101  (it was looked for)
    quantity, wished = line["quantity"], line.get("instead")
    if wished:
        priced = replace(offer, price=wished["unit_price"], vat_rate=wished["vat_rate"])
        return documents.line_of(priced, quantity, None, "", clock.now()).model_copy(update={"name": wished["name"]})
    old = next(one for one in before.lines if one.sku == line["sku"])
    same = {name: getattr(old, name) for name in ("name", "unit_price", "discount_rate", "vat_rate")}
    parts = {name: billed.part_of(getattr(old, name), quantity, old.quantity) for name in ("discount", "net")}
    return documents.line_of(offer, quantity, None, "", clock.now()).model_copy(update={**same, **parts})


def order(of: Return, whole: Whole, lines: list[dict[str, Any]], worth: int) -> tuple[Order, DocumentView]:
    """The order that is made in exchange for so much of these lines, which are worth that, and its document.

    Raises SettlementNotPossible.
    """
    found = on_offer(lines)
    if not all(can_be_sent(line, found) for line in lines):
        raise SettlementNotPossible("That cannot be sent any more.", possible=[Settlement.CREDIT])
    made = document(whole, lines, found)
    number, now = ids.number("exchange", of.number, str(int(of.version))), clock.now()
    text = documents.canonical(made)
    buyer = Buyer(of.account_id, of.member_id, of.member_name, of.company)
    kept = KeptDocument(made, text, of.review_id, documents.fingerprint(number, clock.stamp(now), text))
    placed = fresh.order(number, buyer, kept, now)
    placed.exchange = {"return": of.number, "order": whole.order.number, "worth": worth, "same": _is_same(lines)}
    return placed, made


def place(tx: Transaction, made: Order, what: DocumentView) -> None:
    """Adds the order, with its stock and its event. No credit stops it: what came back pays for it."""
    tx.create(made)
    about = {"number": made.number, "account_id": made.account_id, "member_id": made.member_id}
    placed = OrderPlaced(**about, total=int(made.total), currency=made.currency, review_id=made.review_id)
    outbox.add(tx, placed, result=made.number)
    for line in (line for line in what.lines if line.from_stock):
        catalogue.take(tx, line.sku, line.quantity)
