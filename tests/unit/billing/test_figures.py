"""Ageing, credit, statements and amounts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.billing.rules import ageing, amounts, credit, statement
from chalicelib.billing.rules.ageing import Ageing
from chalicelib.billing.rules.credit import OnHold, OverLimit, Passes
from chalicelib.billing.rules.entries import Entry, Kind

DAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("due", "column"),
    [
        (date(2026, 7, 1), "not_due"),
        (date(2026, 6, 30), "not_due"),
        (date(2026, 6, 29), "days_1_30"),
        (date(2026, 5, 31), "days_1_30"),
        (date(2026, 5, 30), "days_31_60"),
        (date(2026, 5, 1), "days_31_60"),
        (date(2026, 4, 30), "days_61_90"),
        (date(2026, 4, 1), "days_61_90"),
        (date(2026, 3, 31), "days_over_90"),
    ],
)
def test_a_debt_ages_by_the_days_since_its_due_date(due: date, column: str) -> None:
    assert ageing.column(due, DAY) == column
    assert ageing.aged({due: 700}, {}, DAY) == Ageing(**{column: 700})


def test_disputed_amounts_stand_apart_and_are_not_overdue() -> None:
    late, coming = date(2026, 6, 1), date(2026, 7, 1)

    aged = ageing.aged({late: 100, coming: 50}, {late: 30, coming: 20}, DAY)

    assert aged == Ageing(not_due=30, days_1_30=70, disputed=50)
    assert aged.overdue == 70


@given(st.dictionaries(st.integers(-200, 200), st.integers(1, 1000)))
def test_every_cent_stands_in_one_column(debts: dict[int, int]) -> None:
    by_due = {DAY - timedelta(days): amount for days, amount in debts.items()}
    aged = ageing.aged(by_due, {due: amount // 2 for due, amount in by_due.items()}, DAY)

    assert aged.not_due + aged.overdue + aged.disputed == sum(by_due.values())


def test_credit_left_is_the_limit_less_what_is_owed_and_reserved() -> None:
    assert credit.available(100_000, 30_000, 20_000) == 50_000
    assert credit.available(100_000, -8_000, 0) == 108_000
    assert credit.available(None, 30_000, 20_000) is None


HOLD = OnHold("Two invoices are overdue.", "Pay them.")


@pytest.mark.parametrize(
    ("left", "total", "hold", "gate"),
    [
        (500, 500, None, Passes(limited=True)),
        (500, 501, None, OverLimit(1)),
        (-1, 1, None, OverLimit(2)),
        (None, 10**9, None, Passes(limited=False)),
        (10**9, 1, HOLD, HOLD),
    ],
)
def test_an_order_over_the_limit_waits_for_approval(
    left: int | None, total: int, hold: OnHold | None, gate: credit.Gate
) -> None:
    assert credit.gate(left, total, hold) == gate


def test_a_statement_runs_from_its_opening_to_its_closing_balance() -> None:
    entries = [
        Entry("1", Kind.INVOICE, "INV-1", 100, DAY, due=DAY),
        Entry("2", Kind.PAYMENT, "PAY-1", 130, DAY),
        Entry("3", Kind.ALLOCATION, "INV-1", 100, DAY, against="PAY-1"),
    ]
    drawn = statement.drawn(50, entries)

    assert [(line.effect, line.balance) for line in drawn.lines] == [(100, 150), (-130, 20), (0, 20)]
    assert (drawn.closing, statement.drawn(drawn.closing, []).closing) == (20, 20)


EFFECTS = {Kind.INVOICE: 1, Kind.PAYMENT: -1, Kind.CREDIT_NOTE: -1, Kind.REFUND: 1, Kind.WRITE_OFF: -1}


@given(st.lists(st.tuples(st.sampled_from([*EFFECTS, Kind.ALLOCATION]), st.integers(1, 10**6))), st.data())
def test_statements_of_adjoining_periods_fit_and_are_the_statement_of_both(
    posted: list[tuple[Kind, int]], data: st.DataObject
) -> None:
    entries = [Entry(str(at), kind, f"N-{at}", amount, DAY) for at, (kind, amount) in enumerate(posted)]
    place = data.draw(st.integers(0, len(entries)))
    opening = data.draw(st.integers(-(10**6), 10**6))

    first = statement.drawn(opening, entries[:place])
    second = statement.drawn(first.closing, entries[place:])
    whole = statement.drawn(opening, entries)

    assert (first.lines + second.lines, second.closing) == (whole.lines, whole.closing)
    assert whole.closing == opening + sum(EFFECTS.get(kind, 0) * amount for kind, amount in posted)


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (1250, "EUR", "12.50"),
        (-5, "EUR", "-0.05"),
        (0, "SEK", "0.00"),
        (1250, "JPY", "1250"),
        (0, "JPY", "0"),
        (1250, "KWD", "1.250"),
        (-1, "BHD", "-0.001"),
    ],
)
def test_amounts_have_the_decimals_of_their_currency(amount: int, currency: str, text: str) -> None:
    assert amounts.as_text(amount, currency) == text
    assert amounts.from_text(text, currency) == amount


@given(st.integers(-(10**12), 10**12), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_amounts_survive_being_written(amount: int, currency: str) -> None:
    assert amounts.from_text(amounts.as_text(amount, currency), currency) == amount


@pytest.mark.parametrize(
    ("text", "currency"), [("1.5", "JPY"), ("1.234", "EUR"), ("1,5", "EUR"), ("", "EUR"), ("x", "KWD")]
)
def test_more_decimals_than_the_currency_has_are_no_amount(text: str, currency: str) -> None:
    with pytest.raises(amounts.AmountNotReadable):
        amounts.from_text(text, currency)


def test_missing_decimals_are_zeros() -> None:
    assert (amounts.from_text(" 12 ", "EUR"), amounts.from_text("-1.5", "KWD")) == (1200, -1500)
