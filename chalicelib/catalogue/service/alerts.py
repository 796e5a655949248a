"""Alerts: somebody waits for a product, and is told once when it is back, or that it never will be."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.catalogue import models, rules
from chalicelib.catalogue.events import ProductBack, ProductGone
from chalicelib.catalogue.models import Product, Stock
from chalicelib.catalogue.models.alerts import Alert, Watch
from chalicelib.catalogue.rules import Terms
from chalicelib.catalogue.rules import alerts as rule
from chalicelib.catalogue.schemas import AlertsView, AlertView, SetAlert
from chalicelib.catalogue.service import browsing
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.event import Envelope
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, outbox, timers

TIMER = "product.alerts"
_MOST_TOLD = 100  # at one look


class NothingToWaitFor(Conflict):
    """The product is there, or will not be again, or is not sold to the caller."""


class _AskedBefore(Conflict):
    """They wait already."""


class _ToldBefore(Conflict):
    """They do not wait any more."""


class _LookedBefore(Conflict):
    """Somebody has looked for this time, or those who were told shall have a while to themselves."""


def set_alert(caller: Principal, request: SetAlert) -> AlertsView:
    """The caller waits for a product, or does not any more. Raises ProductNotFound or NothingToWaitFor."""
    sku = request.sku.upper()
    if request.wanted:
        _begin(caller, sku)
    else:
        _end(db.find(Alert, f"A#{caller.id}", sku))
    return listed(caller, None, 100)


def _begin(caller: Principal, sku: str) -> None:
    article = browsing.find(sku)
    terms = article.product.terms
    if article.left != 0 or terms.discontinued or not terms.is_for(company=bool(caller.company)):
        raise NothingToWaitFor("There is nothing to wait for. Please look at the product again.")
    now = clock.now()
    alert = Alert.of_member(caller.id, sku, clock.stamp(now))
    try:
        with db.transaction() as tx:
            tx.create(alert, otherwise=_AskedBefore("You wait for it already."))
            tx.put(alert.queued())
            timers.set(tx, sku, TIMER, rule.next_look(now))
    except _AskedBefore:
        return


def _end(alert: Alert | None) -> None:
    if alert is not None:
        with db.transaction() as tx:
            tx.delete(alert)
            tx.delete(alert.queued())


def listed(caller: Principal, cursor: str | None, limit: int) -> AlertsView:
    """What the caller waits for."""
    page = Alert.listed(caller.id, cursor, limit)
    found = db.fetch(*(Product.wish(one.sku) for one in page.items)) if page.items else []
    names = {product.sku: rules.in_language(product.names, caller.language)[1] for product in found if product}
    items = [AlertView(sku=one.sku, name=names.get(one.sku, one.sku), asked_at=one.asked_at) for one in page.items]
    return AlertsView(items=items, next_cursor=page.next_cursor)


def look(sku: str, envelope: Envelope) -> None:
    """Whether a product is back: as many are told as can order some, first asked first; the others wait on.

    Timers may fire twice and in any order: before its time a look tells nobody.
    """
    waiting = Alert.waiting(sku, _MOST_TOLD)
    if not waiting:
        return
    product, stock = db.fetch(Product.wish(sku), Stock.wish(sku), consistent=True)
    terms, left = (product.terms, models.left(stock)) if product else (Terms(discontinued=True), 0)
    over = terms.discontinued and not left
    told = len(waiting) if over else rule.tellable(left, terms.least, len(waiting))
    wait = rule.AFTER_TELLING if told and left is not None and not over else rule.LOOK_EVERY
    try:
        _look_again(sku, rule.next_look(clock.now(), wait), envelope)
    except _LookedBefore:
        return
    for alert in waiting[:told]:
        _tell(alert, over=over)


def _look_again(sku: str, at: datetime, envelope: Envelope) -> None:
    due = Watch.next_at.does_not_exist() | (Watch.next_at <= clock.stamp(envelope.at))
    with db.transaction() as tx:
        tx.update(
            Watch.of(sku),
            [Watch.next_at.set(clock.stamp(at))],
            condition=due,
            otherwise=_LookedBefore("It is not time to look."),
        )
        timers.set(tx, sku, TIMER, at)


def _tell(alert: Alert, *, over: bool) -> None:
    event = ProductGone if over else ProductBack
    try:
        with db.transaction() as tx:
            tx.delete(alert, condition=Alert.pk.exists(), otherwise=_ToldBefore("They were told."))
            tx.delete(Alert.of_member(alert.member_id, alert.sku))
            outbox.add(tx, event(sku=alert.sku, member_id=alert.member_id))
    except _ToldBefore:
        return


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """A product's name, and SKU and name of what replaces it."""

    name: str
    successor: str
    successor_name: str


def alert_facts(sku: str, language: str) -> AlertFacts:
    """What whoever writes about it must know."""
    [product] = db.fetch(Product.wish(sku))
    if product is None:
        return AlertFacts(sku, "", "")
    name, successor = rules.in_language(product.names, language)[1], product.terms.successor
    found = db.fetch(Product.wish(successor))[0] if successor else None
    return AlertFacts(name, successor if found else "", rules.in_language(found.names, language)[1] if found else "")
