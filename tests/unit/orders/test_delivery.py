"""Where the pieces of an order are, and what that makes of its delivery and of the shelf."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.orders.rules import delivery
from chalicelib.orders.rules.delivery import DeliveryStatus, Line, Parcel, ParcelMove, ParcelState

SENT, THERE, LOST = ParcelState.SHIPPED, ParcelState.DELIVERED, ParcelState.LOST


def of(
    *parcels: tuple[Mapping[str, int], ParcelState],
    cancelled: Mapping[str, int] | None = None,
    returned: Mapping[str, int] | None = None,
) -> list[Line]:
    sent = [Parcel(lines, state) for lines, state in parcels]
    return delivery.lines({"TEA": 3, "CUP": 1}, cancelled or {}, sent, returned)


@pytest.mark.parametrize(
    ("lines", "picking", "status"),
    [
        (of(), False, DeliveryStatus.WAITING),
        (of(), True, DeliveryStatus.PICKING),
        (of(({"TEA": 1}, SENT)), True, DeliveryStatus.PARTLY_SHIPPED),
        (of(({"TEA": 3}, SENT), ({"CUP": 1}, SENT)), True, DeliveryStatus.SHIPPED),
        (of(({"TEA": 3}, SENT), ({"CUP": 1}, THERE)), True, DeliveryStatus.PARTLY_DELIVERED),
        (of(({"TEA": 1}, THERE)), True, DeliveryStatus.PARTLY_DELIVERED),
        (of(({"TEA": 3, "CUP": 1}, THERE)), True, DeliveryStatus.DELIVERED),
        (of(({"TEA": 3}, THERE), cancelled={"CUP": 1}), True, DeliveryStatus.DELIVERED),
        (of(({"TEA": 3, "CUP": 1}, THERE), returned={"TEA": 1}), True, DeliveryStatus.PARTLY_RETURNED),
        (of(({"TEA": 3, "CUP": 1}, THERE), returned={"TEA": 3, "CUP": 1}), True, DeliveryStatus.RETURNED),
        (of(({"TEA": 3}, LOST), ({"CUP": 1}, LOST)), True, DeliveryStatus.LOST),
        (of(({"TEA": 3}, LOST), ({"TEA": 3}, SENT)), True, DeliveryStatus.PARTLY_SHIPPED),
        (of(({"TEA": 3}, LOST), ({"TEA": 3, "CUP": 1}, THERE)), True, DeliveryStatus.DELIVERED),
        (of(cancelled={"TEA": 3, "CUP": 1}), False, DeliveryStatus.CANCELLED),
    ],
)
def test_the_delivery_status_follows_from_lines_and_parcels(
    lines: list[Line],
    picking: bool,  # noqa: FBT001  (a parameter of the test)
    status: DeliveryStatus,
) -> None:
    assert delivery.status(lines, picking=picking) is status


def test_what_is_left_can_be_shipped_and_no_more() -> None:
    lines = of(({"TEA": 1}, THERE), ({"CUP": 1}, LOST), cancelled={"TEA": 1})
    assert delivery.left(lines) == {"TEA": 1, "CUP": 1}

    delivery.ensure_left(lines, {"TEA": 1, "CUP": 1})
    with pytest.raises(delivery.MoreThanLeft) as more:
        delivery.ensure_left(lines, {"TEA": 2, "CUP": 1})
    assert more.value.facts["lines"] == [{"sku": "TEA", "wanted": 2, "left": 1}]
    with pytest.raises(delivery.NotInOrder) as stranger:
        delivery.ensure_left(lines, {"MUG": 1})
    assert stranger.value.facts["skus"] == ["MUG"]


def test_a_parcel_arrives_or_is_lost_once() -> None:
    assert delivery.parcel_moved(SENT, ParcelMove.DELIVER) is THERE
    assert delivery.parcel_moved(SENT, ParcelMove.LOSE) is LOST
    for ended in (THERE, LOST):
        with pytest.raises(delivery.ParcelMoveNotAllowed):
            delivery.parcel_moved(ended, ParcelMove.DELIVER)


def test_what_is_lost_and_sent_again_is_taken_from_the_shelf_twice() -> None:
    lost = of(({"TEA": 3}, LOST))
    again = of(({"TEA": 3}, LOST), ({"TEA": 3}, SENT))

    assert delivery.from_shelf([], of()) == {"TEA": 3, "CUP": 1}
    assert delivery.from_shelf(of(), lost) == {}
    assert delivery.from_shelf(lost, again) == {"TEA": 3}
    assert delivery.from_shelf(lost, of(({"TEA": 3}, LOST), cancelled={"TEA": 3, "CUP": 1})) == {"CUP": -1}


STEPS = st.lists(st.tuples(st.sampled_from(["ship", "deliver", "lose", "cancel"]), st.integers(1, 9)), max_size=12)


@given(st.integers(1, 9), STEPS)
def test_whatever_happens_no_piece_is_counted_twice(ordered: int, steps: list[tuple[str, int]]) -> None:
    """The shelf gives what leaves the house or is set aside, and takes back only what never left it."""
    shelf, cancelled, parcels = 100 - ordered, 0, list[Parcel]()
    for step, count in steps:
        [before] = delivery.lines({"TEA": ordered}, {"TEA": cancelled}, parcels)
        if step == "ship" and before.left:
            parcels.append(Parcel({"TEA": min(count, before.left)}))
        elif step == "cancel":
            cancelled += min(count, before.left)
        elif parcels and parcels[count % len(parcels)].state is SENT:
            state = THERE if step == "deliver" else LOST
            parcels[count % len(parcels)] = Parcel(parcels[count % len(parcels)].lines, state)
        [after] = delivery.lines({"TEA": ordered}, {"TEA": cancelled}, parcels)
        shelf -= delivery.from_shelf([before], [after]).get("TEA", 0)

        gone = sum(parcel.lines["TEA"] for parcel in parcels)
        assert after.delivered <= after.shipped <= after.wanted
        assert after.left >= 0
        assert 0 <= 100 - shelf - gone <= after.left  # set aside: never more than is still to be shipped
