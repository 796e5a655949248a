"""Who has how many tickets at work, and who the fewest. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib.tickets.rules.states import State

AT_WORK = frozenset({State.NEW, State.OPEN, State.WAITING_CUSTOMER, State.WAITING_THIRD})


@dataclass(frozen=True, slots=True)
class Held:
    """Who has a ticket, and where it stands."""

    assignee: str | None
    state: State

    @property
    def by(self) -> str | None:
        """Whose work it counts as."""
        return self.assignee if self.state in AT_WORK else None


def shifts(was: Held, now: Held) -> dict[str, int]:
    """By how much the counts of members change when a ticket does."""
    if was.by == now.by:
        return {}
    return {member_id: by for member_id, by in ((was.by, -1), (now.by, 1)) if member_id}


def least_busy(members: Iterable[str], counts: Mapping[str, int]) -> str | None:
    """Who has the fewest; of several always the same one. None where there is nobody."""
    return min(members, key=lambda one: (counts.get(one, 0), one), default=None)
