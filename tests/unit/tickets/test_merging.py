"""Two tickets of one person become one: whoever waits is promised no later than before."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chalicelib.tickets.rules import merging, moves
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.priority import Priority, Severity, Urgency
from chalicelib.tickets.rules.sla import ClockKind, Ending
from chalicelib.tickets.rules.states import Kind, MoveNotAllowed, State
from tests.support.tickets import ELEVEN, LEVEL, NINE, NOON, TEN


def asked(at: datetime = NINE, urgency: Urgency = Urgency.THIS_WEEK, kind: Kind = Kind.QUESTION) -> Handling:
    return moves.receive(LEVEL, at, kind=kind, severity=Severity.HINDERED, urgency=urgency)


def test_the_earlier_promise_holds_and_the_more_urgent_priority() -> None:
    urgent, calm = asked(TEN, Urgency.AT_ONCE), asked(NINE)
    both = merging.taken_in(calm, urgent, LEVEL, ELEVEN)

    assert both.priority is Priority.P1
    for kind in (ClockKind.FIRST_REPLY, ClockKind.RESOLUTION):
        clocks = [one.clock(kind) for one in (both, urgent)]
        assert clocks[0]
        assert clocks[1]
        assert clocks[0].due_at <= clocks[1].due_at
    source = merging.merged(urgent, LEVEL, ELEVEN)
    assert (source.state, source.awaited) == (State.MERGED, None)
    assert {clock.ending for clock in source.clocks} == {Ending.DROPPED}


def test_what_is_due_before_stays() -> None:
    urgent, calm = asked(NINE, Urgency.AT_ONCE), asked(NINE)
    assert merging.taken_in(urgent, calm, LEVEL, NINE + timedelta(minutes=30)).clocks == urgent.clocks


def test_whoever_waits_in_the_other_ticket_waits_here() -> None:
    answered = moves.ask_customer(asked(NINE), LEVEL, TEN)
    both = merging.taken_in(answered, asked(TEN), LEVEL, ELEVEN)
    assert (both.state, both.awaited_reply and both.awaited_reply.started_at) == (State.OPEN, TEN)


def test_nobody_waits_where_nobody_waited() -> None:
    here, there = (moves.ask_customer(asked(NINE), LEVEL, TEN) for _ in range(2))
    both = merging.taken_in(here, there, LEVEL, ELEVEN)
    assert (both.state, both.awaited_reply) == (State.WAITING_CUSTOMER, None)


def test_of_two_that_wait_for_an_answer_one_clock_runs() -> None:
    again = moves.customer_replies(moves.reply(asked(NINE), LEVEL, TEN), LEVEL, NOON)
    both = merging.taken_in(again, asked(TEN), LEVEL, NOON)
    assert [clock.kind for clock in both.clocks if clock.runs and clock.kind is not ClockKind.RESOLUTION] == [
        ClockKind.FIRST_REPLY
    ]


def test_what_is_not_merged() -> None:
    with pytest.raises(merging.MergeTargetOver):
        merging.taken_in(replace(asked(), state=State.CLOSED), asked(), LEVEL, TEN)
    with pytest.raises(MoveNotAllowed):
        merging.merged(asked(kind=Kind.COMPLAINT), LEVEL, TEN)
    merging.ensure_one_person(("elin", "elin"), ("acc", "acc"))
    for requesters, accounts in ((("elin", "bo"), ("acc", "acc")), (("elin", "elin"), ("acc", "other"))):
        with pytest.raises(merging.TicketsOfTwoPeople):
            merging.ensure_one_person(requesters, accounts)


def test_tickets_are_parted_within_a_week() -> None:
    merging.ensure_unmergeable(NINE, NINE + timedelta(days=7))
    with pytest.raises(merging.UnmergeTooLate):
        merging.ensure_unmergeable(NINE, NINE + timedelta(days=7, seconds=1))
