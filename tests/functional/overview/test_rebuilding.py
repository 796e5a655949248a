"""Whatever happens, in whatever order it is told: what is kept of an account is what its tables say."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from chalicelib.overview import service
from chalicelib.overview.models import CardItem
from chalicelib.platform import aws, outbox
from tests.support import delivery
from tests.support.caller import Answer, Caller
from tests.support.people import consumer

STEPS = 28
TOLD = ("overview.", "orders.", "billing.release", "billing.dispute")
PASSING = {"version", "as_of"}  # how often it was written, and when
Story = dict[str, Callable[[], Answer | None]]


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


class Life:
    """A customer's life with the portal, one step at a time. What is refused is refused."""

    def __init__(self, chance: Random, customer: Caller, agent: Caller, order: Callable[..., Any]) -> None:
        self.chance, self.customer, self.agent, self._order = chance, customer, agent, order
        self.account = f"acc_{customer.sub}"
        self.count = 0

    def step(self) -> None:
        """Something that happens to them; where there is nothing to do it with, something else."""
        self.count += 1
        steps = [self.order, self.handle, self.handle, self.handle, self.cancel, self.answer_request, self.withdraw]
        steps += [self.move_withdrawal, self.ask, self.talk, self.talk, self.announce, self.pay, self.pay, self.dispute]
        self.chance.shuffle(steps)
        answer = next(answer for step in steps if (answer := step()))
        assert answer.status < 500, answer.body

    def order(self) -> Answer:
        placed = self._order(self.customer, BEAN_1=self.chance.randint(1, 2), MACH_1=1)
        return self.agent.post(f"/v1/staff/orders/{placed['number']}/moves", {"move": "accept", "version": 1})

    def handle(self) -> Answer | None:
        found = self._one("/v1/orders")
        if found is None:
            return None
        path = f"/v1/staff/orders/{found['number']}"
        shown = self.agent.get(path).json
        version = {"version": shown["version"]}
        if on_the_way := [one for one in shown["parcels"] if one["state"] == "shipped"]:
            parcel = on_the_way[0]["parcel"]
            return self.agent.post(f"{path}/parcels/{parcel}/moves", {"move": "deliver", **version})
        moves = [one for one in shown["allowed"] if one in {"accept", "start_picking", "ship", "refuse"}]
        move = self.chance.choice(moves) if moves else ""
        if move == "ship":
            lines = [{"sku": self.chance.choice(["BEAN-1", "MACH-1"]), "quantity": 1}]
            return self.agent.post(f"{path}/parcels", {"lines": lines, "carrier": "Bring", **version})
        return self.agent.post(f"{path}/moves", {"move": move, "reason": "So", **version}) if move else None

    def cancel(self) -> Answer | None:
        found = self._one("/v1/orders")
        if found is None:
            return None
        path = f"/v1/orders/{found['number']}"
        version = self.customer.get(path).json["version"]
        return self.customer.post(f"{path}/cancellation", {"version": version, "reason": "other"})

    def answer_request(self) -> Answer | None:
        waiting = self.agent.get("/v1/staff/due?desk=requests").json["items"]
        if not waiting:
            return None
        number, _, request = waiting[0]["ref"].partition("/")
        version = self.agent.get(f"/v1/staff/orders/{number}").json["version"]
        body = {"answer": self.chance.choice(["accept", "decline"]), "version": version, "reason": "So"}
        return self.agent.post(f"/v1/staff/orders/{number}/requests/{request}/answer", body)

    def withdraw(self) -> Answer | None:
        found = self._one("/v1/orders")
        sent = {"name": "Mikko Heikkinen", "email": "mikko@customer.example", "language": "en"}
        return self.customer.post("/v1/withdrawals", {**sent, "contract": found["number"]}) if found else None

    def move_withdrawal(self) -> Answer | None:
        waiting = self.agent.get("/v1/staff/withdrawals").json["items"]
        if not waiting:
            return None
        path = f"/v1/staff/withdrawals/{self.chance.choice(waiting)['number']}"
        shown = self.agent.get(path).json
        moves = [one for one in shown["allowed"] if one not in {"match", "find_invalid"}]
        body = {"move": self.chance.choice(moves), "version": shown["version"], "reason": "So"} if moves else None
        return self.agent.post(f"{path}/moves", body) if body else None

    def ask(self) -> Answer:
        body = {"kind": "fault", "subject": f"No heat {self.count}", "message": "Cold.", "urgency": "today"}
        return self.customer.post("/v1/tickets", {**body, "severity": "hindered"})

    def talk(self) -> Answer | None:
        found = self._one("/v1/tickets")
        if found is None:
            return None
        path, number = "/v1/staff/tickets", found["number"]
        shown = self.agent.get(f"{path}/{number}").json["ticket"]
        what = self.chance.choice(["open", "waiting_customer", "solved", "confirm", "spam", "assign"])
        if what == "confirm":
            body = {"move": "confirm_solved", "version": shown["version"]}
            return self.customer.post(f"/v1/tickets/{number}/moves", body)
        if what == "spam":
            body = {"move": "mark_spam", "version": shown["version"], "reason": "So"}
            return self.agent.post(f"{path}/{number}/moves", body)
        if what == "assign":
            return self.agent.put(f"{path}/{number}/assignment", {"assignee": "ilze", "version": shown["version"]})
        return self.agent.post(f"{path}/{number}/messages", {"text": "Well.", "then": what})

    def announce(self) -> Answer | None:
        found = self._one("/v1/billing/open")
        if found is None:
            return None
        split = [{"number": found["number"], "amount": found["open"]}]
        body = {"amount": found["open"], "on": "2030-01-08", "split": split}
        return self.customer.post("/v1/billing/announcements", body)

    def pay(self) -> Answer | None:
        found = self._one("/v1/billing/open")
        if found is None:
            return None
        amount = self.chance.choice([found["open"], 1000])
        body = {"reference": f"bank-{self.count}", "amount": amount, "currency": "EUR", "value_date": "2030-01-08"}
        return self.agent.post(f"/v1/staff/accounts/{self.account}/payments", {**body, "text": found["number"]})

    def dispute(self) -> Answer | None:
        found = self._one("/v1/billing/open")
        path = f"/v1/billing/invoices/{found['number']}/disputes" if found else ""
        return self.customer.post(path, {"line": 1, "message": "It did not come."}) if found else None

    def _one(self, path: str) -> Any:
        items = self.customer.get(path).json["items"]
        return self.chance.choice(items) if items else None


@pytest.mark.parametrize("seed", [6, *(pytest.param(seed, marks=pytest.mark.prove) for seed in range(1, 6))])
def test_all_cards_made_anew_are_those_that_were_kept(
    app: Any, agent: Caller, order: Callable[..., Any], seed: int
) -> None:
    from tests.support.shop import put_product

    chance = Random(seed)
    customer = consumer(app)
    life, telling = Life(chance, customer, agent, order), Telling(chance)
    put_product("BEAN-1", price=1890, vat_rate=1350, stock=100)
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
    """A withdrawal whose order is not known, and what is left of a transfer that has arrived."""
    return pk.startswith(("C#withdrawal#", "C#transfer#", "D#withdrawals")) or "#withdrawal#" in sk


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
