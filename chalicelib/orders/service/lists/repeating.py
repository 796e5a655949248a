"""Lists that come round: when, and what happens then. Nothing is ordered by it; somebody is asked."""

from datetime import date, timedelta
from typing import Any

from chalicelib.kernel import ids
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.event import Envelope
from chalicelib.kernel.principal import Principal
from chalicelib.orders.events.lists import ListDue
from chalicelib.orders.models.lists import NamedList
from chalicelib.orders.rules import repeating as rule
from chalicelib.orders.schemas.lists import ListView, SetRepeat
from chalicelib.orders.service import reordering
from chalicelib.orders.service.lists import storing, viewing
from chalicelib.platform import db, outbox, timers, vendor
from chalicelib.platform.transaction import Transaction

TIMER = "order.list"
_LATEST = timedelta(weeks=2 * rule.MOST_WEEKS)


class DayNotPossible(Invalid):
    """The day is over, or years away."""


def set_repeat(caller: Principal, list_id: str, request: SetRepeat) -> ListView:
    """From when on and how often the list comes round, or that it does not. Whoever sets it is written to.

    Raises ListNotFound, ListNotYours or DayNotPossible.
    """

    def set_rhythm(found: NamedList, tx: Transaction) -> None:
        found.repeat = _wanted(caller, request)
        _set_timer(tx, found)

    return viewing.view(caller, storing.changed(caller, list_id, set_rhythm))


def _wanted(caller: Principal, request: SetRepeat) -> dict[str, Any] | None:
    if request.weeks is None:
        return None
    today = vendor.today()
    day = date.fromisoformat(request.next_on) if request.next_on else today
    if not today < day <= today + _LATEST:
        raise DayNotPossible("Please choose a day from tomorrow on.")
    return {"weeks": request.weeks, "next_on": day.isoformat(), "paused": request.paused, "member_id": caller.id}


def come_round(ref: str, envelope: Envelope) -> None:
    """The moment for the mail before a day: a review is made and told, and the list waits for its next time.

    Timers are lazy, and may fire twice: what was moved, paused or told meanwhile is left alone. Raises WriteConflict
    when somebody changes the list at this very moment; the timer's message comes again.
    """
    account_id, _, list_id = ref.partition("/")
    found = storing.read(account_id, list_id)
    if found is None or not found.repeat or found.repeat["paused"]:
        return
    day = date.fromisoformat(found.repeat["next_on"])
    if rule.mail_at(day, vendor.calendar().tz) > envelope.at:
        return  # another timer waits for that moment
    _tell(found, day)


def _tell(found: NamedList, day: date) -> None:
    repeat: dict[str, Any] = found.repeat
    reorder_id = ids.derived("reo", found.list_id, str(found.version))
    made = draft(found, reorder_id)
    event = ListDue(
        list_id=found.list_id,
        account_id=found.account_owner,
        member_id=found.member_id if found.sharing == "own" else repeat["member_id"],
        reorder_id=reorder_id,
        on=day.isoformat(),
    )
    found.repeat = {**repeat, "next_on": rule.following(day, repeat["weeks"], vendor.today()).isoformat()}
    with db.transaction() as tx:
        storing.put(tx, found)
        _set_timer(tx, found)
        if made.lines:
            tx.create(made)
            outbox.add(tx, event)


def draft(found: NamedList, reorder_id: str) -> Any:
    """A reorder of the list's lines, not stored yet."""
    terms = {"reference": None, "note": None, "delivery_address": None}
    made = reordering.draft(found.account_owner, reorder_id, list(found.lines), terms)
    made.list_id, made.list_name = found.list_id, found.name
    return made


def _set_timer(tx: Transaction, found: NamedList) -> None:
    if found.repeat and not found.repeat["paused"]:
        at = rule.mail_at(date.fromisoformat(found.repeat["next_on"]), vendor.calendar().tz)
        timers.set(tx, f"{found.account_owner}/{found.list_id}", TIMER, at)
