"""What can be told about withdrawals from a contract. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.notifications.news import News


@dataclass(frozen=True, slots=True)
class Goods:
    """So much of something, in its smallest step."""

    name: str
    quantity: int
    decimals: int
    unit: str


@dataclass(frozen=True, slots=True)
class WithdrawalFacts:
    """A withdrawal as mails tell of it: `cancelled` will not be sent, `back` is to come back.

    `statement` is what was sent, with number and time, `sha256` its seal. `send_back_to` is empty where the vendor has
    not said where goods go.
    """

    number: str
    name: str
    received_at: datetime
    order: str | None
    statement: str
    sha256: str
    cancelled: tuple[Goods, ...]
    back: tuple[Goods, ...]
    send_back_by: datetime | None
    send_back_to: str
    pay_back_by: datetime


@dataclass(frozen=True)
class WithdrawalNews(News):
    """Something about a withdrawal."""

    withdrawal: WithdrawalFacts

    @property
    def number(self) -> str:
        return self.withdrawal.number

    @property
    def link(self) -> str:
        return f"/app/staff/withdrawals/{self.number}" if self.to_staff else f"/app/withdrawals/{self.number}"

    @property
    def title_facts(self) -> dict[str, Any]:
        return {"number": self.number}


@dataclass(frozen=True)
class WithdrawalReceipt(WithdrawalNews):
    """What was sent, word by word, and when it reached us: to whatever address was given."""

    kind = "withdrawal_received"


@dataclass(frozen=True)
class WithdrawalAccepted(WithdrawalNews):
    """It is valid: what is cancelled, what comes back until when, and when the money is back."""

    kind = "withdrawal_accepted"


@dataclass(frozen=True)
class WithdrawalFoundInvalid(WithdrawalNews):
    """It is not valid, and why."""

    kind = "withdrawal_found_invalid"
    reason: str


@dataclass(frozen=True)
class WithdrawalGoodsReceived(WithdrawalNews):
    """What was sent back has arrived."""

    kind = "withdrawal_goods_received"


@dataclass(frozen=True)
class WithdrawalSettled(WithdrawalNews):
    """The money is on its way, or nothing was owed."""

    kind = "withdrawal_settled"


@dataclass(frozen=True)
class WithdrawalWaits(WithdrawalNews):
    """To staff: find its order, or look what of it is valid."""

    kind = "staff_withdrawal_waits"
    to_staff = True
