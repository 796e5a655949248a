"""Facts about named lists."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class ListDue(Event):
    """A list has come round: `reorder_id` shows what has changed, for an order meant for the day `on`."""

    name: ClassVar[str] = "list.due"
    list_id: str
    account_id: str
    member_id: str
    reorder_id: str
    on: str
