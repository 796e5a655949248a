"""Events and timers on their way: sent once per reaction, retried alone, closed by the last, never lost."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import boto3
import pytest

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope, Event, Reaction
from chalicelib.platform import context, db, outbox, timers
from chalicelib.platform.courier import Courier, Timer
from chalicelib.platform.outbox import OutboxItem
from chalicelib.platform.settings import settings

NOON = datetime(2030, 1, 7, 12, tzinfo=UTC)


class Rang(Event):
    name: ClassVar[str] = "bell.rang"
    times: int


class Unheard(Event):
    name: ClassVar[str] = "tree.fell"


class Ears:
    """What the reactions heard, and which of them are deaf for now."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Any]] = []
        self.deaf: set[str] = set()

    def listen(self, name: str) -> Callable[[Any, Envelope], None]:
        def run(event: Any, envelope: Envelope) -> None:
            if name in self.deaf:
                raise RuntimeError("cannot hear")
            self.heard.append((name, getattr(event, "times", event)))

        return run


@pytest.fixture(autouse=True)
def _noon(aws: None) -> Iterator[None]:
    with clock.fixed(NOON):
        yield
    for queue in ("notifications", "escalations", "reactions"):
        received(queue)


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def courier(ears: Ears) -> Courier:
    reactions = (
        Reaction(Rang, "mail", ears.listen("mail"), queue="notifications"),
        Reaction(Rang, "card", ears.listen("card")),
    )
    return Courier(reactions, (Timer("wake", ears.listen("wake"), queue="escalations"),))


def ring(times: int = 1) -> str:
    with db.transaction() as tx:
        return outbox.add(tx, Rang(times=times))


def stream(*event_ids: str) -> dict[str, Any]:
    """What Lambda hands over from the table's stream."""
    records = []
    for number, event_id in enumerate(event_ids):
        item = db.find(OutboxItem, event_id)
        image = item.serialize() if item else {"pk": {"S": event_id}}
        records.append({"eventName": "INSERT", "dynamodb": {"NewImage": image, "SequenceNumber": str(number)}})
    return {"Records": records}


def received(queue: str) -> list[dict[str, Any]]:
    client = boto3.client("sqs")
    found = []
    while messages := client.receive_message(QueueUrl=settings().queue(queue), MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            client.delete_message(QueueUrl=settings().queue(queue), ReceiptHandle=message["ReceiptHandle"])
            found.append({"messageId": message["MessageId"], "body": message["Body"]})
    return found


def is_open(event_id: str) -> bool:
    item = db.find(OutboxItem, event_id)
    return item is not None and item.open_shard is not None


def test_each_reaction_gets_its_own_message_and_the_last_one_closes_the_event(courier: Courier, ears: Ears) -> None:
    event_id = ring(3)
    assert courier.relay(stream(event_id)) == {"batchItemFailures": []}

    assert courier.consume({"Records": received("notifications")}) == {"batchItemFailures": []}
    assert is_open(event_id)
    courier.consume({"Records": received("reactions")})
    assert (ears.heard, is_open(event_id)) == ([("mail", 3), ("card", 3)], False)


def test_a_message_that_comes_twice_has_its_effect_once(courier: Courier, ears: Ears) -> None:
    courier.relay(stream(ring()))
    [message] = received("notifications")
    for _ in range(3):
        courier.consume({"Records": [message]})

    assert ears.heard == [("mail", 1)]


def test_a_poison_message_blocks_nobody(courier: Courier, ears: Ears) -> None:
    courier.relay(stream(ring(1), ring(2)))
    poison = {"messageId": "poison", "body": "not even JSON"}
    unknown = {"messageId": "unknown", "body": json.dumps({"event_id": "e", "name": "n", "at": "x"})}
    answer = courier.consume({"Records": [poison, *received("notifications"), unknown]})

    assert answer == {"batchItemFailures": [{"itemIdentifier": "poison"}, {"itemIdentifier": "unknown"}]}
    assert sorted(ears.heard) == [("mail", 1), ("mail", 2)]


def test_a_reaction_that_failed_is_heard_when_it_comes_again(courier: Courier, ears: Ears) -> None:
    event_id = ring()
    courier.relay(stream(event_id))
    batch = {"Records": received("notifications")}
    ears.deaf = {"mail"}
    assert len(courier.consume(batch)["batchItemFailures"]) == 1
    ears.deaf = set()
    courier.consume(batch)

    assert ears.heard == [("mail", 1)]


def test_a_broken_record_is_named_and_its_predecessors_are_sent(courier: Courier) -> None:
    image = {"pk": {"S": "evt_x"}, "name": {"S": "bell.rang"}}
    broken = {"eventName": "INSERT", "dynamodb": {"NewImage": image, "SequenceNumber": "7"}}
    answer = courier.relay({"Records": [*stream(ring())["Records"], broken]})

    assert answer == {"batchItemFailures": [{"itemIdentifier": "7"}]}
    assert len(received("reactions")) == 1


def test_an_event_that_nobody_awaits_is_closed_at_once(courier: Courier) -> None:
    with db.transaction() as tx:
        event_id = outbox.add(tx, Unheard())
    courier.relay(stream(event_id))

    assert not is_open(event_id)


def test_what_a_lost_queue_left_open_is_sent_again_with_growing_patience(courier: Courier, ears: Ears) -> None:
    event_id = ring()
    sent = []
    for minute in range(40):
        with clock.fixed(NOON + timedelta(minutes=minute)):
            courier.sweep()
            if received("reactions"):
                sent.append(minute)
            received("notifications")

    assert sent == [5, 15, 35]
    assert is_open(event_id)


def test_only_the_reactions_that_are_still_awaited_are_sent_again(courier: Courier) -> None:
    courier.relay(stream(ring()))
    courier.consume({"Records": received("notifications")})
    received("reactions")  # lost
    with clock.fixed(NOON + timedelta(minutes=6)):
        courier.sweep()

    assert (len(received("reactions")), len(received("notifications"))) == (1, 0)


def test_a_due_timer_goes_to_its_queue_once(courier: Courier, ears: Ears) -> None:
    with db.transaction() as tx:
        for minute in (-1, 0, 1):
            timers.set(tx, f"7Q4K-{minute}", "wake", NOON + timedelta(minutes=minute))
        timers.set(tx, "7Q4K-0", "forgotten", NOON)
    courier.sweep()
    courier.sweep()
    messages = received("escalations")
    courier.consume({"Records": messages})

    assert sorted(ears.heard) == [("wake", "7Q4K--1"), ("wake", "7Q4K-0")]


def test_reactions_that_answer_each_other_without_end_are_stopped(courier: Courier, ears: Ears) -> None:
    endless = Envelope(
        event_id="e", name="bell.rang", at=NOON, actor="system", hops=9, reaction="mail", data={"times": 1}
    )
    answer = courier.consume({"Records": [{"messageId": "m", "body": endless.model_dump_json()}]})

    assert (len(answer["batchItemFailures"]), ears.heard) == (1, [])


def test_an_event_says_who_did_it_and_why(courier: Courier) -> None:
    with context.acting(
        context.Deed(actor="ilze", on_behalf_of="elin", reason="asked by phone", cause="evt_1", hops=2)
    ):
        event_id = ring()
    item = db.find(OutboxItem, event_id)
    assert item is not None
    envelope = outbox.envelope_of(item)

    assert (envelope.actor, envelope.on_behalf_of, envelope.reason) == ("ilze", "elin", "asked by phone")
    assert (envelope.cause, envelope.hops, envelope.at) == ("evt_1", 2, NOON)
    assert item.expires_at == (NOON + outbox.KEEP).timestamp()


def test_settling_an_event_that_has_expired_is_no_error(courier: Courier) -> None:
    outbox.settle("evt_gone", "mail", {"mail"})
    outbox.postpone(OutboxItem("evt_gone"), NOON)

    assert outbox.is_done("evt_gone", "mail")
