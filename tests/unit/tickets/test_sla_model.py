"""Clocks against a second opinion that counts, minute by minute, while the door is open and nothing is paused."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.kernel.calendar import BusinessCalendar
from chalicelib.tickets.rules import moves, sla
from chalicelib.tickets.rules.handling import retimed
from chalicelib.tickets.rules.priority import Priority, Severity, Urgency
from chalicelib.tickets.rules.service_level import ServiceLevel, targets_with
from chalicelib.tickets.rules.sla import Clock, ClockKind, Mark, Promise
from chalicelib.tickets.rules.states import Kind
from tests.support.business_time import MINUTE, Wall, calendars_and_moments
from tests.support.untraced import untraced

DAYS = 4
WINDOW = DAYS * 24 * 60

# At the first minute the clock is paused, at the second resumed, and so on; an odd number leaves it paused.
edges_of_pauses = st.sets(st.integers(0, WINDOW), max_size=5).map(sorted)


# The priority becomes another, or the vendor's hours do.
CHANGES = st.dictionaries(st.integers(0, WINDOW), st.sampled_from([*Priority, "hours"]), max_size=3)


def counted(calendar: BusinessCalendar, start: datetime, edges: list[datetime]) -> list[datetime]:
    """The minutes in which the clock runs."""
    return unpaused(Wall(calendar).open_minutes(start, DAYS), edges)


@untraced
def unpaused(opens: list[datetime], edges: list[datetime]) -> list[datetime]:
    return [minute for minute in opens if sum(edge <= minute for edge in edges) % 2 == 0]


def paused_and_resumed(clock: Clock, calendar: BusinessCalendar, edges: list[datetime]) -> Clock:
    for number, edge in enumerate(edges):
        clock = sla.resume(clock, calendar, edge) if number % 2 else sla.pause(clock, edge, "waiting_customer")
    return clock


def agrees_with_counting(drawn: tuple[BusinessCalendar, datetime], minutes: list[int], data: st.DataObject) -> None:
    calendar, start = drawn
    edges = [start + minute * MINUTE for minute in minutes]
    ran = counted(calendar, start, edges)
    target = 10 * data.draw(st.integers(1, max(1, len(ran) // 10)), label="tens of minutes")
    now = start + data.draw(st.integers(max(minutes, default=0), WINDOW), label="now") * MINUTE

    clock = paused_and_resumed(sla.start(ClockKind.FIRST_REPLY, 1, start, target, calendar), calendar, edges)
    shares = {mark: target * mark // 100 for mark in Mark}
    reached = {mark: ran[share - 1] + MINUTE for mark, share in shares.items() if share <= len(ran)}

    due = reached.get(Mark.ALL)
    assert sla.marks_due(clock, calendar, now) == tuple(mark for mark in reached if reached[mark] <= now)
    assert (sla.standing(clock, calendar, now).promise is Promise.BROKEN) == (due is not None and due < now)
    if due:
        assert clock.due_at == due
    if Mark.HALF in reached:
        assert sla.next_mark_at(clock, calendar) == reached[Mark.HALF]
    elif clock.paused_since:
        assert sla.next_mark_at(clock, calendar) is None


def solutions_agree_with_counting(
    drawn: tuple[BusinessCalendar, datetime], minutes: list[int], data: st.DataObject
) -> None:
    """A ticket goes to and fro, while its priority and the vendor's hours change: only our turns count, by the last
    priority and the last hours, and what was missed by those before stays missed.
    """
    calendar, start = drawn
    other, _ = data.draw(calendars_and_moments(), label="other hours")
    opens = {one: Wall(one).open_minutes(start, DAYS) for one in {calendar, other}}
    targets = {priority: data.draw(st.integers(1, WINDOW // 8), label=priority.value) for priority in Priority}
    settled = targets_with({one.value: {"resolution": least} for one, least in targets.items()})
    changes = data.draw(CHANGES, label="changes")
    level = ServiceLevel(calendar, settled)
    handling = moves.receive(level, start, kind=Kind.FAULT, severity=Severity.HINDERED, urgency=Urgency.TODAY)
    turns: list[datetime] = []
    missed: datetime | None = None

    for minute, change in sorted([*((one, None) for one in minutes), *changes.items()], key=lambda one: one[0]):
        now = start + minute * MINUTE
        missed = missed or _late(opens[level.calendar], turns, targets[handling.priority], now)
        if change is None:
            turn = moves.customer_replies if len(turns) % 2 else moves.ask_customer
            handling = turn(handling, level, now)
            turns.append(now)
        elif isinstance(change, Priority):
            handling = moves.change_priority(handling, level, now, change, "As it is.")
        else:
            level = ServiceLevel(other if level.calendar is calendar else calendar, settled)
            handling = retimed(handling, level, now)
        missed = missed or _late(opens[level.calendar], turns, targets[handling.priority], now)

        clock = handling.clock(ClockKind.RESOLUTION)
        assert clock
        assert clock.target_minutes == targets[handling.priority]
        due = _due(opens[level.calendar], turns, targets[handling.priority])
        assert clock.due_at == due or due is None
        seen = sla.standing(clock, level.calendar, now)
        assert (seen.promise is Promise.BROKEN) == (missed is not None)
        assert seen.due_at == (missed or clock.due_at)


def _late(opens: list[datetime], turns: list[datetime], target: int, now: datetime) -> datetime | None:
    due = _due(opens, turns, target)
    return due if due and due < now else None


def _due(opens: list[datetime], turns: list[datetime], target: int) -> datetime | None:
    """When so many minutes have been ours; None when not within the window, or while it is the customer's turn."""
    ours = unpaused(opens, turns)
    return ours[target - 1] + MINUTE if target <= len(ours) else None


@settings(max_examples=25)
@given(calendars_and_moments(), edges_of_pauses, st.data())
def test_solutions_agree_with_counting(
    drawn: tuple[BusinessCalendar, datetime], minutes: list[int], data: st.DataObject
) -> None:
    solutions_agree_with_counting(drawn, minutes, data)


@pytest.mark.prove
@settings(max_examples=2000)
@given(calendars_and_moments(), edges_of_pauses, st.data())
def test_solutions_agree_with_counting_at_length(
    drawn: tuple[BusinessCalendar, datetime], minutes: list[int], data: st.DataObject
) -> None:
    solutions_agree_with_counting(drawn, minutes, data)


def news_agree_with_counting(drawn: tuple[BusinessCalendar, datetime], data: st.DataObject) -> None:
    """News by a date, perhaps out of hours: the shares before it count from the start, the one after from the date."""
    calendar, start = drawn
    opens = counted(calendar, start, [])
    tens = data.draw(st.integers(0, len(opens) // 10), label="tens of open minutes")
    if not tens:
        return
    earliest = opens[10 * tens - 1] + MINUTE
    closed = (opens[10 * tens] - earliest) // MINUTE if 10 * tens < len(opens) else 0
    due = earliest + data.draw(st.integers(0, closed), label="into the closed time after") * MINUTE
    now = start + data.draw(st.integers(0, WINDOW), label="now") * MINUTE

    clock = sla.promised(1, start, due, calendar)
    shares = {Mark.HALF: 5 * tens, Mark.MOST: 8 * tens, Mark.FAR_OVER: 15 * tens}
    reached = {mark: opens[share - 1] + MINUTE for mark, share in shares.items() if share <= len(opens)}
    reached[Mark.ALL] = due

    assert clock.target_minutes == 10 * tens
    assert sla.marks_due(clock, calendar, now) == tuple(mark for mark in Mark if reached.get(mark, now + MINUTE) <= now)
    assert (sla.standing(clock, calendar, now).promise is Promise.BROKEN) == (due < now)
    assert sla.retime(clock, calendar, start, 1).due_at == due


@settings(max_examples=25)
@given(calendars_and_moments(), st.data())
def test_promised_news_agree_with_counting(drawn: tuple[BusinessCalendar, datetime], data: st.DataObject) -> None:
    news_agree_with_counting(drawn, data)


@pytest.mark.prove
@settings(max_examples=2000)
@given(calendars_and_moments(), st.data())
def test_promised_news_agree_with_counting_at_length(
    drawn: tuple[BusinessCalendar, datetime], data: st.DataObject
) -> None:
    news_agree_with_counting(drawn, data)


@settings(max_examples=50)
@given(calendars_and_moments(), edges_of_pauses, st.data())
def test_clocks_agree_with_counting(
    drawn: tuple[BusinessCalendar, datetime], minutes: list[int], data: st.DataObject
) -> None:
    agrees_with_counting(drawn, minutes, data)


@pytest.mark.prove
@settings(max_examples=2000)
@given(calendars_and_moments(), edges_of_pauses, st.data())
def test_clocks_agree_with_counting_at_length(
    drawn: tuple[BusinessCalendar, datetime], minutes: list[int], data: st.DataObject
) -> None:
    agrees_with_counting(drawn, minutes, data)
