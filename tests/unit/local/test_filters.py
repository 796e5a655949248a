"""Which records pass the filter criteria of an event source mapping."""

from typing import Any

import pytest

from local.pump.filters import UnknownComparison, wanted

RECORD = {"eventName": "INSERT", "dynamodb": {"NewImage": {"name": {"S": "order.placed"}, "hops": {"N": "2"}}}}


def name(*alternatives: Any) -> dict[str, Any]:
    return {"dynamodb": {"NewImage": {"name": {"S": list(alternatives)}}}}


@pytest.mark.parametrize(
    "pattern",
    [
        {"eventName": ["INSERT"]},
        {"eventName": ["MODIFY", "INSERT"]},
        name({"prefix": "order."}),
        name({"anything-but": "ticket.opened"}),
        name({"anything-but": ["ticket.opened", "ticket.solved"]}),
        {"dynamodb": {"OldImage": [{"exists": False}]}},
        {"eventName": ["INSERT"]} | name("order.placed"),
    ],
)
def test_it_passes(pattern: dict[str, Any]) -> None:
    assert wanted(RECORD, [pattern])
    assert wanted(RECORD, [{"eventName": ["REMOVE"]}, pattern])


@pytest.mark.parametrize(
    "pattern",
    [
        {"eventName": ["REMOVE"]},
        name({"prefix": "ticket."}),
        name({"anything-but": ["order.placed"]}),
        {"dynamodb": {"OldImage": [{"exists": True}]}},
        {"dynamodb": {"OldImage": {"name": {"S": [{"prefix": ""}]}}}},
        {"eventName": ["INSERT"]} | name("order.cancelled"),
    ],
)
def test_it_does_not_pass(pattern: dict[str, Any]) -> None:
    assert not wanted(RECORD, [pattern])


def test_without_patterns_everything_passes() -> None:
    assert wanted(RECORD, [])


def test_a_comparison_that_is_not_played_is_no_silent_miss() -> None:
    with pytest.raises(UnknownComparison):
        wanted(RECORD, [name({"numeric": [">", 3]})])
