"""What somebody may have meant who typed a SKU that there is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalogue.search.indexing import Entry, build
from chalicelib.catalogue.search.nearest import Near, every_shard
from chalicelib.kernel.words import compact, edit_distance

SKUS = ["BEAN-HUIL-0250", "BEAN-HUIL-1000", "BEAN-BRYG-1000", "CUP-24", "CUP-25", "MUG.1"]
SHARDS = {shard: "\n".join(lines) for shard, lines in build({sku: Entry({"en": sku}, "x") for sku in SKUS})}


def near(item: str, most: int = 3) -> list[str]:
    wanted = every_shard([item])
    return Near({shard: SHARDS.get(shard, "") for shard in wanted}).to(item, most)


@pytest.mark.parametrize(
    ("item", "meant"),
    [
        ("bean huil 1000", ["BEAN-HUIL-1000"]),
        ("BEAN-HUIL-100", ["BEAN-HUIL-1000"]),
        ("BAEN-HUIL-1000", ["BEAN-HUIL-1000"]),
        ("EBAN-HUIL-1000", ["BEAN-HUIL-1000"]),
        ("BEAN-HUIL-10000", ["BEAN-HUIL-1000"]),
        ("BEAN-HUIL", ["BEAN-HUIL-0250", "BEAN-HUIL-1000"]),
        ("CUP-26", ["CUP-24", "CUP-25"]),
        ("CUP-26-X", []),
        ("MU", []),
        ("ZZZZ", []),
    ],
)
def test_the_nearest_are_found(item: str, meant: list[str]) -> None:
    assert near(item) == meant


def test_no_more_are_told_than_asked() -> None:
    assert near("BEAN", most=1) == ["BEAN-BRYG-1000"]
    assert near("BEAN-HUIL", most=1) == ["BEAN-HUIL-0250"]


@given(st.sampled_from(SKUS), st.integers(0, 12), st.sampled_from("ABC123"))
def test_one_slip_after_the_first_letters_is_always_forgiven(sku: str, place: int, letter: str) -> None:
    form = compact(sku)
    at = 2 + place % (len(form) - 2)
    for slipped in (
        form[:at] + form[at + 1 :],
        form[:at] + letter.lower() + form[at:],
        form[:at] + letter + form[at + 1 :],
    ):
        assert sku in near(slipped, most=9) or len(compact(slipped)) < 3
        assert edit_distance(form, compact(slipped), 2) <= 1
