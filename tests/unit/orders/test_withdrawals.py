"""Which order is meant, what of it is withdrawn from, what may be done, and the sealed text."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel import ids
from chalicelib.kernel.i18n import LANGUAGES
from chalicelib.orders.rules.states import Actor
from chalicelib.orders.rules.withdrawing import extent, matching, statement, states
from chalicelib.orders.rules.withdrawing.extent import Bought, Doubt, Part
from chalicelib.orders.rules.withdrawing.states import WithdrawalMove, WithdrawalState

ONE, OTHER = ids.number("one"), ids.number("other")
NOW = datetime(2030, 1, 7, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ONE, [ONE]),
        (f"order {ONE.lower()}, bought in May", [ONE]),
        (f"{ONE.replace('-', ' ')} and\n{OTHER.replace('-', '')}", [ONE, OTHER]),
        (f"{ONE} {ONE}", [ONE]),
        (f"number {ONE}x", []),
        (ONE[:-1] + ("A" if ONE[-1] != "A" else "B"), []),
        ("the blue mug", []),
        ("", []),
    ],
)
def test_numbers_are_found_in_what_people_write(text: str, found: list[str]) -> None:
    assert matching.numbers_in(text) == found


def test_only_a_few_numbers_are_looked_up() -> None:
    assert len(matching.numbers_in(" ".join(ids.number(str(count)) for count in range(20)))) == matching.MOST_NUMBERS


@given(st.text(max_size=300))
def test_any_text_may_be_looked_through(text: str) -> None:
    assert all(ids.parse_number(number) == number for number in matching.numbers_in(text))


def test_capitals_do_not_make_another_address() -> None:
    assert matching.is_same_address(" Mikko@Posti.Example", "mikko@posti.example")
    assert not matching.is_same_address("mikko@posti.example", "mikko@posti.example.evil")


def test_all_is_withdrawn_from_but_what_the_law_exempts() -> None:
    lines = [
        Bought("BEAN", 3),
        Bought("OWN", 1, exempt="made_to_measure"),
        Bought("MASK", 1, exempt="sealed_hygiene"),
        Bought("GONE", 2, cancelled=1, sent=1, returned=1),
    ]

    assert extent.whole(lines) == {"BEAN": 3, "MASK": 1}
    assert extent.doubts(lines, company=False, in_time=True, part=False) == []
    assert extent.doubts(lines[1:2], company=True, in_time=False, part=True) == list(Doubt)


def test_what_is_still_in_the_house_is_cancelled_first() -> None:
    lines = [Bought("BEAN", 5, cancelled=1, sent=2), Bought("MUG", 1, sent=1)]

    assert extent.parts(lines, {"BEAN": 3, "MUG": 1}) == [Part("BEAN", 2, 1), Part("MUG", 0, 1)]
    assert extent.parts(lines, {"BEAN": 1, "MUG": 0}) == [Part("BEAN", 1, 0)]
    assert extent.parts(lines, {"BEAN": 4})[0].quantity == 4


def test_no_more_than_was_bought() -> None:
    with pytest.raises(extent.MoreThanOrdered) as refused:
        extent.parts([Bought("BEAN", 5, sent=2, returned=1)], {"BEAN": 5})
    assert refused.value.facts == {"sku": "BEAN", "left": 4}
    with pytest.raises(extent.MoreThanOrdered):
        extent.parts([], {"BEAN": 1})
    with pytest.raises(extent.NothingWithdrawn):
        extent.parts([Bought("BEAN", 5)], {"BEAN": 0})


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(1, 9))
def test_a_part_is_never_more_than_there_is(unsent: int, cancelled: int, sent: int, returned: int, wanted: int) -> None:
    line = Bought("BEAN", unsent + cancelled + sent, cancelled, sent, min(sent, returned))
    if wanted > line.left:
        return
    [part] = extent.parts([line], {"BEAN": wanted})

    assert part.quantity == wanted
    assert 0 <= part.unsent <= line.unsent == unsent
    assert 0 <= part.back <= sent - line.returned


def test_it_can_be_found_invalid_but_never_declined() -> None:
    assert states.allowed(WithdrawalState.RECEIVED) == [WithdrawalMove.MATCH, WithdrawalMove.FIND_INVALID]
    assert states.allowed(WithdrawalState.TO_CHECK) == [
        WithdrawalMove.ACCEPT,
        WithdrawalMove.MATCH,
        WithdrawalMove.FIND_INVALID,
    ]
    assert states.allowed(WithdrawalState.INVALID) == [WithdrawalMove.MATCH]
    assert states.allowed(WithdrawalState.SETTLED) == []
    valid = [WithdrawalState.GOODS_AWAITED, WithdrawalState.TO_SETTLE, WithdrawalState.SETTLED]
    assert not any(WithdrawalMove.FIND_INVALID in states.allowed(state) for state in valid)


def test_what_is_not_allowed_is_told_with_what_is() -> None:
    states.ensure_allowed(WithdrawalState.TO_SETTLE, WithdrawalMove.SETTLE)
    with pytest.raises(states.WithdrawalMoveNotAllowed) as refused:
        states.ensure_allowed(WithdrawalState.TO_SETTLE, WithdrawalMove.MATCH)
    assert refused.value.facts == {"state": "to_settle", "allowed": [WithdrawalMove.SETTLE]}


def test_each_state_is_due_when_what_it_waits_for_is() -> None:
    back, pay = NOW + timedelta(days=15), NOW + timedelta(days=14)

    assert states.due_at(WithdrawalState.TO_MATCH, NOW, back, pay) == NOW + states.HANDLED_WITHIN
    assert states.due_at(WithdrawalState.GOODS_AWAITED, NOW, back, pay) == back
    assert states.due_at(WithdrawalState.TO_SETTLE, NOW, back, pay) == pay
    assert states.due_at(WithdrawalState.SETTLED, NOW, back, pay) is None


def test_it_is_the_consumers_turn_while_goods_are_to_come_and_ours_until_it_is_over() -> None:
    turns = {state: states.acts_next(state) for state in WithdrawalState}

    assert {state for state, turn in turns.items() if turn is Actor.BUYER} == {WithdrawalState.GOODS_AWAITED}
    assert {state for state, turn in turns.items() if turn is None} == {
        WithdrawalState.SETTLED,
        WithdrawalState.INVALID,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_says_all_in_the_consumers_language(language: str) -> None:
    sent = statement.Sent("Mikko\u202e", "Order {number}", None, "mikko@posti.example", language)
    text = statement.written(sent, "W7Q4K-M2XD-9ET", NOW, "Europe/Helsinki", "Norrbrygga")

    for part in ("Norrbrygga", "Mikko\u202e", "Order {number}", "mikko@posti.example", "W7Q4K-M2XD-9ET", "2030"):
        assert part in text
    assert "(Europe/Helsinki; 2030-01-07T11:20:00.000Z)" in text
    assert "withdrawal.statement" not in text
    assert len(text.split("\n")) == 8
    assert len(statement.seal(text)) == 64
    assert statement.seal(text) != statement.seal(text + " ")
