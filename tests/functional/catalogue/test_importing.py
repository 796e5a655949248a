"""A vendor's file becomes products; again and again, and never more than once."""

from collections.abc import Callable

import pytest

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.models import SearchState
from chalicelib.catalogue.rows import UnreadableFile
from chalicelib.catalogue.service.importing import save_categories
from chalicelib.platform import db
from tests.functional.catalogue.shop import CATEGORIES, SHOP, bring, row
from tests.support import goods
from tests.support.caller import Caller

WRITES = {"BatchWriteItem", "PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"}


def _writes(trips: list[str]) -> list[str]:
    return [trip for trip in trips if trip in WRITES]


def test_good_rows_go_in_and_bad_ones_are_told(visitor: Caller) -> None:
    report = bring([row("A"), row("B", price=-1), row("C", category="tea"), row("A"), row("D")])

    assert [str(problem) for problem in report.problems] == [
        "row 2, price: must not be negative",
        "row 3, category: 'tea' is not one of the categories",
        "row 4, sku: A stands in row 1 already",
    ]
    assert (report.rows, report.added, report.stock_set) == (5, 2, 2)
    assert [one["sku"] for one in visitor.get("/v1/products").json["items"]] == ["A", "D"]


def test_categories_count_their_products(visitor: Caller) -> None:
    bring(SHOP)

    assert visitor.get("/v1/categories?language=sv").json["items"] == [
        {"category": "coffee", "name": "Kaffe", "count": 2},
        {"category": "machines", "name": "Machines", "count": 1},
    ]


def test_the_same_rows_twice_write_nothing(aws: None, trips: Callable[[], list[str]]) -> None:
    bring(SHOP)
    assert _writes(trips())

    report = bring(reversed(SHOP))

    assert report.nothing_changed
    assert report.unchanged == 3
    assert _writes(trips()) == []


def test_only_what_changed_is_written(visitor: Caller, trips: Callable[[], list[str]]) -> None:
    bring(SHOP)
    trips()

    report = bring([SHOP[0] | {"price": 2100}, *SHOP[1:]])

    assert (report.added, report.changed, report.unchanged, report.stock_set, report.shards) == (0, 1, 2, 0, 0)
    assert _writes(trips()) == ["BatchWriteItem"]
    assert visitor.get("/v1/products/BEAN-HU-1").json["price"]["amount"] == 2100


def test_importing_again_does_not_undo_what_was_ordered_since(aws: None) -> None:
    bring(SHOP)
    with db.transaction() as tx:
        catalogue.take(tx, "BEAN-HU-1", 15)

    bring([SHOP[0] | {"price": 2100}, *SHOP[1:]])
    assert goods.left("BEAN-HU-1") == 25

    bring([SHOP[0] | {"price": 2100, "stock": 90}, *SHOP[1:]])
    assert goods.left("BEAN-HU-1") == 90


def test_a_product_can_become_made_to_order_and_be_stocked_again(visitor: Caller) -> None:
    bring([row("A", stock=3)])
    bring([row("A", stock=None)])
    assert visitor.get("/v1/products/A").json["stock"]["state"] == "on_order"

    with db.transaction() as tx:  # an order from before is cancelled
        catalogue.put_back(tx, "A", 2)
    assert visitor.get("/v1/products/A").json["stock"]["state"] == "on_order"

    bring([row("A", stock=4)])
    stock = visitor.get("/v1/products/A").json["stock"]
    assert (stock["state"], stock["quantity"]) == ("low", 4)


def test_a_product_that_moves_is_counted_and_found_where_it_is_now(visitor: Caller) -> None:
    bring(SHOP)

    bring([SHOP[0] | {"category": "machines"}])

    assert [one["count"] for one in visitor.get("/v1/categories").json["items"]] == [1, 2]
    found = visitor.get("/v1/products?category=machines&q=huila").json["items"]
    assert [one["sku"] for one in found] == ["BEAN-HU-1"]
    assert visitor.get("/v1/products?category=coffee&q=huila").json["items"] == []


def test_how_a_product_is_sold_comes_with_its_row(visitor: Caller) -> None:
    sold = {"decimals": 3, "step": 250, "minimum": 500, "discounts": [{"from": 10_000, "basis_points": 500}]}
    report = bring([row("OLD", discontinued=True, successor="NEW"), row("NEW", unit="kg", **sold)])

    assert report.problems == []
    new, old = (visitor.get(f"/v1/products/{sku}").json for sku in ("new", "OLD"))
    assert (new["decimals"], new["minimum"], new["step"], new["maximum"]) == (3, 500, 250, 9_999_000)
    assert new["discounts"] == [{"from_quantity": 10_000, "basis_points": 500}]
    assert (old["discontinued"], old["successor"], old["stock"]["state"]) == (True, "NEW", "in_stock")


def test_a_successor_must_be_in_the_catalogue(visitor: Caller) -> None:
    report = bring([row("A", successor="B"), row("B", successor="C"), row("D")])

    assert [str(problem) for problem in report.problems] == [
        "row 2, successor: C is not in the catalogue",
        "row 1, successor: B is not in the catalogue",
    ]
    assert report.added == 1


def test_products_can_be_put_in_order(visitor: Caller) -> None:
    bring([row("A"), row("B", position=2), row("C", position=1)])

    assert [one["sku"] for one in visitor.get("/v1/products").json["items"]] == ["C", "B", "A"]


def test_what_an_interrupted_import_left_behind_is_made_good_by_the_next(visitor: Caller) -> None:
    with pytest.raises(KeyboardInterrupt):
        bring(SHOP, on_progress=_interrupt_when("indexing"))
    assert visitor.get("/v1/categories").json["items"] == []

    report = bring(SHOP)

    assert not report.nothing_changed
    assert (report.unchanged, report.added) == (3, 0)  # the products were there, search and counts were not
    assert [one["sku"] for one in visitor.get("/v1/products?q=grinder").json["items"]] == ["GR-9"]
    assert bring(SHOP).nothing_changed


def test_a_large_catalogue_is_compared_to_its_end(aws: None) -> None:
    long = dict.fromkeys(("sv", "it", "fi", "lt", "en"), "word " * 790)
    rows = [row(f"SKU-{number:02}", description=long) for number in range(60)]  # more than a query's page of 1 MB
    bring(rows)

    assert bring(rows).nothing_changed


def test_what_the_database_does_not_take_at_once_is_sent_again(visitor: Caller, refusing_once: list[str]) -> None:
    bring(SHOP)

    assert refusing_once
    assert len(visitor.get("/v1/products").json["items"]) == 3


def _interrupt_when(stage: str) -> Callable[[str, int, int], None]:
    def tell(what: str, _done: int, _of: int) -> None:
        if what == stage:
            raise KeyboardInterrupt

    return tell


def test_categories_that_are_not_listed_stay_after_the_others(visitor: Caller) -> None:
    bring(SHOP)

    assert save_categories([{"category": "machines", "name": {"en": "Our machines"}}])
    assert not save_categories([{"category": "machines", "name": {"en": "Our machines"}}])

    assert [one["name"] for one in visitor.get("/v1/categories").json["items"]] == ["Our machines", "Coffee"]


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        ([{"category": "A!", "name": {"en": "x"}}], "Category 1 cannot be taken: 'A!' is not 1 to 40 small letters"),
        ([{"category": "a"}], "Category 1 cannot be taken: is not a text per language."),
        ([CATEGORIES[0], CATEGORIES[0]], "A category stands in the list twice."),
    ],
)
def test_categories_that_are_wrong_change_nothing(aws: None, listed: list[dict[str, object]], why: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        save_categories(listed)

    assert str(refused.value).startswith(why)


def test_an_import_remembers_which_shards_there_are(aws: None) -> None:
    bring(SHOP)

    state = SearchState.load()
    assert state.digests
    assert not state.behind
