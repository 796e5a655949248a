"""The document of an order as it would be after a change: what is not touched stays as it was agreed, to the letter.

Less of a line costs what was agreed, more of it what the line costs today: the customer sees that, and may as well
order the rest apart.
"""

from collections.abc import Mapping
from dataclasses import replace

from chalicelib.catalogue.service import Offer
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.orders.rules import changes, delivery
from chalicelib.orders.rules.amounts import line_amounts
from chalicelib.orders.rules.changes import Agreed, Look
from chalicelib.orders.rules.charges import STANDARD
from chalicelib.orders.schemas import AddressView, ChargeView, DocumentView, LineProblemView, LineView
from chalicelib.orders.schemas.changes import AskChange
from chalicelib.orders.service import charging, checking, documents, reviewing
from chalicelib.orders.service.checking import BelowOrderMinimum, LinesNotPossible
from chalicelib.orders.service.facts import Facts
from chalicelib.platform import vendor


class OrderMoreApart(Conflict):
    """More of these lines cannot be added to the order: a part has left, or it would come another way. `skus`."""


def redraft(now: Facts, asked: AskChange, language: str) -> DocumentView:
    """The new document. Raises what `rules.changes`, the catalogue's limits and the stock refuse."""
    wanted = changes.quantities(now.lines, {line.sku.upper(): line.quantity for line in asked.lines or ()})
    left = delivery.left(now.lines)
    changes.ensure_day(asked.requested_on, min((now.days[sku] for sku in left), default=""))
    before = {line.sku: line for line in now.document.lines}
    touched = [sku for sku, line in before.items() if wanted[sku] not in {0, line.quantity}]
    offers = reviewing.offers(touched) if touched else {}
    _ensure_not_shipped(now, wanted)
    lines = [
        _on_day(_line(_promised(line, now), wanted[sku], offers, language), asked.requested_on if sku in left else None)
        for sku, line in before.items()
        if wanted[sku]
    ]
    return _summed(_addressed(now.document, asked), lines, language)


def _addressed(before: DocumentView, asked: AskChange) -> DocumentView:
    """With the addresses that shall be others."""
    others = {"delivery_address": asked.delivery_address, "invoice_address": asked.invoice_address}
    return before.model_copy(update={name: AddressView.of(other) for name, other in others.items() if other})


def at_todays_prices(now: Facts, language: str) -> DocumentView:
    """The order as it would be reviewed today, in the words that were agreed. Raises EverythingRemoved."""
    today = reviewing.as_of_today(now.document, language)
    if today is None:
        raise changes.EverythingRemoved("Nothing of it can be had any more. Please refuse the order instead.")
    before = now.document
    names = {line.sku: line.name for line in before.lines}
    lines = [line.model_copy(update={"name": names[line.sku]}) for line in today.lines]
    same_way = before.way is not None and today.way is not None and before.way.code == today.way.code
    way = before.way if same_way else today.way
    return today.model_copy(update={"lines": lines, "way": way, "charges": _as_named(before, today.charges)})


def agreed(document: DocumentView, days: Mapping[str, str]) -> Agreed:
    """What the customer agrees to with a document, its lines coming on those days."""
    lines = {
        line.sku: Look(line.quantity, line.unit_price, line.discount_rate, line.vat_rate, days[line.sku])
        for line in document.lines
    }
    to = _in_words(document.delivery_address)
    return Agreed(lines, to, documents.charged(document), _in_words(document.invoice_address) or to)


def _in_words(address: AddressView | None) -> str:
    return ", ".join(part for part in address.model_dump().values() if part) if address else ""


def differences(now: Facts, document: DocumentView) -> list[changes.Changed]:
    """What is otherwise in it than it was agreed. Raises NothingChanged."""
    days = {line.sku: line.promised_on for line in document.lines}
    return changes.differences(agreed(now.document, now.days), agreed(document, days))


def _summed(before: DocumentView, lines: list[LineView], language: str) -> DocumentView:
    net, was = documents.goods(lines), documents.goods(before.lines)
    minimum = vendor.order_minimum(before.currency)
    if net < min(minimum, was):
        missing = {"minimum": minimum, "net": net, "missing": minimum - net, "currency": before.currency}
        raise BelowOrderMinimum("This is less than the least that can be ordered.", **missing)
    charges = before.charges if net == was else _charges(before, net, language)
    told = {**documents.sums(lines, charges), "charges": charges}
    return before.model_copy(update={**told, "lines": lines})


def _charges(before: DocumentView, goods: int, language: str) -> list[ChargeView]:
    """By what the vendor charges today, as long as there is the way that was chosen; else as it was agreed."""
    wished = before.way.code if before.way else STANDARD.code
    way = charging.way(wished, before.currency)
    if way.code != wished:
        return before.charges
    return _as_named(before, charging.of(way, goods, before.currency, language))


def _as_named(before: DocumentView, charges: list[ChargeView]) -> list[ChargeView]:
    """In the words that were agreed: who changes an order may read another language than who placed it."""
    names = {one.key: one.name for one in before.charges}
    return [one.model_copy(update={"name": names.get(one.key, one.name)}) for one in charges]


def _ensure_not_shipped(now: Facts, wanted: Mapping[str, int]) -> None:
    """A line of which a part has left keeps its price, so more of it is an order of its own."""
    more = [line.sku for line in now.lines if line.shipped and wanted[line.sku] > line.ordered]
    if more:
        raise OrderMoreApart("A part of it has left already. Please order more of it apart.", skus=", ".join(more))


def _line(line: LineView, quantity: int, offers: Mapping[str, Offer | None], language: str) -> LineView:
    if quantity == line.quantity:
        return line
    offer = offers[line.sku]
    return _less(line, quantity, offer) if quantity < line.quantity else _more(line, quantity, offer, language)


def _less(line: LineView, quantity: int, offer: Offer | None) -> LineView:
    """At the agreed price. A discount that went with the quantity may go with it."""
    if offer and (short := offer.terms.lack(quantity)):
        told = {"sku": line.sku, "wanted": quantity, "name": line.name, "unit": line.unit, "decimals": line.decimals}
        problem = LineProblemView(**told, reason=short.lack.value, by=short.by, below=short.below, above=short.above)
        raise LinesNotPossible("So little cannot be ordered.", lines=[problem.model_dump()], order=None)
    rate = min(line.discount_rate, offer.terms.discount_at(quantity)) if offer else line.discount_rate
    amounts = line_amounts(line.unit_price, quantity, line.decimals, rate)
    return line.model_copy(
        update={"quantity": quantity, "discount_rate": rate, "discount": amounts.discount, "net": amounts.net}
    )


def _more(line: LineView, quantity: int, offer: Offer | None, language: str) -> LineView:
    """As it is sold today; what the order has from the shelf already counts as being there."""
    known = offer
    if offer and offer.stock is not None and line.from_stock:
        known = replace(offer, stock=offer.stock + line.quantity)
    problem = checking.problem_of(line.sku, quantity, known, language, company=None)
    if problem or known is None:
        told = [problem.model_dump()] if problem else []
        raise LinesNotPossible("So much cannot be ordered.", lines=told, order=None)
    fresh = documents.line_of(known, quantity, line.note, language, clock.now())
    if fresh.from_stock is not line.from_stock:
        raise OrderMoreApart("More of it would come another way. Please order it apart.", skus=line.sku)
    return fresh.model_copy(update={"name": line.name, "promised_on": max(fresh.promised_on, line.promised_on)})


def _promised(line: LineView, now: Facts) -> LineView:
    return line.model_copy(update={"promised_on": now.days[line.sku]})


def _on_day(line: LineView, wish: str | None) -> LineView:
    return line.model_copy(update={"promised_on": max(line.promised_on, wish or "")})
