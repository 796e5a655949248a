"""Where a card stands, and what of it needs the customer. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.card import Card

NOBODY = "nobody"

Place = tuple[str, str]
"""A partition key and a sort key."""


def places(card: Card) -> set[Place]:
    """Every list in which the card stands now.

    Orders stand in their account's list by time and in that of their day; tickets in their account's list while they
    are open; either in a staff list while staff have something to do, and once more under whoever has it, or nobody.
    """
    found: set[Place] = set()
    if card.kind == "order":
        found.add((account_list(card.account_id), f"O#{card.at}#{card.ref}"))
        found.add((day_list(card.at[:10]), f"{card.at}#{card.ref}"))
    elif card.is_open:
        found.add((account_list(card.account_id), f"T#{card.at}#{card.ref}"))
    if card.desk:
        spot = f"{card.desk_key}#{card.ref}"
        found.add((desk_list(card.desk), spot))
        found.add((desk_list(card.desk, card.assignee or NOBODY), spot))
    return found


def account_list(account_id: str) -> str:
    """The partition of an account's cards."""
    return f"A#{account_id}"


def day_list(day: str) -> str:
    """The partition of the orders that were placed on a day in UTC, like 2030-01-07."""
    return f"Y#{day}"


def desk_list(desk: str, assignee: str = "") -> str:
    """The partition of a staff list: everybody's, or one person's."""
    return f"D#{desk}#{assignee}" if assignee else f"D#{desk}"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for the customer. `kind` is what to do, worded by the page."""

    kind: str
    ref: str
    title: str
    due: str | None


_WAITS_FOR_CUSTOMER = {"waiting_customer": "answer_ticket", "solved": "confirm_solution"}


def needs(tickets: Iterable[dict[str, Any]]) -> list[Need]:
    """What waits for the customer among the open tickets: a question to answer, a solution to confirm."""
    return [
        Need(_WAITS_FOR_CUSTOMER[facts["state"]], facts["ref"], facts["subject"], facts.get("promise_due_at"))
        for facts in tickets
        if facts.get("state") in _WAITS_FOR_CUSTOMER
    ]


def most_pressing(tickets: Iterable[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """So many at most: first what waits for the customer, then what we promised soonest, then as given."""
    return sorted(tickets, key=_press)[:most]


def _press(facts: dict[str, Any]) -> tuple[bool, str]:
    return facts.get("state") not in _WAITS_FOR_CUSTOMER, facts.get("promise_due_at") or "~"
