"""A fact that has happened, named in the past tense, and the envelope it travels in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

MAX_HOPS = 8  # a reaction that answers a reaction that answers ... is a mistake; it ends in the dead-letter queue


class Event(BaseModel):
    """Ids and amounts; never a person's words, because events outlive their erasure."""

    model_config = ConfigDict(frozen=True, defer_build=True)
    name: ClassVar[str]


class Envelope(BaseModel):
    """An event on its way to one reaction.

    `actor` is who did it ("system" for timers), `on_behalf_of` the customer when staff act for one, `cause` the event
    that this one answers, `hops` how many reactions lie between it and a person.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)
    event_id: str
    name: str
    at: datetime
    actor: str
    on_behalf_of: str | None = None
    reason: str | None = None
    cause: str | None = None
    hops: int = 0
    reaction: str = ""
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a domain does when something happens. `name` is unique; `queue` is where it waits its turn."""

    event: type[Event]
    name: str
    run: Callable[[Any, Envelope], None]
    queue: str = "reactions"
