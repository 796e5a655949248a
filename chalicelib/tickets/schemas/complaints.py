"""What is asked about a complaint. Days are the vendor's, YYYY-MM-DD; amounts in minor units."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.schema import Day, Input, Line
from chalicelib.tickets.rules.remedies import AboutKind
from chalicelib.tickets.rules.states import Move
from chalicelib.tickets.schemas import Message, Reason, Version


class About(Input):
    """A credit note, refund or return of the customer's by its number."""

    kind: AboutKind
    number: Annotated[Line, Field(min_length=1, max_length=24)]


class Worth(Input):
    """What an offer is worth. It tells, and moves no money."""

    amount: Annotated[int, Field(ge=1, le=10**12)]
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]


class OfferRemedy(Input):
    """What we offer to put it right, and the last day on which the customer can accept it."""

    words: Reason
    until: Day
    amount: Worth | None = None
    about: About | None = None
    version: Version


class AnswerRemedy(Input):
    """What the customer says to the offer that waits, with a word if they like."""

    move: Literal[Move.ACCEPT_REMEDY, Move.REFUSE_REMEDY]
    word: Reason | None = None
    version: Version


class FinishRemedy(Input):
    """What was accepted is done, perhaps by a document that exists by now."""

    remedy_id: Annotated[Line, Field(min_length=1, max_length=40)]
    about: About | None = None
    version: Version


class SendLetter(Input):
    """Our final answer."""

    text: Message
    version: Version
