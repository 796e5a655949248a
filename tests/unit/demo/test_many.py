"""Fifty thousand believable products, soon and without a repeat."""

import csv
import io
import json
from decimal import Decimal

import pytest

from local.demo.data import LANGUAGES, UNITS, categories, products
from local.demo.many import HEADER, rows, write_csv, write_json


@pytest.mark.parametrize("count", [5_000, pytest.param(50_000, marks=pytest.mark.prove)])
def test_rows_are_distinct(count: int) -> None:
    skus, names = set[str](), {language: set[str]() for language in LANGUAGES}
    for row in rows(count):
        skus.add(row["sku"])
        for language in LANGUAGES:
            names[language].add(row["name"][language])

    assert len(skus) == count
    assert all(len(told) == count for told in names.values())
    assert not skus & {product["sku"] for product in products()}


def test_the_same_seed_gives_the_same_rows() -> None:
    assert list(rows(100)) == list(rows(100, seed=7))
    assert list(rows(100)) != list(rows(100, seed=8))
    assert list(rows(40)) == list(rows(100))[:40]


def test_rows_have_the_shape_of_the_catalogue() -> None:
    like = next(products())
    for row in rows(1_000):
        assert row.keys() == like.keys()
        assert row["category"] in categories()
        assert row["unit"] in UNITS
        assert row["price"] >= 90
        assert row["stock"] is None or row["stock"] >= 0
        assert tuple(row["name"]) == tuple(row["description"]) == LANGUAGES
        assert "{" not in "".join([*row["name"].values(), *row["description"].values()])
    assert {None, 0, 1, 2, 3} <= {row["stock"] for row in rows(1_000)}


def test_json_and_csv_say_the_same() -> None:
    as_json, as_csv = io.StringIO(), io.StringIO()
    write_json(as_json, 200)
    write_csv(as_csv, 200)
    from_json = json.loads(as_json.getvalue())
    from_csv = list(csv.DictReader(io.StringIO(as_csv.getvalue())))

    assert from_json == list(rows(200))
    assert tuple(from_csv[0]) == HEADER
    for row, cells in zip(from_json, from_csv, strict=True):
        assert Decimal(cells["price"]) * 100 == row["price"]
        assert Decimal(cells["vat_rate"]) * 100 == row["vat_rate"]
        assert cells["stock"] == ("" if row["stock"] is None else str(row["stock"]))
        assert {language: cells[f"name_{language}"] for language in LANGUAGES} == row["name"]


def test_nothing_at_all_is_an_empty_list() -> None:
    out = io.StringIO()
    write_json(out, 0)

    assert json.loads(out.getvalue()) == []
