"""What customers think of how we handled their tickets, on the wire."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Line, Moment, Text, View
from chalicelib.tickets.rules.rating import Verdict


class RateTicket(Input):
    """Good or bad, with a word; if it was bad, what we should do: that takes the ticket up again."""

    verdict: Verdict
    word: Annotated[Line, Field(max_length=200)] = ""
    wish: Annotated[Text, Field(max_length=2_000)] = ""


class RatingView(View):
    """What the customer said so far, the verdict null before; `open_until` is until when they may say otherwise."""

    verdict: Verdict | None
    word: str
    wish: str
    rated_at: Moment | None
    open_until: Moment | None


class LinkedRatingView(View):
    """The same for whoever has the link of our mail. `is_open`: we are at it; `answer_by`: by when we answer then."""

    number: str
    subject: str
    rating: RatingView
    is_open: bool
    answer_by: Moment | None
