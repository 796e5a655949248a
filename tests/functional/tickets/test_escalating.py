"""A promise that uses up its time is told, each mark once, whether or not anybody has opened the ticket."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel.event import Envelope
from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller

Sweep = Callable[[], list[str]]


def marks(events: Callable[[], list[Envelope]]) -> list[tuple[int, str]]:
    escalated = [event.data for event in events() if event.name == "ticket.escalated"]
    return [(data["mark"], data["audience"]) for data in escalated]


def test_each_mark_is_told_once(
    ask: Callable[..., Any], hands: Hands, sweep: Sweep, events: Callable[[], list[Envelope]]
) -> None:
    ask()  # due in four hours
    told = []
    for _ in range(9):
        hands.go(minutes=45)
        sweep()
        told.append(len(marks(events)))

    assert marks(events) == [(50, "team"), (80, "team"), (100, "lead"), (150, "owner"), (50, "team")]
    assert told == [0, 0, 1, 1, 2, 3, 3, 4, 5]  # the last is half of the new promise
    assert sweep() == []


def test_a_timer_that_fires_twice_tells_once(
    ask: Callable[..., Any], hands: Hands, sweep: Sweep, events: Callable[[], list[Envelope]]
) -> None:
    from app import courier
    from chalicelib.kernel import clock
    from chalicelib.platform import timers

    ask()
    hands.go(hours=2, minutes=1)
    [[timer]] = list(timers.due(clock.now()))
    for _ in range(3):
        courier.react(timers.as_envelope(timer))

    assert [mark for mark, _ in marks(events)] == [50]


def test_a_late_sweep_tells_everything_that_was_due(
    customer: Caller, ask: Callable[..., Any], hands: Hands, sweep: Sweep, events: Callable[[], list[Envelope]]
) -> None:
    number = ask()["number"]
    hands.go(days=2)
    before_the_sweep = customer.get(f"/v1/tickets/{number}").json["ticket"]["promise"]
    sweep()

    assert before_the_sweep["state"] == "broken"
    assert [mark for mark, _ in marks(events)] == [50, 80, 100, 150, 50, 80, 100]  # to answer, and to solve
    entries = customer.get(f"/v1/tickets/{number}").json["entries"]
    assert [(entry["kind"], entry["by"]) for entry in entries] == [
        ("message", "customer"),
        ("promise_broken", "system"),
        ("solution_late", "system"),
    ]


def test_an_answer_in_time_stops_the_marks(
    ask: Callable[..., Any],
    answer: Callable[..., Any],
    hands: Hands,
    sweep: Sweep,
    events: Callable[[], list[Envelope]],
) -> None:
    ticket = ask()
    answer(ticket)
    hands.go(hours=2, minutes=30)

    assert len(sweep()) == 1
    assert marks(events) == []
    assert sweep() == []


def test_the_assignee_hears_first(
    agent: Caller, ask: Callable[..., Any], hands: Hands, sweep: Sweep, events: Callable[[], list[Envelope]]
) -> None:
    ticket = ask()
    agent.put(f"/v1/staff/tickets/{ticket['number']}/assignment", {"assignee": "ilze", "version": 1})
    hands.go(hours=2, minutes=1)
    sweep()

    assert marks(events) == [(50, "assignee")]


def test_a_silent_customer_is_reminded_twice_and_then_the_ticket_closes(
    customer: Caller,
    ask: Callable[..., Any],
    answer: Callable[..., Any],
    hands: Hands,
    sweep: Sweep,
    events: Callable[[], list[Envelope]],
) -> None:
    ticket = answer(ask(), then="waiting_customer")
    for _ in range(30):
        hands.go(days=1)
        sweep()

    names = [event.name for event in events()]
    assert names == ["ticket.opened", "ticket.asked", "ticket.reminded", "ticket.reminded", "ticket.closed"]
    assert customer.get(f"/v1/tickets/{ticket['number']}").json["ticket"]["state"] == "closed"


def test_a_missing_ticket_swallows_its_timer(aws: None) -> None:
    from app import courier
    from chalicelib.kernel import clock

    envelope = Envelope(
        event_id="tmr_1",
        name="timer.due",
        at=clock.now(),
        actor="system",
        reaction="ticket.clock",
        data={"ref": "0000-0000-000", "at": "2030-01-07T08:00:00.000Z"},
    )
    courier.react(envelope)


def _marks(events: Callable[[], list[Envelope]]) -> list[int]:
    return [int(one.data["mark"]) for one in events() if one.name == "ticket.escalated"]


def _days(hands: Hands, sweep: Callable[[], list[str]], number: int) -> None:
    for _ in range(number):
        hands.go(days=1)
        sweep()


def _reopened(customer: Caller, ticket: Any, hands: Hands, sweep: Callable[[], list[str]]) -> Any:
    """Withdrawn, its timer fires with nothing to wait for, opened again."""
    path = f"/v1/tickets/{ticket['number']}"
    customer.post(f"{path}/moves", {"move": "withdraw", "version": ticket["version"]})
    hands.go(hours=3)
    sweep()
    version = customer.get(path).json["ticket"]["version"]
    return customer.post(f"{path}/moves", {"move": "reopen", "version": version}).json["ticket"]


def test_a_ticket_that_was_opened_again_goes_up_like_any_other(
    customer: Caller, ask: Any, hands: Hands, sweep: Any, events: Any
) -> None:
    _reopened(customer, ask(), hands, sweep)
    _days(hands, sweep, 3)
    assert {50, 80, 100, 150} <= set(_marks(events))


def test_who_is_asked_on_a_ticket_that_was_opened_again_is_reminded_and_at_last_it_closes(
    customer: Caller, ask: Any, answer: Any, hands: Hands, sweep: Any, events: Any
) -> None:
    ticket = _reopened(customer, ask(), hands, sweep)
    answer(ticket, then="waiting_customer")
    _days(hands, sweep, 16)
    assert customer.get(f"/v1/tickets/{ticket['number']}").json["ticket"]["state"] == "closed"
    assert [one.name for one in events()].count("ticket.reminded") == 2


def test_who_answers_after_every_reminder_is_over_is_waited_for_by_a_new_clock(
    customer: Caller, ask: Any, answer: Any, hands: Hands, sweep: Any, events: Any
) -> None:
    complaint = answer(ask(kind="complaint"), then="waiting_customer")
    _days(hands, sweep, 20)
    told = len(_marks(events))
    customer.post(f"/v1/tickets/{complaint['number']}/messages", {"text": "It is the M1."})
    _days(hands, sweep, 4)
    assert {50, 80, 100, 150} <= set(_marks(events)[told:])
