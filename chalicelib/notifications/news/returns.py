"""What can be told about returns. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.notifications.news import News
from chalicelib.notifications.news.withdrawals import Goods


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """A return as mails tell of it: `goods` are the pieces that the news is about, `money` what they bring or have
    brought, each an amount in minor units with its currency.

    `send_to` is empty where the vendor has not said where goods go. `order` is what was made in exchange, `sent_by` how
    what was repaired is sent back.
    """

    number: str
    customer: str
    goods: tuple[Goods, ...] = ()
    money: tuple[tuple[int, str], ...] = ()
    send_by: datetime | None = None
    expires_at: datetime | None = None
    send_to: str = ""
    order: str = ""
    sent_by: str = ""


@dataclass(frozen=True)
class ReturnNews(News):
    """Something about a return; `said` is what `by` wrote with it, for a no the reason."""

    about: ReturnFacts
    said: str | None = None
    by: str = ""

    @property
    def number(self) -> str:
        return self.about.number

    @property
    def link(self) -> str:
        return f"/app/staff/returns/{self.number}" if self.to_staff else f"/app/returns/{self.number}"

    @property
    def title_facts(self) -> dict[str, Any]:
        return {"number": self.number, "name": self.about.customer}


class ReturnRequested(ReturnNews):
    """The customer's receipt."""

    kind = "return_requested"


class ReturnApproved(ReturnNews):
    """It may be sent: where to, and until when."""

    kind = "return_approved"


class ReturnDeclined(ReturnNews):
    """It may not be sent, and why."""

    kind = "return_declined"


class ReturnCancelled(ReturnNews):
    """The customer keeps the goods."""

    kind = "return_cancelled"


class ReturnReceived(ReturnNews):
    """What came, as it was counted."""

    kind = "return_received"


class ReturnRefused(ReturnNews):
    """Some of it was worse than described and goes back."""

    kind = "return_refused"


class ReturnSettled(ReturnNews):
    """What came is credited."""

    kind = "return_settled"


class ReturnPaidBack(ReturnNews):
    """What came is credited, and what was paid for it goes back."""

    kind = "return_paid_back"


class ReturnExchanged(ReturnNews):
    """What came is settled by what is sent in exchange."""

    kind = "return_exchanged"


class ReturnInRepair(ReturnNews):
    """It is being repaired."""

    kind = "return_in_repair"


class ReturnSentBack(ReturnNews):
    """It is repaired, and on its way to the customer."""

    kind = "return_sent_back"


class ReturnRepaired(ReturnNews):
    """What was repaired is with the customer."""

    kind = "return_repaired"


class ReturnOver(ReturnNews):
    """Nothing of it could be credited."""

    kind = "return_over"


class ReturnToSend(ReturnNews):
    """It should have been sent by now."""

    kind = "return_to_send"


class ReturnExpired(ReturnNews):
    """It was never sent, and the customer keeps the goods."""

    kind = "return_expired"


class NewReturn(ReturnNews):
    """To staff: a return to decide on."""

    kind = "staff_return_requested"
    to_staff = True


class ReturnAppealed(ReturnNews):
    """To staff: a customer asks to look again."""

    kind = "staff_return_appealed"
    to_staff = True


class ReturnDue(ReturnNews):
    """To staff: a customer waits for the next step."""

    kind = "staff_return_due"
    to_staff = True
