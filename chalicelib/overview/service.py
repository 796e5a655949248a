"""Keeps cards, recomputes what the landing page shows, and lists what waits for staff."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from chalicelib.accounts.service import finding
from chalicelib.accounts.service.finding import FoundAccount
from chalicelib.billing import service as billing
from chalicelib.kernel import clock, ids
from chalicelib.kernel.card import Card
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.money import Money
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.overview import rules
from chalicelib.overview.models import CardItem, Copy, Home
from chalicelib.overview.schemas import (
    MoneyView,
    NeedView,
    OrderCard,
    OrderQueue,
    OverviewView,
    TicketCard,
    TicketQueue,
)
from chalicelib.platform import db
from chalicelib.tickets import service as tickets

RECENT_ORDERS = 5
MOST_TICKETS = 20  # on the landing page, which must stay a small item however many there are
LOOKED_AT = 100  # newest open ones, from which those are chosen
_TRIES = 6

Done = TypeVar("Done")


class CardOvertaken(Conflict):
    """Another reaction wrote the same card or home item first; this one looks again."""


def keep(card: Card) -> bool:
    """Stores the card if it is newer than the one on record, moves its copies, and recomputes its account's home.

    Safe to repeat and in any order: the version decides, and the home is computed from the copies, never counted up.
    """
    stored = _retried(lambda: _store(card))
    _retried(lambda: recompute(card.account_id))
    return stored


def _retried(step: Callable[[], Done]) -> Done:
    for attempt in range(_TRIES):
        try:
            return step()
        except CardOvertaken:
            if attempt == _TRIES - 1:
                raise
    raise AssertionError  # the loop returns or raises


def _store(card: Card) -> bool:
    key = f"C#{card.kind}#{card.ref}"
    old = db.find(CardItem, key, "CARD")
    if old is not None and old.version >= card.version:
        return False
    facts = worded(card)
    before, now = (old.places or set()) if old else set(), {"|".join(place) for place in rules.places(card)}
    condition = CardItem.version == old.version if old else CardItem.pk.does_not_exist()
    with db.transaction() as tx:
        tx.put(
            CardItem(key, "CARD", version=card.version, facts=facts, places=now or None),
            condition=condition,
            otherwise=CardOvertaken("The card changed meanwhile."),
        )
        for place in sorted(before - now):
            tx.delete(_copy(place, facts))
        for place in sorted(now):
            tx.put(_copy(place, facts))
    return True


def worded(card: Card) -> str:
    """What is kept of a card, as JSON."""
    return _compact({"ref": card.ref, "at": card.at, **card.facts})


def _copy(place: str, facts: str) -> Copy:
    pk, sk = place.split("|", 1)
    return Copy(pk, sk, facts=facts)


def recompute(account_id: str) -> None:
    """Makes the account's home item anew from its cards."""
    pk = rules.account_list(account_id)
    old = db.find(Home, pk, "HOME")
    orders, _ = db.query(Copy, pk, begins="O#", forward=False, limit=RECENT_ORDERS, consistent=True)
    tickets, _ = db.query(Copy, pk, begins="T#", forward=False, limit=LOOKED_AT, consistent=True)
    home = Home(
        pk,
        "HOME",
        version=(old.version if old else 0) + 1,
        orders=_listed(map(_facts, orders)),
        tickets=_listed(rules.most_pressing(map(_facts, tickets), MOST_TICKETS)),
        as_of=clock.stamp(clock.now()),
    )
    with db.transaction() as tx:
        tx.put(
            home,
            condition=Home.version == old.version if old else Home.pk.does_not_exist(),
            otherwise=CardOvertaken("The home item changed meanwhile."),
        )


def _listed(cards: Iterable[dict[str, Any]]) -> str:
    return _compact(list(cards))


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def landing(caller: Principal) -> OverviewView:
    """What the caller's landing page shows: one read."""
    home_wish = db.Wish(Home, rules.account_list(caller.account_id), "HOME")
    home, head = db.fetch(home_wish, billing.head_wish(caller.account_id))
    money = MoneyView.of(billing.figures_of(caller.account_id, head)) if head else None
    if home is None:
        return OverviewView(needs=[], orders=[], tickets=[], money=money, as_of=clock.stamp(clock.now()))
    tickets = sorted(json.loads(home.tickets), key=lambda facts: facts.get("promise_due_at") or "~")
    return OverviewView(
        needs=[NeedView.of(need) for need in rules.needs(tickets)],
        orders=[order_card(facts) for facts in json.loads(home.orders)],
        tickets=[ticket_card(facts) for facts in tickets],
        money=money,
        as_of=home.as_of,
    )


def tickets_waiting(caller: Principal, view: str, cursor: str | None, limit: int) -> TicketQueue:
    """Open tickets for staff, earliest due first: all, the caller's own, or nobody's."""
    assignee = {"due": "", "mine": caller.id, "unassigned": rules.NOBODY}[view]
    page = db.page(Copy, rules.desk_list("tickets", assignee), cursor=cursor, limit=limit, make=_facts)
    return TicketQueue(items=[ticket_card(facts) for facts in page.items], next_cursor=page.next_cursor)


def orders_waiting(view: str, cursor: str | None, limit: int) -> OrderQueue:
    """Orders that wait for staff, most pressing first."""
    desk = {"to_handle": "orders", "to_ship": "shipping", "under_way": "delivery"}[view]
    page = db.page(Copy, rules.desk_list(desk), cursor=cursor, limit=limit, make=_facts)
    return OrderQueue(items=[order_card(facts) for facts in page.items], next_cursor=page.next_cursor)


def tickets_due(limit: int) -> list[TicketCard]:
    """The open tickets that are due first, for reports."""
    items, _ = db.query(Copy, rules.desk_list("tickets"), limit=limit)
    return [ticket_card(_facts(item)) for item in items]


def orders_between(since: datetime, until: datetime, limit: int) -> list[OrderCard]:
    """Orders placed between two moments, newest first, for reports: one read for each day in UTC that they touch."""
    found: list[OrderCard] = []
    day = until.astimezone(UTC).date()
    while day >= since.astimezone(UTC).date() and len(found) < limit:
        between = (clock.stamp(since), clock.stamp(until))
        items, _ = db.query(
            Copy, rules.day_list(day.isoformat()), between=between, forward=False, limit=limit - len(found)
        )
        found += [order_card(_facts(item)) for item in items]
        day -= timedelta(days=1)
    return found


def _facts(item: db.Raw) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(item["facts"]["S"])
    return facts


def order_card(facts: dict[str, Any]) -> OrderCard:
    """The line of an order from its card's facts."""
    money = Money(amount=facts["total"], currency=facts["currency"])
    return OrderCard(**{**facts, "number": facts["ref"], "placed_at": facts["at"], "total": money})


def ticket_card(facts: dict[str, Any]) -> TicketCard:
    """The line of a ticket from its card's facts."""
    return TicketCard(**{**facts, "number": facts["ref"], "opened_at": facts["at"]})


def find_accounts(text: str) -> list[FoundAccount]:
    """The customer whose number it is; else those of whose names or addresses its words are the beginning."""
    account_id = _account_of_number(text)
    return [finding.found_as(account_id)] if account_id else finding.search(text)


def _account_of_number(text: str) -> str | None:
    """Whose order, ticket or invoice has that number."""
    try:
        number = ids.parse_number(text)
    except ids.InvalidNumber:
        return billing.account_named_by(text)
    found = orders.card(number) or tickets.card(number)
    return found.account_id if found else None
