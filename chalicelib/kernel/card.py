"""What the overview keeps of a thing: enough for one line in a list, never the thing itself."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Card:
    """One order, ticket, invoice or other thing of a customer's as a line in lists.

    `version` orders the cards of one thing: only a newer one replaces. `at` is the stamp by which the customer's lists
    are sorted. `facts` is what the page words the line from: plain strings, integers, booleans and None. `listed` is
    False for what stands in no list of the customer's, like spam. `account_id` is empty while nobody's is known.

    `text` is what the customer finds it by: numbers, names and words of theirs; never what only staff may see. Only the
    beginning of it is kept.

    `need` is what waits for the customer, empty when nothing does: it counts from the moment or day `need_from`, and is
    to be done by `need_by`, if by any.
    `desk` is the staff's list that it stands in now ("tickets", "orders") and `desk_key` its place there, earliest
    first; both empty when there is nothing for staff to do. `due` is the moment or day by which they are to have done
    it, empty when nobody waits. `assignee` is the member of staff who has it, `team` the team.
    """

    kind: str
    ref: str
    account_id: str
    version: int
    at: str
    is_open: bool
    facts: dict[str, Any] = field(default_factory=dict)
    listed: bool = True
    text: str = ""
    need: str = ""
    need_from: str = ""
    need_by: str | None = None
    desk: str = ""
    desk_key: str = ""
    due: str = ""
    assignee: str = ""
    team: str = ""
