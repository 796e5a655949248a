"""Lists as their readers see them."""

from datetime import date, timedelta

from chalicelib.kernel.principal import Principal
from chalicelib.orders.models.lists import NamedList
from chalicelib.orders.rules import repeating as rule
from chalicelib.orders.schemas.lists import ListCardView, ListView, RepeatView
from chalicelib.orders.service import comparing
from chalicelib.orders.service.lists import storing
from chalicelib.platform import vendor


def view(caller: Principal, found: NamedList) -> ListView:
    """As the caller sees it."""
    return ListView(
        **card(caller, found).model_dump(),
        lines=comparing.lines(found.lines, caller.language, company=bool(found.for_company)) if found.lines else [],
    )


def card(caller: Principal, found: NamedList) -> ListCardView:
    """The same in a list of lists."""
    return ListCardView.model_validate(
        {
            "list_id": found.list_id,
            "name": found.name,
            "sharing": found.sharing,
            "mine": found.member_id == caller.id,
            "may_change": storing.may_change(caller, found),
            "made_by": found.member_name,
            "line_count": len(found.lines),
            "repeat": _repeat(found),
            "changed_at": found.changed_at,
        }
    )


def _repeat(found: NamedList) -> RepeatView | None:
    """The rhythm as people see it; of a paused one the next day that it would have."""
    if not found.repeat:
        return None
    weeks, day = found.repeat["weeks"], date.fromisoformat(found.repeat["next_on"])
    day = rule.upcoming(day, weeks, vendor.today())
    return RepeatView(
        weeks=weeks,
        next_on=day.isoformat(),
        mail_on=max(rule.mail_at(day, vendor.calendar().tz).date(), vendor.today()).isoformat(),
        skip_to=(day + timedelta(weeks=weeks)).isoformat(),
        paused=found.repeat["paused"],
    )
