"""News that we promise by a date: kept by whatever we write, broken with an apology, moved by nothing."""

from datetime import timedelta

import pytest

from chalicelib.tickets.rules import moves, sla
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.passing import time_passes
from chalicelib.tickets.rules.priority import Priority
from chalicelib.tickets.rules.sla import Clock, ClockKind, Ending, Mark, Promise
from tests.support.calendars import HELSINKI
from tests.support.tickets import ELEVEN, LEVEL, NINE, NOON, TEN, TUESDAY, june

SATURDAY = june("13 12:00")


@pytest.fixture
def promised(answered: Handling) -> Handling:
    """At ten, an answer that promises more by Tuesday noon."""
    return moves.promise_news(answered, LEVEL, TEN, TUESDAY)


def news(handling: Handling) -> Clock:
    clock = handling.clock(ClockKind.UPDATE)
    assert clock
    return clock


def test_news_are_due_on_the_date_that_we_named(promised: Handling) -> None:
    assert (news(promised).due_at, news(promised).target_minutes) == (TUESDAY, (7 + 4) * 60)
    assert promised.awaited is promised.promised_news is news(promised)
    assert promised.next_timer_at == june("08 15:30")  # half of eleven working hours


def test_whatever_we_write_keeps_it(promised: Handling) -> None:
    for answered in (moves.reply(promised, LEVEL, NOON), moves.ask_customer(promised, LEVEL, NOON)):
        assert (news(answered).stopped_at, news(answered).ending) == (NOON, Ending.ANSWERED)


def test_a_message_that_needs_no_answer_leaves_it(promised: Handling) -> None:
    thanked = moves.customer_replies(promised, LEVEL, ELEVEN)
    assert thanked.awaited is thanked.clock(ClockKind.NEXT_REPLY)

    assert moves.set_aside(thanked, LEVEL, NOON).awaited == news(promised)


def test_nothing_moves_the_date(promised: Handling) -> None:
    urgent = moves.change_priority(promised, LEVEL, ELEVEN, Priority.P1, "It is urgent.")

    assert news(urgent) == news(promised)


def test_a_new_date_takes_the_place_of_the_one_before(promised: Handling) -> None:
    again = moves.promise_news(moves.reply(promised, LEVEL, NOON), LEVEL, NOON, june("10 12:00"))

    assert (news(again).cycle, news(again).due_at) == (2, june("10 12:00"))


def test_a_date_out_of_hours_is_due_all_the_same(answered: Handling) -> None:
    clock = news(moves.promise_news(answered, LEVEL, june("12 13:00"), SATURDAY))

    assert sla.standing(clock, HELSINKI, SATURDAY).promise is Promise.ON_TIME
    assert sla.standing(clock, HELSINKI, june("13 12:01")).promise is Promise.BROKEN
    assert sla.marks_due(clock, HELSINKI, june("15 09:59")) == (Mark.HALF, Mark.MOST, Mark.ALL)
    assert sla.marks_due(clock, HELSINKI, june("15 10:00"))[-1] is Mark.FAR_OVER


def test_a_date_is_in_the_future_and_goes_with_our_turn(answered: Handling, asked: Handling) -> None:
    with pytest.raises(moves.DateNotAhead):
        moves.promise_news(answered, LEVEL, TEN, NINE)
    with pytest.raises(moves.NewsTooFarAhead):
        moves.promise_news(answered, LEVEL, TEN, TEN + moves.NEWS_WINDOW + timedelta(minutes=1))
    with pytest.raises(moves.NewsDateOutOfPlace):
        moves.promise_news(asked, LEVEL, TEN, TUESDAY)


def test_who_is_still_promised_news_needs_no_other_promise(promised: Handling) -> None:
    """The answer is late; the date that we named for news is still ahead."""
    asked = moves.customer_replies(promised, LEVEL, ELEVEN)  # P2: an answer by 15:00

    passage = time_passes(asked, LEVEL, june("08 15:01"))

    assert [clock.kind for clock in passage.broken] == [ClockKind.NEXT_REPLY]
    assert (passage.handling.promised_news, passage.handling.apologies) == (news(promised), 0)


def test_once_the_customer_hears_from_us_a_later_breach_is_apologised_for_again(new: Handling) -> None:
    late = time_passes(new, LEVEL, june("08 13:30")).handling
    assert (late.apologies, news(late).due_at) == (1, june("09 08:30"))
    assert late.awaited is late.clock(ClockKind.FIRST_REPLY)  # what is broken stays in sight

    assert moves.reply(late, LEVEL, june("08 14:00")).apologies == 0
