"""Who is told how much of a promised time has passed, whether or not anybody has opened the ticket. Pure."""

from enum import StrEnum

from chalicelib.tickets.rules.sla import Mark


class Audience(StrEnum):
    """Whom an escalation is for."""

    ASSIGNEE = "assignee"
    TEAM = "team"
    LEAD = "lead"
    OWNER = "owner"


TOLD_AT = {
    Mark.HALF: Audience.ASSIGNEE,
    Mark.MOST: Audience.TEAM,
    Mark.ALL: Audience.LEAD,
    Mark.FAR_OVER: Audience.OWNER,
}


def audience(mark: Mark, *, assigned: bool) -> Audience:
    """Who hears of a mark. When nobody has the ticket, the whole team is in the assignee's place."""
    told = TOLD_AT[mark]
    return told if assigned or told is not Audience.ASSIGNEE else Audience.TEAM
