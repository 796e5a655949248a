"""Any number of believable, distinct products, for imports and benches that must be big.

    python -m local.demo.many 50000 > products.json
    python -m local.demo.many 50000 --csv --seed 3 > products.csv

JSON is one list of rows as in `data.ProductRow`. CSV, as the product import takes it: UTF-8, commas, values
quoted where needed, one line per product under a header line (below: HEADER), which is

    sku,category,unit,price,currency,vat_rate,stock,picture,name_sv,...,name_en,description_sv,...,description_en

with the languages in the order sv, it, fi, lt, en. `price` is decimal text with a dot and two places ("18.90"),
without VAT; `vat_rate` is a percentage ("13.5"); `stock` is a whole number, empty for what is made to order.
"""

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator
from random import Random
from typing import Literal, TextIO, TypedDict, cast

from local.demo.data import HERE, LANGUAGES, ProductRow, Texts


class Kind(TypedDict):
    """A family of products. `sizes` are (text, percent of the price); `price` is a range in minor units."""

    prefix: str
    category: str
    unit: str
    vat_rate: int
    price: tuple[int, int]
    origins: Literal["places", "series"]
    pictures: list[str]
    sizes: list[tuple[str, int]]
    thing: Texts
    told: Texts
    traits: list[Texts]


class Words(TypedDict):
    """What texts are made of. Attributes stand after a comma, so that no language must inflect them."""

    lot: Texts
    places: list[str]
    series: list[str]
    notes: list[Texts]
    kinds: list[Kind]


WORDS = cast("Words", json.loads((HERE / "many.json").read_text(encoding="utf-8")))

CHEAPEST = 90
MADE_TO_ORDER, SOLD_OUT, NEARLY_OUT = 4, 9, 14  # per cent, cumulated

HEADER = (
    *("sku", "category", "unit", "price", "currency", "vat_rate", "stock", "picture"),
    *(f"name_{language}" for language in LANGUAGES),
    *(f"description_{language}" for language in LANGUAGES),
)


def rows(count: int, seed: int = 7) -> Iterator[ProductRow]:
    """`count` rows, no two with the same SKU or name; the same seed gives the same rows."""
    chance = Random(seed)  # noqa: S311 - variety, not secrets
    for number in range(1, count + 1):
        yield _row(number, WORDS["kinds"][number % len(WORDS["kinds"])], chance)


def write_json(out: TextIO, count: int, seed: int = 7) -> None:
    """The rows as one JSON list, a line each. Nothing is held in memory."""
    out.write("[")
    for number, row in enumerate(rows(count, seed)):
        out.write((",\n" if number else "\n") + json.dumps(row, ensure_ascii=False))
    out.write("\n]\n")


def write_csv(out: TextIO, count: int, seed: int = 7) -> None:
    """The rows as CSV with a header."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEADER)
    table.writerows(map(csv_values, rows(count, seed)))


def csv_values(row: ProductRow) -> list[str]:
    """One row's cells in the order of HEADER."""
    price, vat = row["price"], row["vat_rate"]
    return [
        *(row["sku"], row["category"], row["unit"], f"{price // 100}.{price % 100:02}", row["currency"]),
        *(f"{vat / 100:g}", "" if row["stock"] is None else str(row["stock"]), row["picture"]),
        *(row["name"][language] for language in LANGUAGES),
        *(row["description"][language] for language in LANGUAGES),
    ]


def _row(number: int, kind: Kind, chance: Random) -> ProductRow:
    size, percent = chance.choice(kind["sizes"])
    origin = chance.choice(WORDS[kind["origins"]])
    return {
        "sku": f"{kind['prefix']}-{number:06}",
        "name": _name(kind["thing"], origin, chance.choice(kind["traits"]), (number, size)),
        "description": _description(kind["told"], origin, chance),
        "category": kind["category"],
        "picture": f"{chance.choice(kind['pictures'])}.svg",
        "unit": kind["unit"],
        "price": max(CHEAPEST, chance.randint(*kind["price"]) * percent // 1000 * 10),
        "currency": "EUR",
        "vat_rate": kind["vat_rate"],
        "stock": _stock(chance),
    }


def _name(thing: Texts, origin: str, trait: Texts, numbered: tuple[int, str]) -> Texts:
    """The lot number keeps names apart: "Coffee beans Huila, no. 1207, dark roast, 1 kg"."""
    number, size = numbered
    lot = {language: text.format(n=number) for language, text in WORDS["lot"].items()}
    return {
        language: f"{thing[language]} {origin}, {lot[language]}, {trait[language]}, {size}" for language in LANGUAGES
    }


def _description(told: Texts, origin: str, chance: Random) -> Texts:
    a, b, c = chance.sample(WORDS["notes"], 3)
    return {
        language: told[language].format(place=origin, a=a[language], b=b[language], c=c[language])
        for language in LANGUAGES
    }


def _stock(chance: Random) -> int | None:
    """Mostly plenty; one in twenty-five made to order, one in twenty sold out, one in twenty nearly."""
    draw = chance.randrange(100)
    if draw < MADE_TO_ORDER:
        return None
    if draw < SOLD_OUT:
        return 0
    return chance.randint(1, 3) if draw < NEARLY_OUT else chance.randint(4, 600)


def main() -> None:
    """Writes the asked number of rows to standard output."""
    asked = argparse.ArgumentParser(prog="python -m local.demo.many", description="Believable products, many.")
    asked.add_argument("count", type=int)
    asked.add_argument("--csv", action="store_true", help="CSV instead of JSON")
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args()
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    (write_csv if given.csv else write_json)(out, given.count, given.seed)
    out.flush()


if __name__ == "__main__":
    main()
