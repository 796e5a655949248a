"""What staff do to several tickets at once, and their own tags, on the wire."""

from typing import Annotated

from pydantic import Field, model_validator

from chalicelib.kernel.schema import Input, Line, Moment, View
from chalicelib.tickets.rules import batches, staff_tags
from chalicelib.tickets.rules.batches import Deed
from chalicelib.tickets.schemas import Tag, TicketFacts, Version
from chalicelib.tickets.schemas.assigning import Whom

Tags = Annotated[tuple[Tag, ...], Field(max_length=staff_tags.MOST)]


class ChosenTicket(Input):
    """A ticket, and the version that staff looked at: 0, which none has, of a line from before lines had versions."""

    number: Annotated[Line, Field(min_length=1, max_length=20)]
    version: Annotated[int, Field(ge=0, le=10**9)]


class MakeBatch(Whom):
    """One deed on several tickets. Whom they are given to comes with assign; `add` and `remove` with tag."""

    tickets: Annotated[tuple[ChosenTicket, ...], Field(min_length=1, max_length=batches.MOST)]
    deed: Deed
    add: Tags = ()
    remove: Tags = ()

    @model_validator(mode="after")
    def _tags_with_their_deed(self) -> "MakeBatch":
        if bool(self.add or self.remove) != (self.deed is Deed.TAG):
            raise ValueError("tags come with the deed that sets them, and it with tags")
        return self

    @model_validator(mode="after")
    def _somebody_with_their_deed(self) -> "MakeBatch":
        if (self.assignee or self.team or self.least_busy) and self.deed is not Deed.ASSIGN:
            raise ValueError("somebody comes with the deed that gives to them")
        return self


class SetStaffTags(Input):
    """The staff's own words for a ticket, from now on. No customer sees them."""

    tags: Tags
    version: Version


class RefusedTicket(View):
    """A ticket for which it could not be: `code` names why, as in a problem."""

    number: str
    code: str
    detail: str


class BatchView(View):
    """What has become of a batch: the tickets that went as they are now, and the others.

    Until `undo_until` it can be undone, and nobody is told of it.
    """

    batch_id: str
    undo_until: Moment
    went: list[TicketFacts]
    refused: list[RefusedTicket]
