"""Who may move an order, from where, and when not any more."""

import pytest

from chalicelib.orders.rules import states
from chalicelib.orders.rules.states import Actor, Move, Progress, Status

NEW = Progress()
ASKED = Progress(asked=True)
PICKING = Progress(picking=True)
PART = Progress(picking=True, shipped=True)
SHIPPED = Progress(picking=True, shipped=True, left=False)
ARRIVED = Progress(picking=True, shipped=True, left=False, arrived=True)
PAID = Progress(picking=True, shipped=True, left=False, arrived=True, settled=True)


@pytest.mark.parametrize(
    ("status", "at", "buyer", "staff", "system"),
    [
        (Status.AWAITING_APPROVAL, NEW, ["cancel"], ["approve", "refuse", "propose_prices"], ["expire", "change"]),
        (Status.AWAITING_APPROVAL, ASKED, ["cancel"], ["refuse"], ["expire", "change"]),
        (
            Status.PLACED,
            NEW,
            ["change", "cancel"],
            ["accept", "refuse", "propose_change", "cancel"],
            ["accept", "change"],
        ),
        (
            Status.ACCEPTED,
            NEW,
            ["change", "cancel"],
            ["start_picking", "ship", "move_promise", "propose_change", "cancel"],
            ["change"],
        ),
        (
            Status.ACCEPTED,
            PICKING,
            ["ask_change", "ask_cancel"],
            ["ship", "move_promise", "propose_change", "cancel"],
            ["change"],
        ),
        (
            Status.ACCEPTED,
            PART,
            ["ask_change", "ask_cancel"],
            ["ship", "move_promise", "propose_change", "cancel_rest"],
            ["change"],
        ),
        (Status.ACCEPTED, SHIPPED, [], ["move_promise"], []),
        (Status.ACCEPTED, ARRIVED, [], [], []),
        (Status.ACCEPTED, PAID, [], [], ["close"]),
        (Status.CLOSED, PAID, [], [], []),
        (Status.REJECTED, NEW, [], [], []),
        (Status.CANCELLED, NEW, [], [], []),
        (Status.EXPIRED, NEW, [], [], []),
    ],
)
def test_what_each_may_do(status: Status, at: Progress, buyer: list[str], staff: list[str], system: list[str]) -> None:
    assert states.allowed(status, Actor.BUYER, at) == buyer
    assert states.allowed(status, Actor.STAFF, at) == staff
    assert states.allowed(status, Actor.SYSTEM, at) == system


def test_every_move_either_leads_along_the_table_or_is_refused_with_what_is_allowed() -> None:
    ways = {(row.status, row.move, row.actor): row.becomes for row in states.TABLE}
    for status in Status:
        for actor in Actor:
            for move in Move:
                for at in (NEW, PICKING, PART, SHIPPED, ARRIVED, PAID):
                    if move in states.allowed(status, actor, at):
                        assert states.moved(status, move, actor, at) is ways[status, move, actor]
                        continue
                    with pytest.raises(states.OrderMoveNotAllowed) as refusal:
                        states.moved(status, move, actor, at)
                    assert refusal.value.facts == {
                        "state": status,
                        "allowed": states.allowed(status, actor, at),
                    }


def test_a_state_that_is_not_open_is_an_end() -> None:
    assert {row.status for row in states.TABLE} == states.OPEN
    assert {row.becomes for row in states.TABLE} - states.OPEN == set(Status) - states.OPEN
