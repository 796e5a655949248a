"""The demo vendor's data is sound: the shop, the import and the browser tests build on it."""

import re
from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from local.demo.data import LANGUAGES, UNITS, VAT_FOOD, VAT_STANDARD, ProductRow, categories, people, products

PRODUCTS = list(products())
BY_SKU = [pytest.param(product, id=product["sku"]) for product in PRODUCTS]

# Letters a language must show somewhere in its texts, and letters that would betray another one.
OWN_LETTERS = {"sv": "åäö", "it": "àèéìòù", "fi": "äö", "lt": "ąčęėįšųūž"}
FOREIGN_LETTERS = {"it": "åäöšž", "fi": "ąčęėįųū", "lt": "àèéìòù", "en": "ąęėįųū"}

# Names of our own series and of places keep their letters in every language; so does a French-born adjective.
NAMES_KEPT = re.compile(
    r"Skärgård|Sjöbod|Båthus|Älv|Bäck|Måne|Glöd|Källa|Säv|Mås|Tjärdal|Fyrljus|Havsvind|Nariño|Luleå|kåsa|CO₂"
)


def test_there_is_a_shop_full_of_products() -> None:
    shelves = Counter(product["category"] for product in PRODUCTS)

    assert len(PRODUCTS) >= 120
    assert set(shelves) == set(categories())
    assert min(shelves.values()) >= 10
    assert [shelf["position"] for shelf in categories().values()] == list(range(1, len(shelves) + 1))
    assert all(set(shelf["name"]) == set(LANGUAGES) for shelf in categories().values())


def test_no_sku_and_no_name_stands_twice() -> None:
    assert len({product["sku"] for product in PRODUCTS}) == len(PRODUCTS)
    for language in LANGUAGES:
        names = Counter(product["name"][language] for product in PRODUCTS)
        assert [name for name, times in names.items() if times > 1] == []


def test_the_shop_shows_every_price_and_stock_there_is() -> None:
    prices = [product["price"] for product in PRODUCTS]
    stocks = [product["stock"] for product in PRODUCTS]

    assert min(prices) == 90
    assert max(prices) == 980_000
    assert {None, 0, 1, 2, 3} <= set(stocks)
    assert {product["unit"] for product in PRODUCTS} == set(UNITS)
    assert {product["vat_rate"] for product in PRODUCTS} == {VAT_STANDARD, VAT_FOOD}


@pytest.mark.parametrize("product", BY_SKU)
def test_a_product_is_whole(product: ProductRow) -> None:
    assert re.fullmatch(r"[A-Z0-9-]{3,32}", product["sku"])
    assert product["picture"] == f"{product['sku']}.svg"
    assert product["unit"] in UNITS
    assert product["currency"] == "EUR"
    assert isinstance(product["price"], int)
    assert product["price"] > 0
    assert product["stock"] is None or product["stock"] >= 0


@pytest.mark.parametrize("product", BY_SKU)
def test_a_product_speaks_five_languages(product: ProductRow) -> None:
    for texts in (product["name"], product["description"]):
        assert tuple(texts) == LANGUAGES
        assert len(set(texts.values())) == len(LANGUAGES), "somebody forgot to translate"
        assert all(text == text.strip() and "  " not in text for text in texts.values())
    assert all(3 <= len(name) <= 110 for name in product["name"].values())
    assert all(30 <= len(text) <= 400 and text.endswith(".") for text in product["description"].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_spelt_in_their_own_letters(language: str) -> None:
    texts = " ".join(f"{product['name'][language]} {product['description'][language]}" for product in PRODUCTS)
    letters = set(NAMES_KEPT.sub("", texts).lower())

    assert set(OWN_LETTERS.get(language, "")) <= letters
    assert not set(FOREIGN_LETTERS.get(language, "")) & letters


def test_people_can_sign_in_and_be_sent_goods() -> None:
    everybody = people()["staff"] + people()["customers"]
    password = people()["password"]

    assert len(password) >= 12
    assert all(re.search(kind, password) for kind in ("[a-z]", "[A-Z]", "[0-9]"))
    assert Counter(person["role"] for person in people()["staff"]) == {"admin": 1, "agent": 2}
    assert Counter(person["kind"] for person in people()["customers"]) == {"company": 2, "person": 2}
    assert len({person["email"] for person in everybody}) == len(everybody) == 7
    for person in everybody:
        assert person["email"].endswith(".example")
        assert person["language"] in LANGUAGES
        assert ZoneInfo(person["time_zone"])
        assert all(person["address"].values())
        assert bool(person.get("company")) == (person.get("kind") == "company")
