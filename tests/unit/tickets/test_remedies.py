"""What becomes of an offer: one table, and one offer at a time."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from chalicelib.tickets.rules import remedies
from chalicelib.tickets.rules.remedies import (
    MOST_REMEDIES,
    NoOfferWaits,
    OfferWaits,
    Remedies,
    Remedy,
    RemedyNotFound,
    RemedyState,
    TooManyRemedies,
)
from chalicelib.tickets.rules.states import Actor, Move
from tests.support.tickets import NOON, TEN

TODAY, LAST = date(2026, 6, 8), date(2026, 6, 15)
AFTER = date(2026, 6, 16)


def remedy(state: RemedyState = RemedyState.OFFERED, remedy_id: str = "rmd_1") -> Remedy:
    return Remedy(
        remedy_id=remedy_id, words="A new grinder", until=LAST, offered_by="Ilze", offered_at=TEN, state=state
    )


def after(actor: Actor, move: Move, state: RemedyState) -> RemedyState | None:
    """Where that move leads, by the use case that makes it; None where it is refused."""
    try:
        if actor is Actor.CUSTOMER:
            return remedies.answered((remedy(state),), move, TODAY)[0].state
        return remedies.finished((remedy(state),), "rmd_1")[0].state
    except (NoOfferWaits, RemedyNotFound):
        return None


@pytest.mark.parametrize("state", list(RemedyState))
def test_each_offer_goes_where_the_table_says_and_nowhere_else(state: RemedyState) -> None:
    offered = state is RemedyState.OFFERED
    assert after(Actor.CUSTOMER, Move.ACCEPT_REMEDY, state) == (RemedyState.ACCEPTED if offered else None)
    assert after(Actor.CUSTOMER, Move.REFUSE_REMEDY, state) == (RemedyState.REFUSED if offered else None)
    done = RemedyState.DONE if state is RemedyState.ACCEPTED else None
    assert after(Actor.STAFF, Move.FINISH_REMEDY, state) == done


@pytest.mark.parametrize(("state", "actor"), [*product(RemedyState, [Actor.CUSTOMER, Actor.STAFF])])
def test_what_can_be_done_is_what_is_not_refused(state: RemedyState, actor: Actor) -> None:
    moves = {Actor.CUSTOMER: {Move.ACCEPT_REMEDY, Move.REFUSE_REMEDY}, Actor.STAFF: {Move.FINISH_REMEDY}}
    possible = remedies.possible((remedy(state),), actor, TODAY)

    assert possible - {Move.OFFER_REMEDY} == {move for move in moves[actor] if after(actor, move, state)}
    assert (Move.OFFER_REMEDY in possible) == (actor is Actor.STAFF and state is not RemedyState.OFFERED)


def test_an_offer_holds_to_the_end_of_its_last_day() -> None:
    offers = (remedy(),)

    assert remedies.waiting(offers, LAST) == offers[0]
    assert remedies.waiting(offers, AFTER) is None
    assert remedies.lapsed(offers, LAST) == offers
    assert remedies.lapsed(offers, AFTER)[0].state is RemedyState.LAPSED
    with pytest.raises(NoOfferWaits):
        remedies.answered(offers, Move.ACCEPT_REMEDY, AFTER)


def test_an_answer_keeps_who_gave_it_and_touches_no_other_offer() -> None:
    offers = (remedy(RemedyState.REFUSED, "rmd_0"), remedy())
    old, new = remedies.answered(offers, Move.REFUSE_REMEDY, TODAY, answered_by="Elin", answered_at=NOON, word="No")

    assert old is offers[0]
    assert (new.state, new.answered_by, new.answered_at, new.word) == (RemedyState.REFUSED, "Elin", NOON, "No")


def test_the_next_offer_comes_after_the_answer_and_the_eleventh_never() -> None:
    with pytest.raises(OfferWaits):
        remedies.offered((remedy(),), remedy(), TODAY)
    some: Remedies = (remedy(RemedyState.REFUSED),)
    assert len(remedies.offered(some, remedy(), TODAY)) == 2
    many = tuple(replace(some[0], remedy_id=f"rmd_{count}") for count in range(MOST_REMEDIES))
    with pytest.raises(TooManyRemedies):
        remedies.offered(many, remedy(), TODAY)
    assert Move.OFFER_REMEDY not in remedies.possible(many, Actor.STAFF, TODAY)


def test_only_the_offer_that_is_named_is_done() -> None:
    offers = (remedy(RemedyState.ACCEPTED, "rmd_0"), remedy(RemedyState.ACCEPTED))

    assert [one.state for one in remedies.finished(offers, "rmd_1")] == [RemedyState.ACCEPTED, RemedyState.DONE]
    with pytest.raises(RemedyNotFound):
        remedies.finished(offers, "rmd_2")
