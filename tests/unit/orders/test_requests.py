"""Who may say what to a request, and what a cancellation brings back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.orders.rules import cancelling, requests
from chalicelib.orders.rules.cancelling import Plan
from chalicelib.orders.rules.requests import Answer, RequestState
from chalicelib.orders.rules.states import Actor

WAITING = RequestState.WAITING


def test_the_other_side_answers_and_who_asked_withdraws() -> None:
    assert requests.allowed(WAITING, Actor.BUYER, Actor.STAFF) == [Answer.ACCEPT, Answer.DECLINE]
    assert requests.allowed(WAITING, Actor.BUYER, Actor.BUYER) == [Answer.WITHDRAW]
    assert requests.allowed(RequestState.DECLINED, Actor.BUYER, Actor.STAFF) == []

    assert requests.answered(WAITING, Actor.STAFF, Actor.BUYER, Answer.ACCEPT) is RequestState.ACCEPTED
    with pytest.raises(requests.RequestAnswered) as refusal:
        requests.answered(WAITING, Actor.STAFF, Actor.STAFF, Answer.ACCEPT)
    assert refusal.value.facts["allowed"] == [Answer.WITHDRAW]


def test_who_acts_next() -> None:
    assert requests.acts_next(WAITING, Actor.BUYER) is Actor.STAFF
    assert requests.acts_next(WAITING, Actor.STAFF) is Actor.BUYER
    assert requests.acts_next(RequestState.ACCEPTED, Actor.STAFF) is None


@pytest.mark.parametrize(
    ("now", "then", "billed", "owed", "given_up", "plan"),
    [
        (100, 0, 0, 0, 0, Plan(100, 100, 0, 0)),  # not billed yet
        (100, 0, 100, 100, 0, Plan(100, 0, 100, 0)),  # billed, nothing paid
        (100, 0, 100, 30, 0, Plan(100, 0, 30, 70)),  # paid in part
        (100, 0, 100, 0, 0, Plan(100, 0, 0, 100)),  # paid
        (100, 60, 60, 0, 0, Plan(40, 40, 0, 0)),  # billed as it is shipped: the rest never was
        (100, 60, 80, 10, 0, Plan(40, 20, 10, 10)),
        (100, 0, 100, 0, 100, Plan(100, 0, 100, 0)),  # given up: nobody paid it
        (100, 0, 100, 20, 50, Plan(100, 0, 70, 30)),  # paid in part, given up in part
        (100, 60, 100, 0, 60, Plan(40, 0, 0, 40)),  # what stays may stay given up
        (100, 60, 100, 0, 90, Plan(40, 0, 30, 10)),
    ],
)
def test_what_a_cancellation_brings_back(
    now: int, then: int, billed: int, owed: int, given_up: int, plan: Plan
) -> None:
    assert cancelling.plan(now, then, billed=billed, owed=owed, given_up=given_up) == plan


AMOUNT = st.integers(0, 10**6)


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT, AMOUNT)
def test_the_parts_of_a_plan_add_up(a: int, b: int, c: int, d: int, e: int) -> None:
    then, now = sorted((a, b))
    billed, owed = min(c, now), min(d, c, now)
    given_up = min(e, billed - owed)

    made = cancelling.plan(now, then, billed=billed, owed=owed, given_up=given_up)

    assert made.to_your_credit <= billed - owed - given_up

    assert made.not_billed + made.no_longer_owed + made.to_your_credit == made.worth == now - then
    assert min(made.not_billed, made.no_longer_owed, made.to_your_credit) >= 0
