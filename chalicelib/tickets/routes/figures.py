"""HTTP for staff who want to know how we do: what led to tickets, and how content customers are."""

from chalicelib.kernel.principal import Principal
from chalicelib.platform.http import Api, Audience
from chalicelib.tickets.schemas.figures import CauseFiguresView, MonthQuery, RatingFiguresView, ScoreView
from chalicelib.tickets.service import figures

staff = Api(__name__, audience=Audience.STAFF)


@staff.get("/staff/tickets/{number}/score")
def show_score(caller: Principal, number: str) -> ScoreView:
    """How many tickets of this one's customer were good in their eyes, how many bad."""
    return figures.score(caller, number)


@staff.get("/staff/figures/ratings")
def show_rating_figures(query: MonthQuery) -> RatingFiguresView:
    """The same of all customers in a month, by the day on which a ticket was first rated."""
    return figures.ratings(query.month)


@staff.get("/staff/figures/causes")
def show_cause_figures(query: MonthQuery) -> CauseFiguresView:
    """What led to most tickets in a month, with each one's share and that of all before it."""
    return figures.causes(query.month)
