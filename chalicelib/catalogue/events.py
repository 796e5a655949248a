"""Facts about products that somebody waits for."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class AlertEvent(Event):
    """What both say: which product, and who is to be told. The alert has ended with it."""

    sku: str
    member_id: str


class ProductBack(AlertEvent):
    """There is some of it again."""

    name: ClassVar[str] = "product.back"


class ProductGone(AlertEvent):
    """It will not come back."""

    name: ClassVar[str] = "product.gone"
