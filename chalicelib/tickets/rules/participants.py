"""Who takes part in a ticket besides the member who opened it: by mail, once staff let them in. Pure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from chalicelib.kernel.errors import Conflict

MOST = 10


class TooManyParticipants(Conflict):
    """More people than anybody can keep in mind."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who has only their address here. They write in `language`, as far as their mail said."""

    participant_id: str
    name: str
    address: str
    language: str


def read(stored: list[dict[str, Any]] | None) -> tuple[Participant, ...]:
    """The participants of a ticket as it is stored."""
    return tuple(Participant(**one) for one in stored or ())


def stored(participants: Iterable[Participant]) -> list[dict[str, Any]] | None:
    """How a ticket stores them."""
    return [asdict(one) for one in participants] or None


def joined(present: tuple[Participant, ...], newcomer: Participant) -> tuple[Participant, ...]:
    """With one more, who may take part already. Raises TooManyParticipants."""
    others = tuple(one for one in present if one.participant_id != newcomer.participant_id)
    if len(others) >= MOST:
        raise TooManyParticipants(f"At most {MOST} people can take part in a ticket.", most=MOST)
    return (*others, newcomer)


def is_among(present: tuple[Participant, ...], person_ids: Iterable[str]) -> bool:
    """Whether one of these is a participant."""
    return not {one.participant_id for one in present}.isdisjoint(person_ids)
