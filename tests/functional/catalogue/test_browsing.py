"""Looking around: categories, shelves, one product, in the reader's language."""

from collections.abc import Callable

from chalicelib.catalogue.models import Categories
from chalicelib.catalogue.service import Terms
from chalicelib.platform import db
from tests.support import goods
from tests.support.caller import Caller
from tests.support.meter import metered


def test_categories_come_in_the_vendors_order_with_names_in_the_language_asked_for(visitor: Caller) -> None:
    goods.categories(coffee=2, cups=1)

    answer = visitor.get("/v1/categories?language=sv")

    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.json["items"] == [
        {"category": "coffee", "name": "Kaffe", "count": 2},
        {"category": "cups", "name": "Koppar", "count": 1},
    ]


def test_a_category_without_products_is_not_shown(visitor: Caller) -> None:
    goods.categories(coffee=1)

    assert [one["category"] for one in visitor.get("/v1/categories").json["items"]] == ["coffee"]


def test_a_shop_that_has_nothing_yet_shows_nothing(visitor: Caller) -> None:
    assert visitor.get("/v1/categories").json["items"] == []
    assert visitor.get("/v1/products").json == {"items": [], "next_cursor": None}
    assert visitor.get("/v1/products?category=coffee").json == {"items": [], "next_cursor": None}


def test_one_product_says_all_that_a_customer_needs(visitor: Caller) -> None:
    goods.add("BEAN-1", names={"en": "Beans", "fi": "Pavut"}, stock=3, picture="products/a.svg")

    answer = visitor.get("/v1/products/BEAN-1?language=fi")

    assert answer.json == {
        "sku": "BEAN-1",
        "name": "Pavut",
        "description": "As good as it gets.",
        "category": "coffee",
        "picture": "/media/products/a.svg",
        "unit": "piece",
        "price": {"amount": 1250, "currency": "EUR"},
        "vat_rate": 2550,
        "stock": {"state": "low", "quantity": 3, "expected_on": None, "sought": False},
        "withdrawal_exempt": None,
        "language": "fi",
        "decimals": 0,
        "minimum": 1,
        "maximum": 9999,
        "step": 1,
        "discounts": [],
        "lead_days": None,
        "sold_to": "everybody",
        "discontinued": False,
        "successor": None,
        "final_sale": False,
    }


def test_what_is_not_written_in_a_language_is_shown_in_english_and_says_so(visitor: Caller) -> None:
    goods.add("BEAN-1", names={"en": "Beans", "fi": "Pavut"})
    goods.add("BEAN-2", names={"sv": "Bönor"})

    assert visitor.get("/v1/products/BEAN-1?language=lt").json["language"] == "en"
    assert visitor.get("/v1/products/BEAN-2?language=lt").json["name"] == "Bönor"
    assert visitor.get("/v1/products/BEAN-2?language=lt").json["language"] == "sv"


def test_stock_is_told_in_words(visitor: Caller) -> None:
    for sku, stock in (("A", 100), ("B", 5), ("C", 0), ("D", None)):
        goods.add(sku, stock=stock)
    goods.add("E", stock=0, terms=Terms(restock_on="2999-01-01"))
    goods.add("F", stock=0, terms=Terms(restock_on="2001-01-01"))
    goods.add("G", stock=4999, terms=Terms(decimals=3, discontinued=True))
    goods.add("H", stock=0, terms=Terms(discontinued=True, successor="A"))

    found = visitor.get("/v1/products?category=coffee").json["items"]
    shown = {one["sku"]: tuple(one["stock"].values())[:3] for one in found}

    assert shown == {
        "A": ("in_stock", None, None),
        "B": ("low", 5, None),
        "C": ("out", None, None),
        "D": ("on_order", None, None),
        "E": ("expected", None, "2999-01-01"),
        "F": ("out", None, None),
        "G": ("low", 4999, None),
        "H": ("discontinued", None, None),
    }


def test_an_unknown_product_is_not_found(visitor: Caller) -> None:
    answer = visitor.get("/v1/products/NOTHING")

    assert (answer.status, answer.code) == (404, "product_not_found")


def test_a_category_is_paged_without_losing_or_repeating_a_product(visitor: Caller) -> None:
    skus = [f"BEAN-{number:02}" for number in range(10)]
    for sku in skus:
        goods.add(sku)

    assert _walk(visitor, "/v1/products?category=coffee&limit=4") == skus


def test_all_products_are_paged_category_after_category(visitor: Caller) -> None:
    for number in range(5):
        goods.add(f"CUP-{number}", category="cups")
        goods.add(f"BEAN-{number}")
    goods.categories(coffee=5, cups=5)

    seen = _walk(visitor, "/v1/products?limit=3")

    assert seen == [f"BEAN-{number}" for number in range(5)] + [f"CUP-{number}" for number in range(5)]


def test_a_page_does_not_look_through_every_small_category(visitor: Caller) -> None:
    names = [f"shelf-{number}" for number in range(7)]
    entries = [{"category": name, "names": {"en": name}, "count": 1} for name in names]
    db.save(Categories(entries=entries))
    for name in names:
        goods.add(f"SKU-{name}", category=name)

    assert len(visitor.get("/v1/products").json["items"]) == 4
    assert _walk(visitor, "/v1/products?limit=20") == [f"SKU-{name}" for name in names]


def test_a_cursor_is_good_only_for_its_own_list(visitor: Caller) -> None:
    for number in range(3):
        goods.add(f"BEAN-{number}")
    goods.categories(coffee=3)
    of_coffee = visitor.get("/v1/products?category=coffee&limit=1").json["next_cursor"]
    of_all = visitor.get("/v1/products?limit=1").json["next_cursor"]

    assert visitor.get(f"/v1/products?category=cups&cursor={of_coffee}").code == "invalid_cursor"
    assert visitor.get(f"/v1/products?cursor={of_coffee}").code == "invalid_cursor"
    assert visitor.get(f"/v1/products?category=coffee&cursor={of_all}").code == "invalid_cursor"
    goods.categories(cups=1)
    assert visitor.get(f"/v1/products?cursor={of_all}").code == "invalid_cursor"


def test_browsing_and_looking_cost_few_round_trips(visitor: Caller, trips: Callable[[], list[str]]) -> None:
    for number in range(30):
        goods.add(f"BEAN-{number:02}")
    trips()

    visitor.get("/v1/products?category=coffee")
    assert trips() == ["Query", "BatchGetItem"]

    visitor.get("/v1/products/BEAN-01")
    assert trips() == ["BatchGetItem"]


def _walk(visitor: Caller, path: str) -> list[str]:
    seen: list[str] = []
    answer = visitor.get(path).json
    seen += [one["sku"] for one in answer["items"]]
    while answer["next_cursor"]:
        answer = visitor.get(f"{path}&cursor={answer['next_cursor']}").json
        seen += [one["sku"] for one in answer["items"]]
    return seen


def test_products_can_be_asked_for_by_their_skus(visitor: Caller) -> None:
    for sku in ("A", "B"):
        goods.add(sku)

    with metered() as meter:
        answer = visitor.get("/v1/products?skus=b,NOPE,A,B")

    assert [one["sku"] for one in answer.json["items"]] == ["B", "A"]
    assert meter.calls.count("BatchGetItem") == 1
    assert visitor.get("/v1/products?skus=" + ",".join(f"S{n}" for n in range(49))).code == "invalid_input"
