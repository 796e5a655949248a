"""A big catalogue: it goes in within minutes, once, and a customer finds things in it as fast as in a small one."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chalicelib.catalogue.rows import RawRow
from chalicelib.catalogue.service import searching
from chalicelib.catalogue.service.importing import Pictures, Report, import_rows, save_categories
from chalicelib.platform import aws
from local.demo import data, many

A_PICTURE = f"products/{'0' * 24}.svg"
MINUTES = 60
MOST_HITS = 3 * 48

pytestmark = pytest.mark.usefixtures("stack")


@pytest.fixture
def calls(stack: dict[str, str]) -> Iterator[Callable[[], list[str]]]:
    """DynamoDB's operations since the last time somebody asked."""
    seen: list[str] = []

    def note(operation_name: str, **_: Any) -> None:
        seen.append(operation_name)

    def since() -> list[str]:
        told, seen[:] = list(seen), []
        return told

    aws.dynamodb().meta.events.register("request-created.dynamodb", note)
    yield since
    aws.dynamodb().meta.events.unregister("request-created.dynamodb", note)


def test_a_thousand_rows_go_in_once_and_are_found(calls: Callable[[], list[str]]) -> None:
    _imported_and_found(1_000, calls)


@pytest.mark.prove
@pytest.mark.timeout(15 * MINUTES)
def test_fifty_thousand_rows_go_in_within_five_minutes(calls: Callable[[], list[str]]) -> None:
    assert _imported_and_found(50_000, calls) < 5 * MINUTES


def _imported_and_found(count: int, calls: Callable[[], list[str]]) -> float:
    """Returns the seconds that the first import took."""
    save_categories([{"category": name, "name": entry["name"]} for name, entry in data.categories().items()])
    began = time.monotonic()
    first = _bring(count)
    took = time.monotonic() - began
    assert (first.added, first.problems) == (count, [])
    calls()

    again = _bring(count)
    assert (again.unchanged, again.nothing_changed) == (count, True)
    assert set(calls()) == {"GetItem", "Query"}

    _customers_find_what_they_mean(count)
    calls()
    page = searching.find_all("coffee beans", language="en", category="", cursor=None, limit=24)
    assert len(page.items) == 24
    assert calls() == ["BatchGetItem", "BatchGetItem"]
    return took


def _customers_find_what_they_mean(count: int) -> None:
    rows = list(many.rows(count))
    beans = {row["sku"] for row in rows if "Coffee beans" in row["name"]["en"]}
    for query, language in (("coffee beans", "en"), ("cofee baens", "en"), ("kaffe bönor", "sv"), ("kahvipapu", "fi")):
        hits = _hits(query, language)
        assert len(hits) == min(len(beans), MOST_HITS)
        assert set(hits) <= beans
    last = rows[-1]
    assert _hits(last["sku"], "lt")[0] == last["sku"]
    assert last["sku"] in _hits(last["sku"].replace("-", "").lower(), "it")
    assert _hits(last["name"]["it"], "it")[0] == last["sku"]


def _bring(count: int) -> Report:
    rows = [RawRow(number, json.loads(json.dumps(row))) for number, row in enumerate(many.rows(count), 1)]
    pictures = Pictures(keys={str(row.fields["picture"]): A_PICTURE for row in rows})
    return import_rows(rows, pictures=pictures)


def _hits(query: str, language: str) -> list[str]:
    """SKUs over the first pages."""
    skus: list[str] = []
    cursor: str | None = ""
    while cursor is not None and len(skus) < MOST_HITS:
        page = searching.find_all(query, language=language, category="", cursor=cursor or None, limit=48)
        skus += [article.product.sku for article in page.items]
        cursor = page.next_cursor
    return skus
