"""How we do, on the wire. Shares are basis points: 2550 is 25.5 %."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, View
from chalicelib.tickets.rules.causes import Category


class MonthQuery(Input):
    """A month of the vendor's calendar, like 2030-01."""

    month: Annotated[str, Field(pattern="^[0-9]{4}-(0[1-9]|1[0-2])$")]


class ScoreView(View):
    """How many tickets were good and how many bad in their customers' eyes."""

    good: int
    bad: int


class DayScoreView(ScoreView):
    """The same of tickets that were first rated on a day."""

    day: str


class RatingFiguresView(ScoreView):
    """A month, and its days on which somebody rated."""

    days: list[DayScoreView]


class RankView(View):
    """So many tickets, their share, and the share of these and of all that rank before."""

    tickets: int
    share: int
    running: int


class CategoryRank(RankView):
    """Where it lies."""

    category: Category


class TopicShare(View):
    """What the tickets were about, by the tags of what led to them; a ticket may have several."""

    topic: str
    tickets: int
    share: int


class CauseRank(RankView):
    """What led to them."""

    cause_id: str
    title: str
    category: Category


class CauseFiguresView(View):
    """What led to the tickets that were bound in a month, most first: the few that matter stand at the top."""

    tickets: int
    causes: list[CauseRank]
    categories: list[CategoryRank]
    topics: list[TopicShare]
