"""How we do, for staff: what led to most tickets, and how content customers are. Each is one Query or read."""

from collections import Counter

from chalicelib.kernel.principal import Principal
from chalicelib.tickets.models.ratings import Score
from chalicelib.tickets.models.tallies import Tally
from chalicelib.tickets.rules.causes import Category
from chalicelib.tickets.rules.pareto import ranked
from chalicelib.tickets.schemas.figures import (
    CategoryRank,
    CauseFiguresView,
    CauseRank,
    DayScoreView,
    RatingFiguresView,
    ScoreView,
    TopicShare,
)
from chalicelib.tickets.service import reading


def score(caller: Principal, number: str) -> ScoreView:
    """That of the account whose ticket it is; all zero where nobody has rated. Raises TicketNotFound."""
    found = Score.of_account(reading.find(caller, number).account_id)
    return ScoreView(good=int(found.good), bad=int(found.bad))


def ratings(month: str) -> RatingFiguresView:
    """A month of the vendor's calendar, and its days on which somebody rated."""
    days = [DayScoreView(day=day.sk, good=int(day.good), bad=int(day.bad)) for day in Score.of_month(month)]
    return RatingFiguresView(good=sum(day.good for day in days), bad=sum(day.bad for day in days), days=days)


def causes(month: str) -> CauseFiguresView:
    """What led to the tickets that were bound in a month, most first: by cause, by where it lies, by topic."""
    tallies = Tally.of_month(month)
    latest = {tally.cause_id: tally for tally in tallies}
    by_cause: Counter[str] = Counter()
    by_category: Counter[Category] = Counter()
    by_topic: Counter[str] = Counter()
    for tally in tallies:
        bound = int(tally.tickets)
        by_cause[tally.cause_id] += bound
        by_category[Category(tally.category)] += bound
        by_topic.update({str(tag): bound for tag in tally.tags or []})
    whole = by_cause.total()
    return CauseFiguresView(
        tickets=whole,
        causes=[
            CauseRank(
                cause_id=one.name,
                title=latest[one.name].title,
                category=latest[one.name].category,
                tickets=one.count,
                share=one.share,
                running=one.running,
            )
            for one in ranked(by_cause, whole)
        ],
        categories=[
            CategoryRank(category=one.name, tickets=one.count, share=one.share, running=one.running)
            for one in ranked(by_category, whole)
        ],
        topics=[TopicShare(topic=one.name, tickets=one.count, share=one.share) for one in ranked(by_topic, whole)],
    )
