"""Where a card stands, and what waits for the customer, the most urgent first. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.card import Card

NOBODY = "nobody"
EVERY_DESK = "all"
WAITING = "waiting"

Place = tuple[str, str]
"""A partition key and a sort key."""

Facts = dict[str, Any]
"""What is kept of a card, as its copies hold it."""


def places(card: Card) -> set[Place]:
    """Every list in which the card stands now: those of its customer, that of its day, and those of staff."""
    return {*_of_customer(card), *_of_day(card), *_of_staff(card)}


def _of_customer(card: Card) -> Iterable[Place]:
    """Each filter of "everything that is mine" is a list of its own, so that a page of it costs a page."""
    if not card.listed or not card.account_id:
        return
    at = f"{card.at}#{card.kind}#{card.ref}"
    for kind in ("", card.kind):
        for state in ("", state_word(is_open=card.is_open)):
            yield mine_list(card.account_id, kind, state), at
    if card.kind == "order":
        yield from ((pk, at) for pk in _order_lists(card))
        yield from _by_reference(card, at)
    if card.need:
        yield needs_list(card.account_id), f"{card.need_from}#{card.kind}#{card.ref}"


def _order_lists(card: Card) -> Iterable[str]:
    """Orders stand by their money as well, and by whether they wait for an answer of the customer's."""
    payment = payment_word(card.facts.get("payment_status", "none"))
    for state in ("", state_word(is_open=card.is_open)):
        yield mine_list(card.account_id, "order", state, payment)
    if card.facts.get("asked_by") == "staff":
        yield mine_list(card.account_id, "order", WAITING)
        yield mine_list(card.account_id, "order", WAITING, payment)


def _by_reference(card: Card, at: str) -> Iterable[Place]:
    if reference := card.facts.get("reference"):
        yield reference_list(card.account_id), f"{folded(reference)}#{at}"


def _of_day(card: Card) -> Iterable[Place]:
    if card.kind == "order":
        yield day_list(card.at[:10]), f"{card.at}#{card.ref}"


def _of_staff(card: Card) -> Iterable[Place]:
    """On its desk, under whoever has it where somebody can, under their team, and among all that is due."""
    if not card.desk:
        return
    spot = f"{card.desk_key}#{card.ref}"
    yield desk_list(card.desk), spot
    if card.kind == "ticket":
        if card.assignee or not card.team:
            yield desk_list(card.desk, card.assignee or NOBODY), spot
        if card.team:
            yield team_list(card.desk, card.team), spot
    if card.due:
        yield desk_list(EVERY_DESK), f"{card.due}#{card.kind}#{card.ref}"


def owner(account_id: str) -> str:
    """Under whom a customer's cards lie: here alone it is decided who sees them."""
    return f"A#{account_id}"


def mine_list(account_id: str, kind: str = "", state: str = "", payment: str = "") -> str:
    """The partition of an account's cards: of a kind or of all, open, closed or both; of orders also by their money."""
    whole = f"{owner(account_id)}#{kind or 'all'}#{state or 'any'}"
    return f"{whole}#{payment}" if payment else whole


def reference_list(account_id: str) -> str:
    """The partition of an account's orders that bear a reference of their own, by that."""
    return f"{owner(account_id)}#order#reference"


def folded(reference: str) -> str:
    """A customer's own reference however its letters and blanks were typed."""
    return " ".join(reference.casefold().split())


def needs_list(account_id: str) -> str:
    """The partition of what waits for the customer, by since when it does."""
    return f"{owner(account_id)}#needs"


def state_word(*, is_open: bool) -> str:
    """The word of a list for things that are open, or not any more."""
    return "open" if is_open else "closed"


_NOT_SETTLED = {"none": "not_billed", "billed": "to_pay", "partially_paid": "to_pay"}


def payment_word(status: str) -> str:
    """The word of a list for orders that are not billed yet, to be paid, or neither any more."""
    return _NOT_SETTLED.get(status, "settled")


def day_list(day: str) -> str:
    """The partition of the orders that were placed on a day in UTC, like 2030-01-07."""
    return f"Y#{day}"


def desk_list(desk: str, assignee: str = "") -> str:
    """The partition of a staff list: everybody's, or one person's."""
    return f"D#{desk}#{assignee}" if assignee else f"D#{desk}"


def team_list(desk: str, team: str) -> str:
    """The partition of a staff list that is a team's."""
    return desk_list(desk, f"team:{team}")


@dataclass(frozen=True, slots=True)
class Present:
    """When it is: the moment as a stamp, and the vendor's day."""

    stamp: str
    day: str

    @property
    def end(self) -> str:
        """Behind everything that waits by now, in the list of what waits for the customer."""
        return f"{self.stamp}~"

    def is_past(self, by: str | None) -> bool:
        """Whether a moment lies behind us, or a day: one is past only once it is over."""
        return bool(by) and str(by) < (self.day if len(str(by)) == len(self.day) else self.stamp)


def late_places(now: Present) -> tuple[str, str]:
    """Between which places on the desk of tickets those stand whose promise is broken: they are sorted by due time."""
    return "1#", f"1#{now.stamp}"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for the customer. `kind` is what to do, worded by the page; `by` when, if by any time."""

    kind: str
    of: str
    ref: str
    by: str | None
    late: bool
    facts: Facts


_URGENCY = ("answer_ticket", "confirm_solution", "answer_request", "send_return", "send_back", "pay_invoice")
"""What waits for the customer, the most urgent first where nothing is late."""


def needs(cards: Iterable[Facts], now: Present) -> list[Need]:
    """What waits for the customer by now: what is late first, the longest late before; then by kind; then by time."""
    found = [_need(facts, now) for facts in cards if facts.get("need") and facts["need_from"] < now.end]
    return sorted(found, key=_urgency)


def _need(facts: Facts, now: Present) -> Need:
    by = facts.get("need_by")
    return Need(facts["need"], facts["of"], facts["ref"], by, late=now.is_past(by), facts=facts)


def _urgency(need: Need) -> tuple[bool, str, int, str]:
    rank = _URGENCY.index(need.kind) if need.kind in _URGENCY else len(_URGENCY)
    return not need.late, (need.by or "") if need.late else "", rank, need.by or "~"


_WAITS_FOR_CUSTOMER = frozenset({"waiting_customer", "solved"})


def most_pressing(tickets: Iterable[Facts], most: int) -> list[Facts]:
    """So many at most: first what waits for the customer, then what we promised soonest, then as given."""
    return sorted(tickets, key=_press)[:most]


def _press(facts: Facts) -> tuple[bool, str]:
    return facts.get("state") not in _WAITS_FOR_CUSTOMER, facts.get("promise_due_at") or "~"


def spot(places: Iterable[str]) -> tuple[str, str] | None:
    """The account in whose list of everything a card stands, and where in it; None for what stands in none.

    Places are `pk|sk`.
    """
    for place in places:
        pk, _, sk = place.partition("|")
        if (account_id := account_of(place)) and pk == mine_list(account_id):
            return account_id, sk
    return None


def account_of(place: str) -> str:
    """Whose list it is, if it is a customer's. `place` is `pk|sk`."""
    return place.partition("|")[0].split("#")[1] if place.startswith("A#") else ""


_NEEDED = ("of", "ref", "need", "need_from", "need_by", "order", "amount", "owed", "currency", "subject", "summary")


def needed(facts: Facts) -> Facts:
    """What the landing page tells of something that waits for the customer."""
    return {name: facts[name] for name in _NEEDED if facts.get(name) is not None}
