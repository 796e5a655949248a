"""Returns: the table of moves, what may come back until when, and what becomes of the pieces."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.orders.rules.returning import counting, eligibility, states
from chalicelib.orders.rules.returning.counting import Condition, Pieces
from chalicelib.orders.rules.returning.eligibility import Arrival, Barrier, Returnable, Sold
from chalicelib.orders.rules.returning.states import Progress, ReturnMove, ReturnState
from chalicelib.orders.rules.states import Actor

TODAY = date(2030, 5, 12)
LATE = TODAY - timedelta(days=31)


def days_ago(days: int, quantity: int = 1) -> Arrival:
    return Arrival(quantity, TODAY - timedelta(days=days))


@pytest.mark.parametrize(
    ("sold", "quantity", "until", "barrier"),
    [
        (Sold(()), 0, None, Barrier.NOT_DELIVERED),
        (Sold((days_ago(1),), exempt="perishable"), 0, None, Barrier.EXEMPT),
        (Sold((days_ago(1),), final=True), 0, None, Barrier.FINAL_SALE),
        (Sold((days_ago(1),), exempt="sealed_hygiene"), 1, TODAY + timedelta(days=29), None),
        (Sold((days_ago(30, 2),)), 2, TODAY, None),
        (Sold((days_ago(31, 2),)), 0, TODAY - timedelta(days=1), Barrier.WINDOW_OVER),
        (Sold((days_ago(1, 2),), gone=2), 0, None, Barrier.NOTHING_LEFT),
        (Sold((days_ago(3, 2), days_ago(40, 2))), 2, TODAY + timedelta(days=27), None),
        (Sold((days_ago(3, 2), days_ago(40, 2)), gone=3), 1, TODAY + timedelta(days=27), None),
        (Sold((days_ago(3, 2), days_ago(10, 1))), 3, TODAY + timedelta(days=20), None),
    ],
)
def test_what_may_come_back(sold: Sold, quantity: int, until: date | None, barrier: Barrier | None) -> None:
    assert eligibility.returnable(sold, 30, TODAY) == Returnable(quantity, until, barrier)


def test_more_than_may_come_back_is_refused_line_by_line() -> None:
    possible = {"7Q4K": {"TEA": Returnable(1, TODAY), "CUP": Returnable(0, LATE, Barrier.WINDOW_OVER)}, "9MX2": {}}
    eligibility.ensure_returnable(possible, {"7Q4K": {"TEA": 1}})
    with pytest.raises(eligibility.NotReturnable) as refused:
        eligibility.ensure_returnable(possible, {"7Q4K": {"TEA": 2, "CUP": 1}, "9MX2": {"POT": 1}})
    assert refused.value.facts["lines"] == [
        {"order": "7Q4K", "sku": "TEA", "wanted": 2, "left": 1, "until": "2030-05-12", "barrier": None},
        {"order": "7Q4K", "sku": "CUP", "wanted": 1, "left": 0, "until": "2030-04-11", "barrier": "window_over"},
        {"order": "9MX2", "sku": "POT", "wanted": 1, "left": 0, "until": None, "barrier": "not_delivered"},
    ]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=5),
    st.integers(0, 30),
    st.integers(0, 40),
)
def test_never_more_than_arrived_less_what_is_gone(arrived: list[tuple[int, int]], gone: int, window: int) -> None:
    found = eligibility.returnable(Sold(tuple(days_ago(age, n) for n, age in arrived), gone), window, TODAY)
    in_time = sum(n for n, age in arrived if age <= window)

    assert 0 <= found.quantity <= max(0, sum(n for n, _ in arrived) - gone)
    assert found.quantity <= in_time
    assert (found.barrier is None) == (found.quantity > 0)
    if found.quantity:
        assert found.until is not None
        assert found.until >= TODAY


@given(st.integers(0, 12), st.lists(st.tuples(st.integers(1, 6), st.integers(0, 8), st.booleans()), max_size=6))
def test_several_returns_are_never_about_the_same_pieces(delivered: int, asks: list[tuple[int, int, bool]]) -> None:
    returns: list[tuple[Pieces, ReturnState]] = []
    for wanted, counted, over in asks:
        gone = sum(pieces.gone(state) for pieces, state in returns)
        if wanted > eligibility.returnable(Sold((days_ago(0, delivered),), gone), 30, TODAY).quantity:
            continue
        pieces = Pieces(wanted)
        try:
            pieces = pieces.received(counted, 0, delivered - gone)
        except counting.MoreThanDelivered:
            assert counted > delivered - gone
        returns.append((pieces, ReturnState.SETTLED if over else ReturnState.RECEIVED))

    assert sum(pieces.gone(state) for pieces, state in returns) <= delivered
    assert sum(pieces.kept for pieces, _ in returns) <= delivered


@given(
    st.integers(0, 9),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.booleans()), max_size=4),
)
def test_pieces_add_up_whatever_is_done_with_them(asked: int, steps: list[tuple[int, int, int, bool]]) -> None:
    pieces = Pieces(asked)
    for quantity, resellable, refused, settle in steps:
        try:
            pieces = pieces.received(quantity, resellable, 20)
            pieces = pieces.inspected(Condition.WORSE, refused, "Opened")
        except (counting.MoreResellableThanCounted, counting.MoreRefusedThanOpen):
            pass
        pieces = pieces.paid() if settle else pieces
        assert pieces.settled + pieces.open + pieces.refused == pieces.counted
        assert pieces.resellable <= pieces.kept
        assert pieces.open >= 0
        assert pieces.sent_back().open == 0
        assert pieces.sent_back().kept == pieces.settled


def test_what_is_worse_is_explained_and_only_that_is_refused() -> None:
    came = Pieces(2, counted=2, resellable=1)
    for condition, refused, reason in ((Condition.WORSE, 0, None), (Condition.AS_DESCRIBED, 1, "Because")):
        with pytest.raises(counting.WorseWithoutReason):
            came.inspected(condition, refused, reason)
    with pytest.raises(counting.MoreRefusedThanOpen) as refused_too_many:
        came.inspected(Condition.WORSE, 2, "Opened")
    assert refused_too_many.value.facts["left"] == 1
    assert came.inspected(Condition.AS_DESCRIBED, 0, None) == came


@pytest.mark.parametrize(
    ("state", "actor", "at", "moves"),
    [
        ("requested", Actor.STAFF, Progress(), ["approve", "decline"]),
        ("requested", Actor.BUYER, Progress(), ["cancel"]),
        ("declined", Actor.BUYER, Progress(), ["appeal"]),
        ("declined", Actor.BUYER, Progress(appealed=True), []),
        ("approved", Actor.BUYER, Progress(), ["send", "cancel"]),
        ("approved", Actor.STAFF, Progress(), ["receive"]),
        ("approved", Actor.STAFF, Progress(overdue=True), ["receive", "decline"]),
        ("approved", Actor.SYSTEM, Progress(overdue=True), ["expire"]),
        ("expired", Actor.STAFF, Progress(overdue=True), ["receive"]),
        ("sent", Actor.BUYER, Progress(), []),
        ("sent", Actor.STAFF, Progress(), ["receive", "decline"]),
        ("sent", Actor.STAFF, Progress(counted=True), ["receive", "settle"]),
        ("received", Actor.STAFF, Progress(counted=True), ["inspect", "receive"]),
        ("received", Actor.STAFF, Progress(coming=False, counted=True), ["inspect"]),
        ("inspected", Actor.STAFF, Progress(counted=True), ["settle", "settle_part", "receive"]),
        ("inspected", Actor.STAFF, Progress(coming=False, counted=True), ["settle"]),
        ("inspected", Actor.STAFF, Progress(counted=True, repair=True), ["repair", "settle", "receive"]),
        ("in_repair", Actor.STAFF, Progress(repair=True), ["send_back", "settle"]),
        ("sent_back", Actor.BUYER, Progress(repair=True), ["arrive"]),
        ("sent_back", Actor.SYSTEM, Progress(repair=True), ["arrive"]),
        ("settled", Actor.STAFF, Progress(), []),
    ],
)
def test_who_may_do_what(state: str, actor: Actor, at: Progress, moves: list[str]) -> None:
    assert states.allowed(ReturnState(state), actor, at) == moves


def test_a_move_that_is_not_in_the_table_is_refused_with_what_is_allowed() -> None:
    assert states.moved(ReturnState.SENT, ReturnMove.RECEIVE, Actor.STAFF, Progress()) is ReturnState.RECEIVED
    with pytest.raises(states.ReturnMoveNotAllowed) as refused:
        states.moved(ReturnState.SENT, ReturnMove.CANCEL, Actor.BUYER, Progress())
    assert (refused.value.facts["state"], refused.value.facts["allowed"]) == ("sent", [])


@pytest.mark.parametrize(
    ("state", "who"),
    [("requested", Actor.STAFF), ("approved", Actor.BUYER), ("sent", Actor.STAFF), ("settled", None)],
)
def test_whose_turn_it_is(state: str, who: Actor | None) -> None:
    assert states.acts_next(ReturnState(state)) is who
