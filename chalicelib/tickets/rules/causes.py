"""What led to tickets: how far we are with it, which way it may go, and which causes may be a ticket's. Pure."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from chalicelib.kernel.errors import Conflict, Invalid


class CauseState(StrEnum):
    """How far we are with what led to some tickets."""

    LOOKING = "looking"
    FOUND = "found"
    FIXING = "fixing"
    FIXED = "fixed"
    PREVENTED = "prevented"


class Category(StrEnum):
    """Where what led to it lies, for reports."""

    PRODUCT = "product"
    DELIVERY = "delivery"
    BILLING = "billing"
    INFORMATION = "information"
    PORTAL = "portal"
    OTHER = "other"


class Way(StrEnum):
    """Where a step leads."""

    ON = "on"
    STAYS = "stays"
    """There is news, but no step."""
    BACK = "back"
    """We were wrong; staff note why."""


class ReasonForStepBackMissing(Invalid):
    """A step back is taken with a reason."""


class TooManySteps(Conflict):
    """So much has been told of this cause that it is another by now."""


MOST_STEPS = 60
_ORDER = tuple(CauseState)

STEPS: Mapping[CauseState, Mapping[CauseState, Way]] = {
    now: {then: Way.ON if after > at else Way.STAYS if after == at else Way.BACK for after, then in enumerate(_ORDER)}
    for at, now in enumerate(_ORDER)
}
"""From where to where: what was found may be fixed at once, and what came back is looked for again."""


def ensure_step(now: CauseState, then: CauseState, reason: str | None, steps: int) -> Way:
    """Which way it goes after so many steps. Raises ReasonForStepBackMissing, TooManySteps."""
    way = STEPS[now][then]
    if way is Way.BACK and not (reason and reason.strip()):
        raise ReasonForStepBackMissing("Please note why it goes back.")
    if steps >= MOST_STEPS:
        raise TooManySteps("So much has been told of this cause. Begin another one.")
    return way


def is_open(state: CauseState) -> bool:
    """Whether something is still to be done about it."""
    return state is not CauseState.PREVENTED


def likeness(tags: Collection[str], others: Collection[str]) -> int:
    """How many tags a ticket and a cause share, however they are written."""
    return len({tag.casefold() for tag in tags} & {tag.casefold() for tag in others})
