"""Whose turn it is: replies, questions, waiting for somebody else, and what needs no answer."""

from dataclasses import replace

import pytest

from chalicelib.tickets.rules import moves, sla
from chalicelib.tickets.rules.handling import Handling, ended
from chalicelib.tickets.rules.outlook import Outlook, outlook
from chalicelib.tickets.rules.priority import Priority
from chalicelib.tickets.rules.sla import ClockKind, Ending, Promise, Standing
from chalicelib.tickets.rules.states import Side, State
from tests.support.calendars import HELSINKI
from tests.support.tickets import ELEVEN, LEVEL, NINE, NOON, TEN, TUESDAY, first_reply, june, next_reply


def test_a_new_ticket_promises_a_first_reply_from_its_receipt(new: Handling) -> None:
    assert (new.state, new.priority, new.since) == (State.NEW, Priority.P2, NINE)
    assert (first_reply(new).cycle, first_reply(new).due_at) == (1, june("08 13:00"))
    assert new.next_timer_at == june("08 11:00")  # half of the time
    assert outlook(new, LEVEL, TEN) == Outlook(
        Side.US, june("08 13:00"), Standing(Promise.ON_TIME, june("08 13:00"), minutes_left=180)
    )


class TestReplies:
    def test_the_first_public_answer_keeps_the_promise(self, new: Handling, answered: Handling) -> None:
        assert answered.state is State.OPEN
        assert ended(new, answered) == (first_reply(answered),)
        assert first_reply(answered).ending is Ending.ANSWERED
        assert answered.next_timer_at == june("09 09:00")  # half of the time to solve it
        assert outlook(answered, LEVEL, NOON) == Outlook(Side.US, june("10 09:00"), None)  # solved within two days

    def test_a_second_message_before_the_first_answer_changes_no_promise(self, new: Handling) -> None:
        assert moves.customer_replies(new, LEVEL, TEN) == new

    def test_the_next_reply_is_promised_from_the_oldest_message_that_waits(self, answered: Handling) -> None:
        once = moves.customer_replies(answered, LEVEL, ELEVEN)
        twice = moves.customer_replies(once, LEVEL, NOON)

        assert next_reply(once).started_at == ELEVEN
        assert next_reply(once).due_at == june("08 15:00")
        assert once.next_timer_at == june("08 13:00")  # half of the time
        assert twice == once

    def test_each_exchange_is_a_cycle_of_its_own(self, answered: Handling) -> None:
        first = moves.customer_replies(answered, LEVEL, ELEVEN)
        served = moves.reply(first, LEVEL, NOON)
        second = moves.customer_replies(served, LEVEL, TUESDAY)

        assert (next_reply(first).cycle, next_reply(second).cycle) == (1, 2)
        assert ended(first, served) == (next_reply(served),)
        assert [clock.kind for clock in second.clocks] == [
            ClockKind.FIRST_REPLY,
            ClockKind.NEXT_REPLY,
            ClockKind.RESOLUTION,
        ]

    def test_a_late_answer_leaves_the_promise_broken(self, new: Handling) -> None:
        late = moves.reply(new, LEVEL, june("08 13:10"))

        assert sla.standing(first_reply(late), HELSINKI, TUESDAY) == Standing(
            Promise.BROKEN, june("08 13:00"), minutes_late=10
        )


class TestWaitingForTheCustomer:
    def test_a_question_is_an_answer_and_makes_it_the_customers_turn(self, asked: Handling) -> None:
        assert asked.state is State.WAITING_CUSTOMER
        assert first_reply(asked).ending is Ending.ANSWERED
        assert outlook(asked, LEVEL, NOON) == Outlook(Side.YOU, None, None)
        assert asked.next_timer_at == june("11 10:00")  # the first reminder, after three business days

    def test_the_customers_answer_opens_it_and_waits_for_us(self, asked: Handling) -> None:
        back = moves.customer_replies(asked, LEVEL, NOON)

        assert back.state is State.OPEN
        assert next_reply(back).started_at == NOON

    def test_asking_again_begins_the_silence_anew(self, asked: Handling) -> None:
        reminded = replace(asked, reminded_at=(june("11 10:00"),))

        again = moves.ask_customer(reminded, LEVEL, june("11 11:00"))

        assert (again.since, again.reminded_at) == (june("11 11:00"), ())

    def test_the_customer_may_say_that_it_is_solved(self, asked: Handling) -> None:
        assert moves.say_solved(asked, LEVEL, NOON).state is State.CLOSED


class TestWaitingForSomebodyElse:
    def test_the_customer_reads_whom_and_until_when_and_our_promise_runs_on(self, new: Handling) -> None:
        waiting = moves.wait_for_third(new, LEVEL, TEN, until=june("12 12:00"), name="The carrier")

        assert (waiting.state, waiting.waiting_for) == (State.WAITING_THIRD, "The carrier")
        assert first_reply(waiting).runs
        assert waiting.next_timer_at == june("08 11:00")
        assert outlook(waiting, LEVEL, TEN) == Outlook(
            Side.THIRD, june("12 12:00"), Standing(Promise.ON_TIME, june("08 13:00"), minutes_left=180)
        )

    def test_without_a_promise_to_answer_the_date_is_what_comes_next(self, answered: Handling) -> None:
        waiting = moves.wait_for_third(answered, LEVEL, ELEVEN, until=june("12 12:00"))

        assert outlook(waiting, LEVEL, NOON) == Outlook(Side.THIRD, june("12 12:00"), None)

    def test_the_date_lies_ahead(self, answered: Handling) -> None:
        with pytest.raises(moves.DateNotAhead):
            moves.wait_for_third(answered, LEVEL, ELEVEN, until=ELEVEN)

    def test_a_message_of_the_customer_waits_for_us_all_the_same(self, answered: Handling) -> None:
        waiting = moves.wait_for_third(answered, LEVEL, ELEVEN, until=june("12 12:00"))

        added = moves.customer_replies(waiting, LEVEL, NOON)

        assert added.state is State.WAITING_THIRD
        assert next_reply(added).started_at == NOON
        assert added.waiting_until == june("12 12:00")

    def test_an_answer_ends_the_waiting(self, answered: Handling) -> None:
        waiting = moves.wait_for_third(answered, LEVEL, ELEVEN, until=june("12 12:00"), name="The carrier")

        arrived = moves.reply(waiting, LEVEL, NOON)

        assert (arrived.state, arrived.waiting_for, arrived.waiting_until) == (State.OPEN, None, None)


class TestSettingAside:
    """Staff say with one click that a "thank you" needs no answer."""

    def test_a_thank_you_on_a_solved_ticket_leaves_it_solved(self, solved: Handling) -> None:
        thanked = moves.customer_replies(solved, LEVEL, NOON)
        aside = moves.set_aside(moves.customer_replies(thanked, LEVEL, june("08 12:30")), LEVEL, june("08 13:00"))

        assert thanked.state is State.OPEN
        assert (aside.state, aside.since, aside.state_before_reply) == (State.SOLVED, june("08 13:00"), None)
        assert next_reply(aside).ending is Ending.DROPPED

    def test_on_an_open_ticket_it_only_stops_the_clock(self, answered: Handling) -> None:
        aside = moves.set_aside(moves.customer_replies(answered, LEVEL, ELEVEN), LEVEL, NOON)

        assert (aside.state, aside.awaited_reply) == (State.OPEN, None)

    def test_once_answered_a_later_message_no_longer_leads_back_to_solved(self, solved: Handling) -> None:
        doubted = moves.reply(moves.customer_replies(solved, LEVEL, NOON), LEVEL, june("08 13:00"))

        aside = moves.set_aside(moves.customer_replies(doubted, LEVEL, TUESDAY), LEVEL, TUESDAY)

        assert aside.state is State.OPEN

    def test_the_first_message_is_never_set_aside(self, new: Handling, answered: Handling) -> None:
        waiting = moves.wait_for_third(new, LEVEL, TEN, until=june("12 12:00"))

        with pytest.raises(moves.NothingToSetAside):
            moves.set_aside(waiting, LEVEL, ELEVEN)
        with pytest.raises(moves.NothingToSetAside):
            moves.set_aside(answered, LEVEL, ELEVEN)
