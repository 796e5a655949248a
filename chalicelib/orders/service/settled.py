"""What the vendor has settled about orders: how each setting is read."""

from functools import lru_cache

from chalicelib.orders.rules.accepting import AcceptOrders
from chalicelib.orders.rules.billed import InvoiceOn
from chalicelib.orders.rules.charges import Fee, Way
from chalicelib.orders.schemas.settled import SettledFee, SettledWay
from chalicelib.platform.settings import settings
from chalicelib.platform.settled import Setting, shaped


def ways() -> list[Way]:
    """Ways of delivery, in the order in which customers see them; none where the vendor has settled nothing."""
    return _ways(settings().delivery_ways)


def fees() -> list[Fee]:
    """What small orders cost more."""
    return _fees(settings().fees)


@lru_cache(1)
def _ways(text: str) -> list[Way]:
    return [Way(**one.model_dump()) for one in shaped(text, list[SettledWay])]


@lru_cache(1)
def _fees(text: str) -> list[Fee]:
    return [Fee(**one.model_dump()) for one in shaped(text, list[SettledFee])]


SETTLED = (
    Setting("delivery_ways", _ways),
    Setting("fees", _fees),
    Setting("invoice_on", InvoiceOn),
    Setting("accept_orders", AcceptOrders),
    Setting("reorder_tick", int),
)
