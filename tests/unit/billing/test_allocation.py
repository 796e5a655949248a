"""Which debts a payment settles."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.billing.rules.allocation import Debt, Ground, Split, exact_set, propose, rest_of, settle_credit_note

DAY = date(2026, 6, 1)


def debts(*opens: int) -> list[Debt]:
    """INV-1, INV-2 ... each due a day after the one before."""
    return [Debt(f"INV-{place}", DAY + timedelta(place), amount) for place, amount in enumerate(opens, 1)]


def after(before: list[Debt], splits: list[Split]) -> list[Debt]:
    given = {split.number: split.amount for split in splits}
    return [Debt(debt.number, debt.due, debt.open - given.get(debt.number, 0)) for debt in before]


def test_what_the_customer_said_comes_before_everything_and_is_capped() -> None:
    splits = propose(100, debts(30, 100, 40), said=[("INV-3", 60), ("INV-9", 10)], references=["INV2"])

    assert splits == [Split("INV-3", 40, Ground.SAID), Split("INV-2", 60, Ground.REFERENCE)]


def test_other_debts_need_not_be_looked_at_when_all_of_it_is_told() -> None:
    assert rest_of(130, debts(30, 100, 40), said=[("INV-1", 30)], references=["INV2"]) == 0
    assert rest_of(131, debts(30, 100, 40), said=[("INV-1", 30)], references=["INV2"]) == 1


def test_a_reference_comes_before_an_exact_amount() -> None:
    assert propose(30, debts(30, 100), references=["INV2", "INV8"]) == [Split("INV-2", 30, Ground.REFERENCE)]


def test_one_debt_of_exactly_that_amount_comes_before_a_set_of_older_ones() -> None:
    assert propose(70, debts(30, 40, 70, 70)) == [Split("INV-3", 70, Ground.EXACT)]


def test_a_set_of_exactly_that_amount_comes_before_the_oldest() -> None:
    assert propose(90, debts(35, 40, 50)) == [
        Split("INV-2", 40, Ground.EXACT_SET),
        Split("INV-3", 50, Ground.EXACT_SET),
    ]


def test_the_smallest_set_wins_and_of_equally_small_ones_the_oldest() -> None:
    assert exact_set(60, [("a", 10), ("b", 20), ("c", 30), ("d", 40), ("e", 50)]) == ("a", "e")
    assert exact_set(60, [("a", 30), ("b", 30), ("c", 30)]) == ("a", "b")
    assert exact_set(100, [("a", 30), ("b", 30)]) == ()


def test_the_search_for_a_set_ends_however_much_is_open() -> None:
    many = [(f"n{place}", 2 * place + 2) for place in range(5_000)]

    assert exact_set(1_000_001, many) == ()


def test_the_oldest_due_comes_first_then_the_lowest_number() -> None:
    same_day = [Debt("B", DAY, 50), Debt("A", DAY, 50), Debt("C", DAY - timedelta(1), 50)]

    assert propose(120, same_day) == [
        Split("C", 50, Ground.OLDEST),
        Split("A", 50, Ground.OLDEST),
        Split("B", 20, Ground.OLDEST),
    ]


def test_a_debt_that_two_steps_reach_has_one_split() -> None:
    assert propose(60, debts(50, 100), said=[("INV-1", 20)]) == [
        Split("INV-1", 50, Ground.OLDEST),
        Split("INV-2", 10, Ground.OLDEST),
    ]


def test_a_credit_note_settles_the_invoice_that_it_names_as_far_as_that_is_open() -> None:
    [owed] = debts(50)

    assert settle_credit_note(60, owed) == [Split("INV-1", 50, Ground.NAMED)]
    assert settle_credit_note(20, owed) == [Split("INV-1", 20, Ground.NAMED)]
    assert settle_credit_note(20, *debts(0)) == []


open_amounts = st.lists(st.integers(1, 10_000), max_size=30)


@given(
    open_amounts,
    st.integers(1, 50_000),
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 20_000)), max_size=5),
    st.lists(st.integers(1, 30), max_size=5),
)
def test_it_never_gives_more_than_there_is(
    opens: list[int], amount: int, said: list[tuple[int, int]], named: list[int]
) -> None:
    owed = debts(*opens)
    splits = propose(
        amount,
        owed,
        said=[(f"INV-{place}", wanted) for place, wanted in said],
        references=[f"INV{place}" for place in named],
    )

    assert sum(split.amount for split in splits) == min(amount, sum(opens))
    assert all(debt.open >= 0 for debt in after(owed, splits))
    assert len({split.number for split in splits}) == len(splits)


@given(open_amounts, st.data())
def test_whoever_pays_one_or_all_of_it_exactly_leaves_no_debt_half_paid(opens: list[int], data: st.DataObject) -> None:
    if opens:
        amount = data.draw(st.sampled_from([*opens, sum(opens)]))
        left = [debt.open for debt in after(debts(*opens), propose(amount, debts(*opens)))]
        assert all(now in (0, was) for now, was in zip(left, opens, strict=True))
