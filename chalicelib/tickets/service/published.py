"""What the vendor promises, for everybody to read."""

from chalicelib.tickets.rules import moves, priority
from chalicelib.tickets.schemas.promises import AnswerPriority, PromisesView, TargetView
from chalicelib.tickets.service import storing


def promises(service_class: str = "") -> PromisesView:
    """The published table of priorities, the targets of a class of customers or of everybody, and when we work."""
    level = storing.level()
    calendar = level.calendar.to_dict()
    return PromisesView.model_validate(
        {
            "priorities": [
                AnswerPriority(severity=severity, urgency=urgency, priority=given)
                for severity, row in priority.PRIORITY_TABLE.items()
                for urgency, given in row.items()
            ],
            "targets": [
                TargetView(
                    priority=one,
                    **{kind.value: level.target(one, kind, service_class) for kind in level.targets[one]},
                )
                for one in priority.Priority
            ],
            "time_zone": level.calendar.zone,
            "week": calendar["week"],
            "holidays": calendar["holidays"],
            "reopen_days": moves.REOPEN_WINDOW.days,
        }
    )
