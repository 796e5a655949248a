"""Many thousand orders, tickets and notices of one customer, written straight into the tables.

Each is a copy of one that the portal made itself, with a number and a moment of its own. So every row is as large as a
real one, rows of a kind are all alike, and what is read of 100 rows must be read of 20,000, to the byte.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import Any

from pynamodb.models import Model

from chalicelib.kernel import clock, ids
from chalicelib.kernel.card import Card
from chalicelib.notifications.models import Notice
from chalicelib.orders import service as orders
from chalicelib.orders.models import Order
from chalicelib.overview import rules
from chalicelib.overview import service as overview
from chalicelib.overview.models import Copy, Lead
from chalicelib.platform import aws, db, outbox, timers
from chalicelib.tickets import service as tickets
from chalicelib.tickets.models import Entry, Ticket
from tests.support.journeys import Portal

_BATCH = 25
_WRITERS = 4
_AHEAD = 200  # batches
BEGAN = clock.parse("2019-06-01T08:00:00.000Z")


Row = tuple[str, dict[str, Any]]
"""A table, and an item as DynamoDB has it."""


def fill(portal: Portal, orders: int, others: int) -> None:
    """Gives the portal's customer so many orders, and so many open tickets, notices, timers and events of long ago."""
    write((item.Meta.table_name, item.serialize()) for item in _everything(portal, orders, others))


def write(rows: Iterable[Row]) -> None:
    """Writes them as they are, many at a time."""
    batches = _batches(rows)
    with ThreadPoolExecutor(_WRITERS) as pool:
        while some := list(islice(batches, _AHEAD)):
            list(pool.map(_write, some))


def _everything(portal: Portal, orders: int, others: int) -> Iterator[Model]:
    order = _order(portal.order, found_by=portal.skus[0])
    other = (_ticket(portal.ticket), _notice(portal.customer.sub), _event(), _timer())
    for place in range(max(orders, others)):
        at = clock.stamp(BEGAN + timedelta(minutes=place))
        for make in (*([order] if place < orders else ()), *(other if place < others else ())):
            yield from make(ids.number("crowd", str(place)), at)


def _order(number: str, found_by: str) -> Any:
    found, card = db.find(Order, Order.key(number), "ORDER"), orders.card(number)
    assert found
    assert card
    card = replace(card, text=found_by)

    def make(number: str, at: str) -> Iterator[Model]:
        found.pk, found.number, found.placed_at, found.placed_key = Order.key(number), number, at, f"{at}#{number}"
        yield found
        yield from _cards(replace(card, ref=number, at=at, desk_key=at))

    return make


def _ticket(number: str) -> Any:
    found, entries, _ = Ticket.with_newest(number)
    card = tickets.card(number)
    assert found
    assert card
    card = replace(card, text="")

    def make(number: str, at: str) -> Iterator[Model]:
        found.pk, found.number, found.opened_at, found.opened_key = Ticket.key(number), number, at, f"{at}#{number}"
        yield found
        for entry in entries:
            yield Entry(**{**entry.attribute_values, "pk": found.pk})
        yield from _cards(replace(card, ref=number, at=at, desk="tickets", desk_key=f"1#{at}"))

    return make


def _cards(card: Card) -> Iterator[Model]:
    """What the overview keeps of a thing."""
    item = overview.item_of(card)
    yield item
    for partition, sort in sorted(rules.places(card)):
        yield Copy(partition, sort, facts=item.facts)
    yield from (one for one in overview.leads_to(item).values() if isinstance(one, Lead))


def _notice(member: str) -> Any:
    items, _ = db.query(Notice, Notice.key(member), begins="N#", limit=1)
    found = Notice.from_raw_data(items[0])

    def make(number: str, at: str) -> Iterator[Model]:
        found.notice_id = ids.dated("ntc", clock.parse(at), number)
        found.sk, found.at, found.recorded_at = f"N#{found.notice_id}", at, at
        yield found

    return make


def _event() -> Any:
    """Settled ones, and open ones that are not yet due to be sent again."""
    soon = clock.stamp(clock.now() + timedelta(hours=1))

    def make(number: str, _: str) -> Iterator[Model]:
        for kind, shard in (("settled", None), ("open", f"O#{ord(number[-1]) % outbox.SHARDS}")):
            yield outbox.OutboxItem(
                f"evt_{kind}_{number}",
                name="order.placed",
                envelope="{}",
                expires_at=2_000_000_000,
                open_shard=shard,
                open_since=soon if shard else None,
            )

    return make


def _timer() -> Any:
    soon = clock.stamp(clock.now() + timedelta(hours=1))

    def make(number: str, _: str) -> Iterator[Model]:
        yield timers.TimerItem(f"T#{ord(number[-1]) % timers.SHARDS:02d}", f"{soon}#{number}#ticket.clock")

    return make


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    ahead = iter(rows)
    while batch := list(islice(ahead, _BATCH)):
        yield batch


def _write(batch: list[Row]) -> None:
    left: dict[str, list[Any]] = {}
    for table, item in batch:
        left.setdefault(table, []).append({"PutRequest": {"Item": item}})
    while left:
        left = aws.dynamodb().batch_write_item(RequestItems=left).get("UnprocessedItems") or {}
