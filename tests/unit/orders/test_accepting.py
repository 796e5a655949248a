"""Which orders are accepted by the vendor's rule."""

import pytest

from chalicelib.orders.rules.accepting import AcceptOrders, by_itself


@pytest.mark.parametrize(
    ("rule", "from_stock", "within_credit"),
    [
        (AcceptOrders.FROM_STOCK, [True, False], {"within_credit": True}),
        (AcceptOrders.FROM_STOCK, [True], {"within_credit": False}),
        (AcceptOrders.BY_HAND, [True], {"within_credit": True}),
    ],
)
def test_the_rest_is_left_to_staff(rule: AcceptOrders, from_stock: list[bool], within_credit: dict[str, bool]) -> None:
    assert not by_itself(rule, from_stock, **within_credit)


def test_what_is_on_the_shelf_and_within_the_credit_is_accepted_where_the_vendor_wants_it() -> None:
    assert by_itself(AcceptOrders.FROM_STOCK, [True, True], within_credit=True)
