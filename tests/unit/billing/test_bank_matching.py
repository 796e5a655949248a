"""Whose payment a line is: by what it names, by its amount, by who paid; and never more than is open."""

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.billing.rules.bank_matching import Announced, Debt, Found, How, Proposal, alike, propose

FIRST, SECOND = Debt("acc_a", "2026-000001", 1000), Debt("acc_a", "2026-000002", 500)
OTHERS = Debt("acc_b", "2026-000003", 1000)


def one(amount: int, found: Found) -> Proposal | None:
    [proposal] = propose([(amount, found)])
    return proposal


def test_an_announced_transfer_goes_where_the_customer_said() -> None:
    told = Announced("acc_a", 1200, ((SECOND, 500), (FIRST, 600)))
    whole, less = one(1200, Found(announced=(told,), named=(OTHERS,))), one(700, Found(announced=(told,)))

    assert whole == Proposal(How.ANNOUNCED, "acc_a", ((SECOND.number, 500), (FIRST.number, 600)), is_sure=True)
    assert less == Proposal(How.ANNOUNCED, "acc_a", ((SECOND.number, 500), (FIRST.number, 200)), is_sure=False)


def test_named_invoices_are_paid_in_the_order_in_which_they_are_named() -> None:
    exact = one(1200, Found(named=(SECOND, FIRST)))
    more = one(1600, Found(named=(SECOND, FIRST)))
    paid_already = one(500, Found(named=(Debt("acc_a", "2026-000009", 0),), exact=(SECOND,)))

    assert exact == Proposal(How.REFERENCE, "acc_a", ((SECOND.number, 500), (FIRST.number, 700)), is_sure=True)
    assert more == Proposal(How.REFERENCE, "acc_a", ((SECOND.number, 500), (FIRST.number, 1000)), is_sure=False)
    assert paid_already == Proposal(How.REFERENCE, "acc_a", (), is_sure=False)


def test_two_customers_in_one_payment_are_left_to_people() -> None:
    assert one(1000, Found(named=(FIRST, OTHERS), exact=(FIRST,), paid=("acc_a",))) is None
    two = (Announced("acc_a", 5, ()), Announced("acc_b", 5, ()))
    assert one(1000, Found(announced=two, named=(FIRST,))) == Proposal(
        How.REFERENCE, "acc_a", ((FIRST.number, 1000),), is_sure=True
    )


def test_an_amount_is_sure_when_it_is_alone_and_the_payer_fits() -> None:
    split = ((FIRST.number, 1000),)
    assert one(1000, Found(exact=(FIRST,))) == Proposal(How.EXACT, "acc_a", split, is_sure=False)
    assert one(1000, Found(exact=(FIRST,), paid=("acc_a",))) == Proposal(How.EXACT, "acc_a", split, is_sure=True)
    named = Found(exact=(FIRST,), alike=frozenset({"acc_a"}))
    assert one(1000, named) == Proposal(How.EXACT, "acc_a", split, is_sure=True)


def test_equal_amounts_are_told_apart_by_the_payer_and_looked_at() -> None:
    both = (FIRST, OTHERS)
    assert one(1000, Found(exact=both)) is None
    told_apart = one(1000, Found(exact=both, alike=frozenset({"acc_b"})))
    assert told_apart == Proposal(How.EXACT, "acc_b", ((OTHERS.number, 1000),), is_sure=False)
    assert one(1000, Found(exact=both, paid=("acc_a", "acc_b"))) is None


def test_who_paid_before_is_a_weak_hint() -> None:
    assert one(1, Found(paid=("acc_a",))) == Proposal(How.PAYER, "acc_a", (), is_sure=False)
    assert one(1, Found(paid=("acc_a", "acc_b"))) is None
    assert one(1, Found()) is None


def test_what_one_line_takes_is_not_there_for_the_next() -> None:
    found = Found(named=(SECOND,), exact=(SECOND,), paid=("acc_a",))
    first, second, third = propose([(300, found), (300, found), (500, Found(exact=(SECOND,)))])

    assert first == Proposal(How.REFERENCE, "acc_a", ((SECOND.number, 300),), is_sure=True)
    assert second == Proposal(How.REFERENCE, "acc_a", ((SECOND.number, 200),), is_sure=False)
    assert third is None


def test_names_are_compared_as_banks_write_them() -> None:
    names = {"acc_a": "Kafé Luleå AB", "acc_b": "Bar Sport S.r.l.", "acc_c": "Oy"}
    assert alike("KAFE LULEA", names) == {"acc_a"}
    assert alike("Sport Bar srl", names) == {"acc_b"}
    assert alike("Kafé", names) == alike("", names) == alike("AB", names) == frozenset()


DEBTS = st.lists(
    st.builds(Debt, st.sampled_from(["a", "b"]), st.sampled_from(["1", "2", "3", "4"]), st.integers(0, 50)),
    min_size=1,
    max_size=4,
    unique_by=lambda debt: debt.number,
)


@st.composite
def files(draw: st.DrawFn) -> tuple[list[Debt], list[tuple[int, Found]]]:
    """Debts, and lines that all want the same few of them."""
    debts = draw(DEBTS)
    some = st.lists(st.sampled_from(debts), max_size=3, unique=True).map(tuple)
    wanted = st.lists(st.tuples(st.sampled_from(debts), st.integers(1, 60)), max_size=3).map(tuple)
    told = st.builds(Announced, st.sampled_from(["a", "b"]), st.integers(1, 90), wanted)
    accounts = st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True)
    payers = (accounts.map(tuple), accounts.map(frozenset))
    found = st.builds(Found, st.lists(told, max_size=2).map(tuple), some, some, *payers)
    return debts, draw(st.lists(st.tuples(st.integers(1, 60), found), max_size=12))


@given(files())
def test_proposals_never_exceed_what_is_open_nor_what_was_paid(
    file: tuple[list[Debt], list[tuple[int, Found]]],
) -> None:
    debts, lines = file
    proposals = propose(lines)

    assert len(proposals) == len(lines)
    left = {debt.number: debt.open for debt in debts}
    for (amount, _), proposal in zip(lines, proposals, strict=True):
        parts = proposal.splits if proposal else ()
        assert all(part > 0 for _, part in parts)
        assert sum(part for _, part in parts) <= amount
        for number, part in parts:
            left[number] -= part
    assert all(rest >= 0 for rest in left.values())


@given(files())
def test_what_is_sure_is_used_up_unless_the_customer_said_otherwise(
    file: tuple[list[Debt], list[tuple[int, Found]]],
) -> None:
    _, lines = file
    for (amount, _), proposal in zip(lines, propose(lines), strict=True):
        if proposal and proposal.is_sure and proposal.how is not How.ANNOUNCED:
            assert sum(part for _, part in proposal.splits) == amount
