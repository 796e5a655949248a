"""Keeping: a card replaces an older one in every list where it stands, and its account's home is made anew."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from chalicelib.kernel import clock
from chalicelib.kernel.card import Card
from chalicelib.kernel.errors import Conflict
from chalicelib.overview import rules
from chalicelib.overview.models import CardItem, Copy, Home
from chalicelib.overview.rules import words
from chalicelib.overview.service import leading
from chalicelib.platform import db

RECENT_ORDERS = 5
MOST_TICKETS = 8  # on the landing page, which must stay a small item however many there are
MOST_NEEDS = 12
LOOKED_AT = 100  # newest open ones, from which those are chosen
_TRIES = 6

Done = TypeVar("Done")


class CardOvertaken(Conflict):
    """Another reaction wrote the same card or home item first; this one looks again."""


def keep(card: Card) -> bool:
    """Keeps one card; whether it was news."""
    return bool(keep_all([card]))


def keep_all(cards: Iterable[Card], *, anew: bool = False) -> list[Card]:
    """Stores each card that is newer than the one on record, and recomputes the homes that it concerns.

    Safe to repeat and in any order: the version decides, and a home is computed from the copies, never counted up.
    `anew` stores those that say something else, of the same version too, and no others. Returns those that it stored.
    """
    stored: list[Card] = []
    accounts: set[str] = set()
    for card in cards:
        concerned = _retried(lambda card=card: _store(card, anew=anew))  # type: ignore[misc]
        if concerned is not None:
            stored.append(card)
            accounts |= concerned
        elif card.account_id:
            accounts.add(card.account_id)  # whoever stored it may have died before the home was made
    for account_id in sorted(accounts):
        _retried(lambda account_id=account_id: recompute(account_id))  # type: ignore[misc]
    return stored


def _retried(step: Callable[[], Done]) -> Done:
    for attempt in range(_TRIES):
        try:
            return step()
        except CardOvertaken:
            if attempt == _TRIES - 1:
                raise
    raise AssertionError  # the loop returns or raises


def _store(card: Card, *, anew: bool) -> set[str] | None:
    """The accounts in whose lists the card stood or stands now; None when it was no news."""
    key = f"C#{card.kind}#{card.ref}"
    old = db.find(CardItem, key, "CARD")
    new = item_of(card)
    if old is not None and not _is_news(new, old, anew=anew):
        return None
    before, now = _places(old), _places(new)
    with _found_by_its_words(old, new, anew=anew), db.transaction() as tx:
        tx.put(
            new,
            condition=CardItem.version == old.version if old else CardItem.pk.does_not_exist(),
            otherwise=CardOvertaken("The card changed meanwhile."),
        )
        for place in sorted(before - now):
            tx.delete(_copy(place, new.facts))
        for place in sorted(now):
            tx.put(_copy(place, new.facts))
    return set(filter(None, map(rules.account_of, before | now)))


def item_of(card: Card) -> CardItem:
    """What is stored of a card."""
    places = {"|".join(place) for place in rules.places(card)}
    text = card.text.strip()[: words.MOST_TEXT] or None
    return CardItem(
        f"C#{card.kind}#{card.ref}", "CARD", version=card.version, facts=worded(card), places=places or None, text=text
    )


def _is_news(new: CardItem, old: CardItem, *, anew: bool) -> bool:
    if new.version < old.version or not anew:
        return bool(new.version > old.version)
    told = [(one.facts, _places(one), one.text) for one in (new, old)]
    return told[0] != told[1] or not leading.are_complete(leading.leads_to(new))


def _places(item: CardItem | None) -> set[str]:
    return (item.places or set()) if item else set()


@contextmanager
def _found_by_its_words(old: CardItem | None, new: CardItem, *, anew: bool) -> Iterator[None]:
    """Before the card is written, what leads to it is; after it, what did before is taken away."""
    if leading.spot_and_text(old) == leading.spot_and_text(new) and not anew:
        yield
        return
    leads = leading.leads_to(new)
    leading.write(leads)
    try:
        yield
    except CardOvertaken:  # what leads to the other card may have been written over
        of_other = leading.leads_to(db.find(CardItem, new.pk, "CARD"))
        leading.write(of_other)
        leading.take_away(leads, of_other)
        raise
    leading.take_away(leading.leads_to(old), leads)


def worded(card: Card) -> str:
    """What is kept of a card, as JSON."""
    waits = {"need": card.need, "need_from": card.need_from, "need_by": card.need_by} if card.need else {}
    due = {"due": card.due} if card.due else {}
    known = {"of": card.kind, "ref": card.ref, "at": card.at, "is_open": card.is_open}
    return _compact({**known, **waits, **due, **card.facts})


def _copy(place: str, facts: str) -> Copy:
    pk, sk = place.split("|", 1)
    return Copy(pk, sk, facts=facts)


def recompute(account_id: str) -> None:
    """Makes the account's home item anew from its cards."""
    pk = rules.owner(account_id)
    old = db.find(Home, pk, "HOME")
    orders = _newest(rules.mine_list(account_id, "order"), RECENT_ORDERS)
    tickets = _newest(rules.mine_list(account_id, "ticket", "open"), LOOKED_AT)
    needs, _ = db.query(Copy, rules.needs_list(account_id), limit=MOST_NEEDS + 1, consistent=True)
    home = Home(
        pk,
        "HOME",
        version=(old.version if old else 0) + 1,
        orders=_compact(orders),
        tickets=_compact(rules.most_pressing(tickets, MOST_TICKETS)),
        needs=_compact([rules.needed(facts_of(one)) for one in needs]),
        as_of=clock.stamp(clock.now()),
    )
    with db.transaction() as tx:
        tx.put(
            home,
            condition=Home.version == old.version if old else Home.pk.does_not_exist(),
            otherwise=CardOvertaken("The home item changed meanwhile."),
        )


def _newest(pk: str, most: int) -> list[rules.Facts]:
    items, _ = db.query(Copy, pk, forward=False, limit=most, consistent=True)
    return [facts_of(one) for one in items]


def facts_of(item: db.Raw) -> rules.Facts:
    """What a copy holds."""
    facts: rules.Facts = json.loads(item["facts"]["S"])
    return facts


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
