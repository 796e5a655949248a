"""What staff answer, on the wire."""

from typing import Literal, Self

from pydantic import AwareDatetime, model_validator

from chalicelib.kernel.schema import Input
from chalicelib.tickets.rules.states import State
from chalicelib.tickets.schemas import Message
from chalicelib.tickets.schemas.assigning import Whom
from chalicelib.tickets.schemas.batches import Tags
from chalicelib.tickets.schemas.files import SentFiles

Then = Literal[State.OPEN, State.WAITING_CUSTOMER, State.SOLVED]
"""Where an answer leaves a ticket."""


class AnswerTicket(Input):
    """What staff write: to the customer, or a note to each other. `then` is where a public answer leaves the ticket.

    `news_by` promises more by then; it goes with `then` open. With a public answer the ticket may be given to somebody
    (`assign`) and get tags of the staff's.
    """

    text: Message
    internal: bool = False
    then: Then = State.OPEN
    news_by: AwareDatetime | None = None
    files: SentFiles = ()
    assign: Whom | None = None
    add_tags: Tags = ()

    @model_validator(mode="after")
    def _nothing_goes_with_a_note(self) -> Self:
        if self.internal and (self.assign or self.add_tags):
            raise ValueError("a note changes nothing")
        return self
