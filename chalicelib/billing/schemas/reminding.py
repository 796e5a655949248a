"""Reminders, promises to pay and instalments on the wire. Amounts in minor units, days of the vendor's calendar."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.billing.rules.instalments import Every, PlanState
from chalicelib.billing.rules.reminders import Tone
from chalicelib.billing.schemas.asked import Number, Reason, WrittenDay
from chalicelib.kernel.schema import Input, Text, View


class PromisePayment(Input):
    """You will have paid by then: the invoices you name, or all that fall due by that day."""

    until: WrittenDay
    numbers: Annotated[list[Number], Field(min_length=1, max_length=100)] | None = None


class AskInstalments(Input):
    """Pay what you owe in so many equal parts, a week or a month apart, the first of them on that day."""

    parts: Annotated[int, Field(ge=2, le=24)]
    every: Every
    first: WrittenDay
    message: Annotated[Text, Field(max_length=1000)] = ""


class AnswerInstalments(Input):
    """Agree or decline. The customer reads the reason."""

    outcome: Literal["agreed", "declined"]
    reason: Reason


class InstalmentView(View):
    """So much by that day."""

    on: str
    amount: int


class PlanView(View):
    """A request to pay in parts, and what was answered."""

    number: str
    state: PlanState
    amount: int
    currency: str
    schedule: list[InstalmentView]
    message: str | None
    reason: str | None
    asked_at: str
    answered_at: str | None


class PromiseView(View):
    """This invoice will have been paid by then."""

    number: str
    until: str


class RemindersView(View):
    """When you were reminded last, what you promised, and your plan. `waits_for_person`: somebody looks into it."""

    last_mail: str | None
    promises: list[PromiseView]
    plan: PlanView | None
    waits_for_person: bool


class ReminderLineView(View):
    """A debt in a reminder."""

    number: str
    due: str
    open: int


class ReminderLetter(View):
    """A reminder: what is to be paid of which invoices, and how it is said."""

    tone: Tone
    currency: str
    total: int
    lines: list[ReminderLineView]


class MoneyTaskView(View):
    """What waits for a person: instalments or a refund (`ref` is its number), or debts that no mail helped."""

    kind: str
    account_id: str
    ref: str
    amount: int
    currency: str
    since: str


class MoneyTasksView(View):
    """A page of them, the longest waiting first."""

    items: list[MoneyTaskView]
    next_cursor: str | None
