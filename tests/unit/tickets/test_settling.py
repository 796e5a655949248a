"""Solved, closed, spam and back; and how urgent it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.tickets.rules import moves, sla
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.outlook import Outlook, outlook
from chalicelib.tickets.rules.priority import Priority, Severity, Urgency
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import Ending, Promise, Standing
from chalicelib.tickets.rules.states import Kind, MoveNotAllowed, Side, State
from tests.support.calendars import HELSINKI, calendar
from tests.support.tickets import ELEVEN, LEVEL, NINE, NOON, TEN, TUESDAY, first_reply, june, next_reply


class TestSolving:
    def test_nothing_is_solved_in_silence(self, new: Handling) -> None:
        with pytest.raises(moves.AnswerMissing):
            moves.solve(new, LEVEL, TEN)

    def test_solving_stops_the_clock_of_the_next_reply(self, answered: Handling) -> None:
        solved = moves.solve(moves.customer_replies(answered, LEVEL, ELEVEN), LEVEL, NOON)

        assert solved.state is State.SOLVED
        assert sla.standing(next_reply(solved), HELSINKI, TUESDAY).promise is Promise.KEPT
        assert next_reply(solved).ending is Ending.SOLVED

    def test_the_customer_is_asked_and_agrees(self, solved: Handling, closed: Handling) -> None:
        assert outlook(solved, LEVEL, NOON).who is Side.YOU
        assert (closed.state, closed.since, closed.next_timer_at) == (State.CLOSED, NOON, None)

    def test_or_disagrees_and_waits_for_us(self, solved: Handling) -> None:
        disputed = moves.not_solved(solved, LEVEL, NOON)

        assert disputed.state is State.OPEN
        assert next_reply(disputed).started_at == NOON
        assert disputed.next_timer_at == june("08 14:00")  # half of the time

    def test_staff_may_find_out_that_it_was_not(self, solved: Handling) -> None:
        assert moves.staff_reopens(solved, LEVEL, NOON).state is State.OPEN


class TestClosing:
    def test_whoever_withdraws_waits_no_more(self, new: Handling) -> None:
        withdrawn = moves.withdraw(new, LEVEL, TEN)

        assert withdrawn.state is State.CLOSED
        assert sla.standing(first_reply(withdrawn), HELSINKI, TUESDAY).promise is Promise.DROPPED

    def test_the_customer_reopens_within_fourteen_days(self, closed: Handling) -> None:
        reopened = moves.customer_reopens(closed, LEVEL, NOON + timedelta(days=14))

        assert reopened.state is State.OPEN
        assert next_reply(reopened).started_at == NOON + timedelta(days=14)
        assert reopened.next_timer_at == june("22 14:00")

    def test_and_is_told_when_that_is_over(self, closed: Handling) -> None:
        with pytest.raises(moves.ReopenWindowOver) as refused:
            moves.customer_reopens(closed, LEVEL, NOON + timedelta(days=14, seconds=1))

        assert refused.value.facts == {
            "closed_at": "2026-06-08T09:00:00.000Z",
            "reopen_until": "2026-06-22T09:00:00.000Z",
        }

    def test_what_is_not_closed_is_not_reopened(self, answered: Handling) -> None:
        with pytest.raises(MoveNotAllowed):
            moves.customer_reopens(answered, LEVEL, NOON)

    def test_staff_reopen_what_is_closed_with_a_reason(self, closed: Handling) -> None:
        assert moves.staff_reopens(closed, LEVEL, TUESDAY, reason="The part came back.").state is State.OPEN
        for reason in (None, "  "):
            with pytest.raises(moves.ReasonMissing):
                moves.staff_reopens(closed, LEVEL, TUESDAY, reason)


class TestSpam:
    def test_nobody_waits_in_spam(self, new: Handling) -> None:
        spam = moves.mark_spam(new, LEVEL, TEN)

        assert (spam.state, spam.next_timer_at) == (State.SPAM, None)
        assert outlook(spam, LEVEL, NOON) == Outlook(Side.NOBODY, None, None)

    def test_what_is_restored_keeps_its_promise_as_it_was(self, new: Handling) -> None:
        restored = moves.restore(moves.mark_spam(new, LEVEL, TEN), LEVEL, TUESDAY)

        assert restored.state is State.OPEN
        assert first_reply(restored) == first_reply(new)
        assert restored.next_timer_at == new.next_timer_at
        assert outlook(restored, LEVEL, TUESDAY).promise == Standing(Promise.BROKEN, june("08 13:00"), minutes_late=480)

    def test_what_was_answered_before_stays_answered(self, answered: Handling) -> None:
        restored = moves.restore(moves.mark_spam(answered, LEVEL, TEN), LEVEL, TUESDAY)

        assert first_reply(restored) == first_reply(answered)


class TestPriority:
    def test_taking_a_ticket_changes_nothing_that_the_customer_sees(self, new: Handling) -> None:
        assert moves.assign(new, TEN) == new

    def test_needing_it_sooner_brings_the_promise_forward_from_its_start(self, new: Handling) -> None:
        raised = moves.raise_urgency(new, LEVEL, june("08 09:30"), Urgency.AT_ONCE)

        assert (raised.urgency, raised.priority) == (Urgency.AT_ONCE, Priority.P1)
        assert first_reply(raised).due_at == TEN
        assert raised.next_timer_at == june("08 09:30")

    def test_no_sooner_is_no_raise(self, new: Handling) -> None:
        with pytest.raises(moves.UrgencyNotRaised):
            moves.raise_urgency(new, LEVEL, TEN, Urgency.TODAY)

    def test_raising_never_undoes_what_staff_have_raised_further(self, new: Handling) -> None:
        bothered = replace(new, severity=Severity.BOTHERED, urgency=Urgency.NO_HURRY)
        urgent = moves.change_priority(bothered, LEVEL, TEN, Priority.P1, "Others are affected too.")

        assert moves.raise_urgency(urgent, LEVEL, ELEVEN, Urgency.TODAY).priority is Priority.P1

    def test_staff_change_it_with_a_reason_and_what_is_missed_stays_missed(self, new: Handling) -> None:
        lowered = moves.change_priority(new, LEVEL, june("08 14:00"), Priority.P4, "It is only the colour.")

        assert lowered.priority is Priority.P4
        assert first_reply(lowered).due_at == june("11 09:00")
        assert lowered.next_timer_at == june("09 13:30")  # half of the time
        assert sla.standing(first_reply(lowered), HELSINKI, june("08 14:00")).promise is Promise.BROKEN
        with pytest.raises(moves.ReasonMissing):
            moves.change_priority(new, LEVEL, TEN, Priority.P4, "")

    def test_each_clock_has_its_own_target_and_calendar(self) -> None:
        weekends = ServiceLevel(calendar("Europe/Helsinki", "10:00-14:00", days=("sat", "sun")))
        new = moves.receive(weekends, NINE, kind=Kind.QUESTION, severity=Severity.STOPPED, urgency=Urgency.TODAY)

        assert first_reply(new).due_at == june("13 11:00")
