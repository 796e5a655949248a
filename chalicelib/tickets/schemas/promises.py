"""What the vendor promises, on the wire."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Line, View
from chalicelib.tickets.rules.priority import Priority, Severity, Urgency


class TargetView(View):
    """How soon we answer, solve, and find what led to it, in business minutes."""

    priority: Priority
    first_reply: int
    next_reply: int
    resolution: int
    cause: int


class AnswerPriority(View):
    """Which priority two answers give."""

    severity: Severity
    urgency: Urgency
    priority: Priority


class PromisesQuery(Input):
    """To whom: a class of customers. A name that is none stands for everybody."""

    service_class: Annotated[Line, Field(max_length=40)] = ""


class PromisesView(View):
    """What the vendor promises: priorities, targets and opening hours."""

    priorities: list[AnswerPriority]
    targets: list[TargetView]
    time_zone: str
    week: dict[str, list[str]]
    holidays: list[str]
    reopen_days: int
