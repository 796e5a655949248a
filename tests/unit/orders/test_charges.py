"""What is paid beside the goods: which way costs what, when it is free, and when it is paid or falls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.orders.rules import billed, charges, looks
from chalicelib.orders.rules.billed import InvoiceOn
from chalicelib.orders.rules.charges import Charge, ChargeKind, Fee, Way
from chalicelib.orders.rules.delivery import Line
from chalicelib.orders.rules.looks import Beside, Difference
from chalicelib.orders.rules.states import Status

PARCEL = Way("parcel", net={"EUR": 590}, free_from={"EUR": 10_000}, vat_rate=2550)
PICKUP = Way("pickup")
SMALL = Fee("small_order", below={"EUR": 3000}, net={"EUR": 300}, vat_rate=2550)


@pytest.mark.parametrize(
    ("way", "goods", "currency", "found"),
    [
        (PARCEL, 2999, "EUR", [("delivery", "parcel", 590), ("fee", "small_order", 300)]),
        (PARCEL, 3000, "EUR", [("delivery", "parcel", 590)]),
        (PARCEL, 9999, "EUR", [("delivery", "parcel", 590)]),
        (PARCEL, 10_000, "EUR", [("delivery", "parcel", 0)]),
        (Way("freight", net={"EUR": 9000}), 10**9, "EUR", [("delivery", "freight", 9000)]),
        (PICKUP, 2999, "EUR", [("fee", "small_order", 300)]),
        (PICKUP, 10, "SEK", []),
    ],
)
def test_what_the_goods_come_to_decides(way: Way, goods: int, currency: str, found: list[object]) -> None:
    made = charges.charges(way, [SMALL, Fee("gift", {"EUR": 10**9}, {})], goods, currency)

    assert [(one.kind, one.code, one.net) for one in made] == found


@given(st.integers(0, 30_000), st.sampled_from([PARCEL, PICKUP]))
def test_more_goods_never_cost_more_beside_them(goods: int, way: Way) -> None:
    def beside(net: int) -> int:
        return sum(one.net for one in charges.charges(way, [SMALL], net, "EUR"))

    assert 0 <= beside(goods + 1) <= beside(goods)


def test_a_way_is_offered_where_it_has_a_price_or_costs_nothing() -> None:
    assert charges.offered([PARCEL, PICKUP], "EUR") == [PARCEL, PICKUP]
    assert charges.offered([PARCEL, PICKUP], "SEK") == [PICKUP]
    assert charges.offered([PARCEL], "SEK") == [charges.STANDARD]
    assert charges.chosen([PARCEL, PICKUP], "pickup") is PICKUP
    assert charges.chosen([PARCEL, PICKUP], "balloon") is charges.chosen([PARCEL], None) is PARCEL


def test_a_charge_is_known_by_what_no_product_is_called() -> None:
    parcel, fee = (charges.key(one.kind, one.code) for one in (_charge("delivery"), _charge("fee")))

    assert (parcel, fee) == ("delivery:some", "fee:some")
    assert (charges.is_delivery(parcel), charges.is_delivery(fee)) == (True, False)


def _charge(kind: str) -> Charge:
    return Charge(ChargeKind(kind), "some", 100, 0)


def test_what_is_charged_otherwise_is_told_and_another_way_with_its_price() -> None:
    before = Beside("parcel", "Parcel", {"delivery:parcel": 590, "fee:old": 100})
    dearer = Beside("parcel", "Paket", {"delivery:parcel": 690, "fee:new": 200})
    other = Beside("pickup", "Pick-up", {"fee:old": 100})

    assert looks.beside(before, before) == []
    assert looks.beside(before, dearer) == [
        Difference("charge", "delivery:parcel", 590, 690),
        Difference("charge", "fee:old", 100, None),
        Difference("charge", "fee:new", None, 200),
    ]
    assert looks.beside(before, other) == [Difference("way", "", "Parcel", "Pick-up")]


ALL_CAME_BACK = [Line("TEA", 2, shipped=2, delivered=2, returned=2, credited=2)]


@pytest.mark.parametrize(
    ("lines", "withdrawn", "stand"),
    [
        ([Line("TEA", 2)], False, True),
        ([Line("TEA", 2), Line("CUP", 1, cancelled=1)], False, True),
        ([Line("TEA", 2, cancelled=1, shipped=1)], True, True),
        ([Line("TEA", 2, cancelled=2)], False, False),
        (ALL_CAME_BACK, False, True),
        (ALL_CAME_BACK, True, False),
    ],
)
def test_charges_fall_with_everything_and_not_by_a_return(lines: list[Line], stand: bool, withdrawn: bool) -> None:  # noqa: FBT001
    assert billed.charges_stand(lines, withdrawn=withdrawn) is stand
    due = billed.charges_due(lines, Status.ACCEPTED, InvoiceOn.ACCEPTED, withdrawn=withdrawn)
    assert due is stand


@pytest.mark.parametrize(
    ("status", "shipped", "on", "due"),
    [
        (Status.PLACED, 0, InvoiceOn.ACCEPTED, False),
        (Status.ACCEPTED, 0, InvoiceOn.ACCEPTED, True),
        (Status.ACCEPTED, 0, InvoiceOn.SHIPPED, False),
        (Status.ACCEPTED, 1, InvoiceOn.SHIPPED, True),
    ],
)
def test_they_are_billed_with_the_first_goods(status: Status, shipped: int, on: InvoiceOn, due: bool) -> None:  # noqa: FBT001
    assert billed.charges_due([Line("TEA", 3, shipped=shipped)], status, on, withdrawn=False) is due
