"""Business time against a second opinion that reads the clock on the wall once a minute."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.kernel.calendar import BusinessCalendar, after, due, elapsed, is_open, next_opening
from tests.support.business_time import MINUTE, Wall, calendars_and_moments

WORK = st.timedeltas(timedelta(0), timedelta(hours=20))


def agrees_with_the_clock_on_the_wall(drawn: tuple[BusinessCalendar, datetime], data: st.DataObject) -> None:
    cal, start = drawn
    wall = Wall(cal)
    opens = wall.open_minutes(start, days=3)
    end = start + data.draw(st.integers(0, 3 * 24 * 60), label="minutes on the clock") * MINUTE

    assert elapsed(cal, start, end) == MINUTE * sum(minute < end for minute in opens)
    assert is_open(cal, end) == wall.is_open(end)
    if opens:
        minutes = data.draw(st.integers(1, len(opens)), label="business minutes")
        assert due(cal, start, minutes) == opens[minutes - 1] + MINUTE
        assert next_opening(cal, start) == opens[0]


@settings(max_examples=50)
@given(calendars_and_moments(), st.data())
def test_business_time_agrees_with_the_clock_on_the_wall(
    drawn: tuple[BusinessCalendar, datetime], data: st.DataObject
) -> None:
    agrees_with_the_clock_on_the_wall(drawn, data)


@pytest.mark.prove
@settings(max_examples=1500)
@given(calendars_and_moments(), st.data())
def test_business_time_agrees_with_the_clock_on_the_wall_at_length(
    drawn: tuple[BusinessCalendar, datetime], data: st.DataObject
) -> None:
    agrees_with_the_clock_on_the_wall(drawn, data)


def agrees_with_waiting_once(drawn: tuple[BusinessCalendar, datetime], first: timedelta, second: timedelta) -> None:
    cal, start = drawn

    assert after(cal, after(cal, start, first), second) == after(cal, start, first + second)
    assert elapsed(cal, start, after(cal, start, first)) == first


@settings(max_examples=50)
@given(calendars_and_moments(), WORK, WORK)
def test_waiting_twice_is_waiting_once_for_the_sum(
    drawn: tuple[BusinessCalendar, datetime], first: timedelta, second: timedelta
) -> None:
    agrees_with_waiting_once(drawn, first, second)


@pytest.mark.prove
@settings(max_examples=1500)
@given(calendars_and_moments(), WORK, WORK)
def test_waiting_twice_is_waiting_once_for_the_sum_at_length(
    drawn: tuple[BusinessCalendar, datetime], first: timedelta, second: timedelta
) -> None:
    agrees_with_waiting_once(drawn, first, second)
