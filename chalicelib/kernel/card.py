"""What the overview keeps of a thing: enough for one line in a list, never the thing itself."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Card:
    """One order or ticket as a line in lists.

    `version` orders the cards of one thing: only a newer one replaces. `at` is the stamp by which the customer's list
    is sorted. `facts` is what the page words the line from: plain strings, integers, booleans and None.
    `desk` is the staff's list that it stands in now ("tickets", "orders") and `desk_key` its place there, earliest
    first; both empty when there is nothing for staff to do. `assignee` is the member of staff who has it.
    """

    kind: str
    ref: str
    account_id: str
    version: int
    at: str
    is_open: bool
    facts: dict[str, Any] = field(default_factory=dict)
    desk: str = ""
    desk_key: str = ""
    assignee: str = ""
