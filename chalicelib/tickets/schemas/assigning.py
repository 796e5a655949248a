"""Who takes care of tickets, on the wire."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from chalicelib.kernel.schema import Input, Line
from chalicelib.tickets.schemas import Version


class Whom(Input):
    """Who takes care of a ticket from now on: a colleague, a team, or nobody.

    `least_busy` is whoever has the fewest tickets at work: of the team, or of all.
    """

    assignee: Annotated[Line, Field(min_length=1, max_length=64)] | None = None
    team: Annotated[Line, Field(min_length=1, max_length=64)] | None = None
    least_busy: bool = False

    @model_validator(mode="after")
    def _a_colleague_alone(self) -> Self:
        if self.assignee and (self.team or self.least_busy):
            raise ValueError("names a colleague and somebody else")
        return self


class AssignTicket(Whom):
    """Who has a ticket from now on."""

    version: Version
