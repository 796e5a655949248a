"""A complaint from the first offer to its end: by the customer, or 30 days after our answer letter."""

from datetime import date, timedelta

import pytest

from chalicelib.tickets.rules import complaints, moves
from chalicelib.tickets.rules.complaints import EscalatedBefore, NobodyToEscalateTo, OfferDayNotAhead
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.outlook import closes_at, outlook
from chalicelib.tickets.rules.passing import time_passes
from chalicelib.tickets.rules.priority import Severity, Urgency
from chalicelib.tickets.rules.remedies import AboutKind, Remedy, RemedyState
from chalicelib.tickets.rules.sla import ClockKind, Ending
from chalicelib.tickets.rules.states import Actor, Kind, Move, MoveNotAllowed, Side, State
from chalicelib.tickets.rules.timing import object_until
from tests.support.tickets import ELEVEN, LEVEL, NINE, NOON, TEN, first_reply, june

LAST = date(2026, 6, 15)
OVER = june("16 00:00")


@pytest.fixture
def complaint() -> Handling:
    return moves.receive(LEVEL, NINE, kind=Kind.COMPLAINT, severity=Severity.HINDERED, urgency=Urgency.TODAY)


@pytest.fixture
def offered(complaint: Handling) -> Handling:
    return complaints.offer(complaint, LEVEL, TEN, remedy())


@pytest.fixture
def lettered(complaint: Handling) -> Handling:
    return complaints.send_letter(complaint, LEVEL, TEN)


def remedy(until: date = LAST) -> Remedy:
    return Remedy(remedy_id="rmd_1", words="A new grinder", until=until, offered_by="Ilze", offered_at=TEN)


def accepted(offered: Handling) -> Handling:
    return complaints.answer(offered, LEVEL, ELEVEN, Move.ACCEPT_REMEDY, "Elin", "Thanks")


def possible(handling: Handling, actor: Actor, *, to_somebody: bool = True) -> set[Move]:
    return set(complaints.possible(handling, actor, date(2026, 6, 8), to_somebody=to_somebody))


def test_an_offer_is_an_answer_and_the_customers_turn(offered: Handling) -> None:
    assert offered.state is State.WAITING_CUSTOMER
    assert first_reply(offered).ending is Ending.ANSWERED
    assert outlook(offered, LEVEL, NOON).by == OVER
    assert possible(offered, Actor.CUSTOMER) >= {Move.ACCEPT_REMEDY, Move.REFUSE_REMEDY, Move.ESCALATE}
    assert Move.OFFER_REMEDY not in possible(offered, Actor.STAFF)


@pytest.mark.parametrize("until", [date(2026, 6, 8), date(2026, 8, 8)])
def test_an_offer_holds_from_tomorrow_on_and_not_for_ever(complaint: Handling, until: date) -> None:
    with pytest.raises(OfferDayNotAhead):
        complaints.offer(complaint, LEVEL, TEN, remedy(until))


def test_only_complaints_have_offers(new: Handling) -> None:
    with pytest.raises(MoveNotAllowed):
        complaints.offer(new, LEVEL, TEN, remedy())
    assert not possible(new, Actor.STAFF) & {Move.OFFER_REMEDY, Move.SEND_LETTER}


@pytest.mark.parametrize(
    ("move", "state"),
    [(Move.ACCEPT_REMEDY, RemedyState.ACCEPTED), (Move.REFUSE_REMEDY, RemedyState.REFUSED)],
)
def test_after_the_answer_it_is_our_turn_by_a_promise(offered: Handling, move: Move, state: RemedyState) -> None:
    after = complaints.answer(offered, LEVEL, ELEVEN, move, "Elin", None)

    assert (after.state, after.remedies[0].state) == (State.OPEN, state)
    assert after.awaited_reply
    assert after.awaited_reply.kind is ClockKind.NEXT_REPLY


def test_what_was_accepted_is_done_and_the_customer_is_asked(offered: Handling) -> None:
    done = complaints.finish(accepted(offered), LEVEL, NOON, "rmd_1", "Ilze", (AboutKind.REFUND, "F1"))

    assert (done.state, done.awaited) == (State.SOLVED, None)
    assert (done.remedies[0].state, done.remedies[0].number) == (RemedyState.DONE, "F1")
    bare = complaints.finish(accepted(offered), LEVEL, NOON, "rmd_1", "Ilze", None)
    assert bare.remedies[0].number is None


def test_an_offer_that_nobody_answers_lapses_and_it_is_our_turn(offered: Handling) -> None:
    before = time_passes(offered, LEVEL, OVER - timedelta(minutes=1))
    passage = time_passes(before.handling, LEVEL, OVER)

    assert (before.handling.state, passage.move) == (State.WAITING_CUSTOMER, Move.OFFER_LAPSED)
    assert (passage.handling.state, passage.handling.remedies[0].state) == (State.OPEN, RemedyState.LAPSED)
    assert passage.handling.promised_news
    assert Move.OFFER_REMEDY in complaints.possible(passage.handling, Actor.STAFF, LAST, to_somebody=True)


def test_a_letter_closes_the_complaint_when_its_time_is_over(lettered: Handling) -> None:
    last_day = object_until(lettered, LEVEL)
    assert (lettered.state, last_day) == (State.SOLVED, date(2026, 7, 8))
    over = june("08 00:00").replace(month=7, day=8, hour=21)  # midnight in Helsinki
    assert closes_at(lettered, LEVEL) == outlook(lettered, LEVEL, NOON).by == over

    handling = lettered
    for days in range(1, 30):
        passage = time_passes(handling, LEVEL, TEN + timedelta(days=days))
        assert passage.move is None
        handling = passage.handling
    ended = time_passes(handling, LEVEL, over)
    assert (ended.move, ended.handling.state) == (Move.LETTER_PERIOD_OVER, State.CLOSED)


def test_whoever_objects_is_answered_and_only_a_new_letter_begins_the_time_anew(lettered: Handling) -> None:
    objected = moves.not_solved(lettered, LEVEL, NOON)

    assert (objected.state, objected.letter_at, closes_at(objected, LEVEL)) == (State.OPEN, None, None)
    again = complaints.send_letter(objected, LEVEL, june("10 10:00"))
    assert object_until(again, LEVEL) == date(2026, 7, 10)
    later = complaints.send_letter(again, LEVEL, june("11 10:00"))
    assert (later.since, object_until(later, LEVEL)) == (june("11 10:00"), date(2026, 7, 11))


def test_without_a_letter_no_time_closes_it(complaint: Handling) -> None:
    solved = moves.solve(moves.reply(complaint, LEVEL, TEN), LEVEL, TEN)

    for days in range(1, 90):
        solved = time_passes(solved, LEVEL, TEN + timedelta(days=days)).handling
    assert (solved.state, closes_at(solved, LEVEL)) == (State.SOLVED, None)


def test_the_customer_asks_for_the_named_person_once(lettered: Handling) -> None:
    escalated = complaints.escalate(lettered, LEVEL, NOON, to_somebody=True)

    assert (escalated.state, escalated.escalated_at, escalated.letter_at) == (State.OPEN, NOON, None)
    assert outlook(escalated, LEVEL, NOON).who is Side.US
    assert escalated.awaited_reply
    assert Move.ESCALATE not in possible(escalated, Actor.CUSTOMER)
    with pytest.raises(EscalatedBefore):
        complaints.escalate(escalated, LEVEL, NOON, to_somebody=True)


def test_nobody_is_asked_for_whom_the_vendor_has_not_named(lettered: Handling) -> None:
    assert Move.ESCALATE not in possible(lettered, Actor.CUSTOMER, to_somebody=False)
    with pytest.raises(NobodyToEscalateTo):
        complaints.escalate(lettered, LEVEL, NOON, to_somebody=False)


def test_what_waits_can_be_accepted_though_the_customer_wrote_in_between(offered: Handling) -> None:
    written = moves.customer_replies(offered, LEVEL, ELEVEN)

    assert outlook(written, LEVEL, NOON).who is Side.US
    assert accepted(written).remedies[0].state is RemedyState.ACCEPTED


def test_an_offer_from_before_does_not_end_the_next_turn_of_the_customer(offered: Handling) -> None:
    written = moves.customer_replies(offered, LEVEL, ELEVEN)
    after_it = june("17 10:00")
    asked = moves.ask_customer(written, LEVEL, after_it)
    again = complaints.offer(written, LEVEL, after_it, remedy(date(2026, 6, 25)))

    assert time_passes(asked, LEVEL, june("17 11:00")).move is None
    assert outlook(again, LEVEL, june("17 11:00")).by == june("26 00:00")


def test_a_letter_goes_on_counting_when_what_was_accepted_is_done(offered: Handling) -> None:
    lettered = complaints.send_letter(accepted(offered), LEVEL, NOON)
    done = complaints.finish(lettered, LEVEL, june("09 10:00"), "rmd_1", "Ilze", None)

    assert object_until(done, LEVEL) == object_until(lettered, LEVEL) == date(2026, 7, 8)


def test_thanks_that_are_set_aside_leave_the_letter_as_it_was(lettered: Handling) -> None:
    thanked = moves.customer_replies(moves.customer_replies(lettered, LEVEL, NOON), LEVEL, NOON)
    aside = moves.set_aside(thanked, LEVEL, june("09 10:00"))

    assert (thanked.letter_at, aside.state, aside.letter_at) == (None, State.SOLVED, lettered.letter_at)
