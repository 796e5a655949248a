"""Facts about withdrawals. What consumers wrote, and where their receipt goes, stands in the withdrawal alone."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class WithdrawalEvent(Event):
    """What all of them tell; `order` is empty while none is known."""

    number: str
    order: str = ""
    account_id: str = ""
    member_id: str = ""


class WithdrawalReceived(WithdrawalEvent):
    """A consumer has withdrawn from a contract. Which one is found out afterwards."""

    name: ClassVar[str] = "withdrawal.received"


class WithdrawalReceiptDue(WithdrawalEvent):
    """Its receipt goes out by mail."""

    name: ClassVar[str] = "withdrawal.receipt_due"


class WithdrawalWaits(WithdrawalEvent):
    """Staff must find its order, or look what of it is valid."""

    name: ClassVar[str] = "withdrawal.waits"


class WithdrawalMatched(WithdrawalEvent):
    """Staff have said which order it is from; what of it is valid is still to be seen."""

    name: ClassVar[str] = "withdrawal.matched"


class WithdrawalAccepted(WithdrawalEvent):
    """It is valid, and for these quantities; what was not sent is cancelled."""

    name: ClassVar[str] = "withdrawal.accepted"


class WithdrawalFoundInvalid(WithdrawalEvent):
    """It is not valid, for a reason that the consumer reads."""

    name: ClassVar[str] = "withdrawal.found_invalid"


class WithdrawalGoodsReceived(WithdrawalEvent):
    """What had been sent is back."""

    name: ClassVar[str] = "withdrawal.goods_received"


class WithdrawalSettled(WithdrawalEvent):
    """The money is paid back, or nothing was owed."""

    name: ClassVar[str] = "withdrawal.settled"


EVERY: tuple[type[WithdrawalEvent], ...] = (
    WithdrawalReceived,
    WithdrawalWaits,
    WithdrawalMatched,
    WithdrawalAccepted,
    WithdrawalFoundInvalid,
    WithdrawalGoodsReceived,
    WithdrawalSettled,
)
"""Whatever may change how a withdrawal stands in lists."""
