"""What staff must not forget about a ticket, on the wire."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Line, View
from chalicelib.tickets.rules import checklist

Version = Annotated[int, Field(ge=1, le=10**9)]


class WantedPoint(Input):
    """One thing to do, and whether it is done."""

    text: Annotated[Line, Field(min_length=1, max_length=120)]
    done: bool = False


class SetChecklist(Input):
    """The whole list from now on, in its order."""

    points: Annotated[tuple[WantedPoint, ...], Field(max_length=checklist.MOST)]
    version: Version


class PointView(View):
    """One thing to do; `done_by` and `done_at` are None while it is not."""

    text: str
    done_by: str | None
    done_at: str | None
