"""What orders ask of the catalogue: an offer, taking, giving back, holding."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.models import Held, Stock
from chalicelib.catalogue.service import browsing
from chalicelib.kernel import clock
from chalicelib.platform import db
from tests.support import goods

NOON = datetime(2030, 1, 1, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=30)

pytestmark = pytest.mark.usefixtures("aws")


def _offer(sku: str) -> catalogue.Offer | None:
    return catalogue.offer(*db.fetch(*catalogue.wishes(sku)))


def _take(**quantities: int) -> None:
    with db.transaction() as tx:
        for sku, quantity in quantities.items():
            catalogue.take(tx, sku, quantity)


def _hold(quantity: int, until: datetime) -> None:
    with db.transaction() as tx:
        catalogue.hold(tx, "BEAN", quantity, until)


def _held() -> int:
    return browsing.find("BEAN").held


def test_an_offer_has_price_vat_and_stock() -> None:
    goods.add("BEAN", names={"en": "Beans"}, price=1890, vat_rate=1400, stock=7, picture="products/b.png")

    assert _offer("BEAN") == catalogue.Offer(
        sku="BEAN",
        names={"en": "Beans"},
        unit="piece",
        price=1890,
        currency="EUR",
        vat_rate=1400,
        picture="/media/products/b.png",
        stock=7,
        category="coffee",
    )
    assert _offer("NOTHING") is None


def test_what_is_made_to_order_has_no_stock() -> None:
    goods.add("TABLE", stock=None)

    offer = _offer("TABLE")
    assert offer
    assert offer.stock is None


def test_taking_and_putting_back_add_up() -> None:
    goods.add("BEAN", stock=10)

    _take(BEAN=7)
    assert goods.left("BEAN") == 3

    with db.transaction() as tx:
        catalogue.put_back(tx, "BEAN", 7)
    assert goods.left("BEAN") == 10


def test_more_than_there_is_cannot_be_taken_and_the_refusal_says_what_is_left() -> None:
    goods.add("BEAN", stock=2)
    goods.add("CUP", stock=0)

    with pytest.raises(catalogue.OutOfStock) as refused:
        _take(BEAN=3, CUP=1)

    assert (refused.value.sku, refused.value.left) == ("BEAN", 2)
    [other] = refused.value.others
    assert isinstance(other, catalogue.OutOfStock)
    assert (other.sku, other.left) == ("CUP", 0)
    assert goods.left("BEAN") == 2


def test_what_does_not_exist_is_out_of_stock() -> None:
    with pytest.raises(catalogue.OutOfStock) as refused:
        _take(NOTHING=1)

    assert refused.value.left == 0


def test_what_has_become_made_to_order_meanwhile_is_given() -> None:
    goods.add("BEAN", stock=0)
    db.save(Stock("S#BEAN", "STOCK", on_order=True))

    _take(BEAN=3)

    offer = _offer("BEAN")
    assert offer
    assert offer.stock is None


def test_a_hold_counts_until_it_expires() -> None:
    goods.add("BEAN", stock=5)
    with clock.fixed(NOON):
        _hold(3, LATER)
        _hold(4, LATER + timedelta(minutes=20))
        assert _held() == 7
    with clock.fixed(LATER + timedelta(minutes=6)):
        assert _held() == 4
    with clock.fixed(LATER + timedelta(minutes=60)):
        assert _held() == 0


def test_a_hold_can_be_released_once_and_only_as_far_as_it_went() -> None:
    goods.add("BEAN", stock=5)
    with clock.fixed(NOON):
        _hold(3, LATER)
        catalogue.release("BEAN", 3, LATER)
        catalogue.release("BEAN", 3, LATER)
        assert _held() == 0
    with clock.fixed(LATER + timedelta(days=1)):
        catalogue.release("BEAN", 3, LATER)
        _hold(3, LATER)
        assert _held() == 0


def test_old_buckets_do_not_pile_up() -> None:
    goods.add("BEAN", stock=5)
    for minutes in range(0, 300, 60):
        with clock.fixed(NOON + timedelta(minutes=minutes)):
            _hold(1, LATER + timedelta(minutes=minutes))

    held = db.find(Held, "S#BEAN", "HELD")

    assert held
    assert len(held.buckets) <= 3
    assert held.expires_at == int((LATER + timedelta(minutes=240, days=1)).timestamp())
