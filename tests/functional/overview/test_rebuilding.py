"""Whatever happens, in whatever order it is told: what is kept of an account is what its tables say."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from chalicelib.overview import service
from chalicelib.overview.models import CardItem
from chalicelib.platform import aws, outbox
from tests.support import delivery
from tests.support.caller import Caller
from tests.support.life import Life
from tests.support.people import consumer

STEPS = 28
TOLD = ("overview.", "orders.", "billing.release", "billing.dispute")
PASSING = {"version", "as_of"}  # how often it was written, and when


def kept() -> dict[tuple[str, str], dict[str, Any]]:
    """All of the overview's items by their keys."""
    asked = {"TableName": CardItem.Meta.table_name, "ConsistentRead": True}
    pages = aws.dynamodb().get_paginator("scan").paginate(**asked)
    items = [item for page in pages for item in page["Items"]]
    return {
        (item["pk"]["S"], item["sk"]["S"]): {name: _plain(item[name]) for name in item if name not in PASSING}
        for item in items
    }


def _plain(value: dict[str, Any]) -> Any:
    return sorted(value["SS"]) if "SS" in value else value


def forget() -> None:
    for pk, sk in kept():
        aws.dynamodb().delete_item(TableName=CardItem.Meta.table_name, Key={"pk": {"S": pk}, "sk": {"S": sk}})


class Telling:
    """Tells what has happened in another order than it happened in."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def some(self) -> None:
        """Some of what is to be told."""
        todo = self._todo()
        for item, name in self.chance.sample(todo, len(todo) // 2):
            self._tell(item, name)

    def everything(self) -> None:
        """All of it, until nothing new happens."""
        while todo := self._todo():
            self.chance.shuffle(todo)
            for item, name in todo:
                self._tell(item, name)

    def all_again(self) -> None:
        """Everything that the overview was ever told, newest first, as if nothing were on record."""
        from app import courier

        for item in reversed(delivery.written()):
            for name in sorted(courier.awaiting(item.name)):
                if name.startswith("overview."):
                    reaction, envelope = courier.reactions[name], outbox.envelope_of(item)
                    reaction.run(reaction.event.model_validate(envelope.data), envelope)

    def _todo(self) -> list[tuple[outbox.OutboxItem, str]]:
        from app import courier

        return [
            (item, name)
            for item in delivery.written()
            for name in sorted(courier.awaiting(item.name) - set(item.done or ()))
            if name.startswith(TOLD)
        ]

    def _tell(self, item: outbox.OutboxItem, name: str) -> None:
        from app import courier

        courier.react(outbox.envelope_of(item).model_copy(update={"reaction": name}))


@pytest.mark.parametrize("seed", [2, *(pytest.param(seed, marks=pytest.mark.prove) for seed in range(3, 9))])
def test_all_cards_made_anew_are_those_that_were_kept(
    app: Any, agent: Caller, order: Callable[..., Any], seed: int
) -> None:
    from tests.support.shop import put_product

    chance = Random(seed)
    customer = consumer(app)
    life, telling = Life(chance, customer, agent, order), Telling(chance)
    put_product("BEAN-1", price=1890, vat_rate=1350, stock=100)
    life.order()
    telling.everything()
    life.pay()  # whatever chance brings, there is an order, its invoice and a payment
    for step in range(STEPS):
        life.step()
        if step % 3 == 0:
            telling.some()
    telling.everything()
    before = kept()
    assert {key[0].split("#")[1] for key in before if key[0].startswith("C#")} >= {"order", "invoice", "payment"}

    telling.all_again()
    assert kept() == before
    assert service.rebuild(life.account) == []

    forget()
    service.rebuild(life.account)
    again = kept()
    assert {key: item for key, item in before.items() if again.get(key) != item and not of_nobody(*key)} == {}
    assert again.keys() <= before.keys()


def of_nobody(pk: str, sk: str) -> bool:
    """A withdrawal whose order is not known, what is left of a transfer that came, and words that nothing has now."""
    return "#words#" in pk or pk.startswith(("C#withdrawal#", "C#transfer#", "D#withdrawals")) or "#withdrawal#" in sk


def test_a_card_that_went_wrong_is_named_and_mended(
    customer: Caller, agent: Caller, order: Callable[..., Any], deliver: Callable[..., int]
) -> None:
    number = order(customer, BEAN_1=1)["number"]
    deliver("overview.")
    good = kept()
    spoiled = CardItem.from_raw_data(
        aws.dynamodb().get_item(
            TableName=CardItem.Meta.table_name, Key={"pk": {"S": f"C#order#{number}"}, "sk": {"S": "CARD"}}
        )["Item"]
    )
    spoiled.facts = spoiled.facts.replace('"placed"', '"closed"')
    aws.dynamodb().put_item(TableName=CardItem.Meta.table_name, Item=spoiled.serialize())

    assert service.rebuild("acc_elin") == [f"order {number}"]
    assert kept() == good
    assert service.rebuild("acc_elin") == []
