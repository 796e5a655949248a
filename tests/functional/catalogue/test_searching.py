"""Finding products over HTTP: by name in the reader's language, by number, page by page."""

from collections.abc import Callable
from urllib.parse import quote

import pytest

from chalicelib.catalogue.search import indexing
from tests.functional.catalogue.shop import SHOP, bring, row
from tests.support.caller import Caller


def found(visitor: Caller, q: str, language: str = "en", **more: str) -> list[str]:
    extra = "".join(f"&{name}={value}" for name, value in more.items())
    answer = visitor.get(f"/v1/products?q={quote(q)}&language={language}{extra}")
    assert answer.status == 200
    return [one["sku"] for one in answer.json["items"]]


def test_a_customer_finds_by_word_number_and_misspelling(visitor: Caller) -> None:
    bring(SHOP)

    assert found(visitor, "kahvi", "fi") == ["BEAN-HU-1", "GR-9"]
    assert found(visitor, "kaffe bönor", "sv") == ["BEAN-HU-1"]
    assert found(visitor, "espresso grindr") == ["GR-9"]
    assert found(visitor, "sepresso") == ["BEAN-HU-1", "GR-9"]
    assert found(visitor, "BEAN-HU") == ["BEAN-HU-1"]
    assert found(visitor, "beansi") == ["BEAN-SI-1"]
    assert found(visitor, "unicorn") == []
    assert found(visitor, "?!") == []


def test_a_search_can_stay_in_a_category(visitor: Caller) -> None:
    bring(SHOP)

    assert found(visitor, "espresso", category="machines") == ["GR-9"]
    assert found(visitor, "espresso", category="nowhere") == []


def test_a_search_of_nothing_shows_everything(visitor: Caller) -> None:
    bring(SHOP)

    assert len(found(visitor, " ")) == 3


def test_hits_are_paged_without_losing_or_repeating_one(visitor: Caller) -> None:
    skus = [f"CUP-{number:02}" for number in range(9)]
    bring([row(sku, name={"en": f"Cup number {sku}"}) for sku in skus])

    seen, cursor = [], ""
    while cursor is not None:
        answer = visitor.get(f"/v1/products?q=cup&limit=4{cursor and f'&cursor={cursor}'}").json
        seen += [one["sku"] for one in answer["items"]]
        cursor = answer["next_cursor"]

    assert seen == skus


def test_a_cursor_is_good_only_for_its_own_search(visitor: Caller) -> None:
    bring([row(f"CUP-{number}", name={"en": "Cup"}) for number in range(3)])
    cursor = visitor.get("/v1/products?q=cup&limit=1").json["next_cursor"]

    assert visitor.get(f"/v1/products?q=cups&cursor={cursor}").code == "invalid_cursor"
    assert visitor.get(f"/v1/products?q=cup&category=coffee&cursor={cursor}").code == "invalid_cursor"


def test_a_query_too_long_to_be_one_is_refused(visitor: Caller) -> None:
    assert visitor.get(f"/v1/products?q={'x' * 101}").code == "invalid_input"


def test_a_search_costs_two_round_trips_and_a_third_for_slips_in_the_first_letters(
    visitor: Caller, trips: Callable[[], list[str]]
) -> None:
    bring(SHOP)
    trips()

    found(visitor, "espresso beans huila")
    assert trips() == ["BatchGetItem", "BatchGetItem"]

    found(visitor, "sepresso")
    assert trips() == ["BatchGetItem", "BatchGetItem", "BatchGetItem"]


def test_a_shard_of_several_chunks_is_read_whole_and_shrinks_again(
    visitor: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    cups = [row(f"CUP-{number:03}", name={"en": f"Cup curl{number} culinary{number}"}) for number in range(60)]
    monkeypatch.setattr(indexing, "LARGEST", 300)
    bring(cups)
    assert len(found(visitor, "cup", limit="48")) == 48
    assert found(visitor, "curl59") == ["CUP-059"]

    monkeypatch.undo()
    bring([cup | {"name": {"en": "Cup"}} for cup in cups])

    assert len(found(visitor, "cup", limit="48")) == 48
    assert found(visitor, "curl59") == []
