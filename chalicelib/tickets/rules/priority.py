"""From two plain questions to a priority, by a table that anybody may read. Pure."""

from enum import StrEnum


class Priority(StrEnum):
    """P1 is the most urgent. Comparable as text: the more urgent one is the lesser."""

    P1 = "p1"
    P2 = "p2"
    P3 = "p3"
    P4 = "p4"


class Severity(StrEnum):
    """ "How bad is it?", the worst first."""

    STOPPED = "stopped"
    """I cannot go on at all."""

    HINDERED = "hindered"
    """Something important does not work, but I can get by."""

    BOTHERED = "bothered"
    """It is a nuisance."""

    UNHARMED = "unharmed"
    """Nothing is wrong; I would like to know or to suggest something."""


class Urgency(StrEnum):
    """ "How soon do you need it?", the soonest first."""

    AT_ONCE = "at_once"
    TODAY = "today"
    THIS_WEEK = "this_week"
    NO_HURRY = "no_hurry"


def _row(text: str) -> dict[Urgency, Priority]:
    return dict(zip(Urgency, map(Priority, text.split()), strict=True))


PRIORITY_TABLE: dict[Severity, dict[Urgency, Priority]] = {
    #                         at once  today  this week  no hurry
    Severity.STOPPED: _row("     p1      p1       p2        p3"),
    Severity.HINDERED: _row("    p1      p2       p3        p3"),
    Severity.BOTHERED: _row("    p2      p3       p3        p4"),
    Severity.UNHARMED: _row("    p3      p3       p4        p4"),
}


def priority_of(severity: Severity, urgency: Urgency) -> Priority:
    """The published answer to both questions."""
    return PRIORITY_TABLE[severity][urgency]


def is_sooner(urgency: Urgency, than: Urgency) -> bool:
    """Whether one answer to "how soon?" is more urgent than the other."""
    order = list(Urgency)
    return order.index(urgency) < order.index(than)
