"""Who is told about lists and products: whoever asked to be."""

from datetime import date

from chalicelib.accounts import service as accounts
from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.events import ProductBack, ProductGone
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import shopping as news
from chalicelib.orders.events.lists import ListDue
from chalicelib.orders.service import lists


def tell_due(event: ListDue, envelope: Envelope) -> None:
    """What has changed in the list, as it is now."""
    reader = accounts.contact(event.member_id)
    found = lists.mail_facts(event.account_id, event.list_id, event.reorder_id, reader.language) if reader else None
    if reader and found:
        changed = tuple((name, became.value) for name, became in found.changed)
        on = date.fromisoformat(event.on)
        service.notify(envelope, [reader], news.ListDue(found.name, event.reorder_id, on, found.products, changed))


def tell_back(event: ProductBack, envelope: Envelope) -> None:
    """What they waited for is there."""
    if reader := accounts.contact(event.member_id):
        found = catalogue.alert_facts(event.sku, reader.language)
        service.notify(envelope, [reader], news.ProductBack(found.name, event.sku))


def tell_gone(event: ProductGone, envelope: Envelope) -> None:
    """They need not wait any longer, and what there is instead."""
    if reader := accounts.contact(event.member_id):
        found = catalogue.alert_facts(event.sku, reader.language)
        told = news.ProductGone(found.name, event.sku, found.successor, found.successor_name)
        service.notify(envelope, [reader], told)


REACTIONS = (
    Reaction(ListDue, "notifications.list.due", tell_due, queue="notifications"),
    Reaction(ProductBack, "notifications.product.back", tell_back, queue="notifications"),
    Reaction(ProductGone, "notifications.product.gone", tell_gone, queue="notifications"),
)
