"""Facts about returns. What people wrote stands in the return alone."""

from typing import ClassVar

from pydantic import Field

from chalicelib.kernel.event import Event


class ReturnEvent(Event):
    """What all of them tell. `entry_id` is the entry of the return that tells of it, empty where none does."""

    number: str
    account_id: str
    member_id: str
    entry_id: str = ""


class ReturnRequested(ReturnEvent):
    """A customer wants to send something back."""

    name: ClassVar[str] = "return.requested"


class ReturnApproved(ReturnEvent):
    """It may be sent."""

    name: ClassVar[str] = "return.approved"


class ReturnDeclined(ReturnEvent):
    """It may not be sent, or was not, for a reason that the customer reads."""

    name: ClassVar[str] = "return.declined"


class ReturnAppealed(ReturnEvent):
    """The customer asks to look again."""

    name: ClassVar[str] = "return.appealed"


class ReturnCancelled(ReturnEvent):
    """The customer keeps the goods."""

    name: ClassVar[str] = "return.cancelled"


class ReturnExpired(ReturnEvent):
    """It was approved, and never sent."""

    name: ClassVar[str] = "return.expired"


class ReturnSent(ReturnEvent):
    """It is on its way."""

    name: ClassVar[str] = "return.sent"


class ReturnReceived(ReturnEvent):
    """Some or all of it has come, and was counted."""

    name: ClassVar[str] = "return.received"


class ReturnInspected(ReturnEvent):
    """Staff have looked at what came."""

    name: ClassVar[str] = "return.inspected"


class ReturnInRepair(ReturnEvent):
    """What came is being repaired."""

    name: ClassVar[str] = "return.in_repair"


class ReturnSentBack(ReturnEvent):
    """It is repaired, and on its way to the customer."""

    name: ClassVar[str] = "return.sent_back"


class ReturnSettled(ReturnEvent):
    """What came is settled. `rest`: more is still waited for. `brings` is what it brings by order, in minor units.

    `purpose` is what the credit of these orders is kept for, empty when it is not.
    """

    name: ClassVar[str] = "return.settled"
    rest: bool = False
    settlement: str = "credit"
    brings: dict[str, int] = Field(default_factory=dict)
    purpose: str = ""


class ReturnDue(ReturnEvent):
    """Whoever should have acted has not: `acts_next` is buyer or staff."""

    name: ClassVar[str] = "return.due"
    acts_next: str


EVERY: tuple[type[ReturnEvent], ...] = (
    ReturnRequested,
    ReturnApproved,
    ReturnDeclined,
    ReturnAppealed,
    ReturnCancelled,
    ReturnExpired,
    ReturnSent,
    ReturnReceived,
    ReturnInspected,
    ReturnInRepair,
    ReturnSentBack,
    ReturnSettled,
)
"""Whatever may change how a return stands in lists."""
