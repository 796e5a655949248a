"""A complaint's procedure as it is shown: what was offered, who decides next, whom else the customer can go to."""

from datetime import date
from typing import Literal

from chalicelib.kernel import clock
from chalicelib.kernel.money import Money
from chalicelib.platform import vendor
from chalicelib.tickets.rules import complaints, remedies
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.remedies import Remedy
from chalicelib.tickets.rules.states import Actor, Kind, Move, Side, who_acts_next
from chalicelib.tickets.rules.timing import object_until
from chalicelib.tickets.schemas.remedies import AboutView, ComplaintView, DisputeBodyView, PersonView, RemedyView
from chalicelib.tickets.service import storing

Decides = Literal["you", "person", "us"]


def possible(handling: Handling, actor: Actor) -> list[Move]:
    """What that actor may do with the ticket now."""
    return complaints.possible(handling, actor, today(), to_somebody=bool(vendor.complaint_terms().name))


def today() -> date:
    """The vendor's day."""
    return storing.level().day_of(clock.now())


def view(handling: Handling) -> ComplaintView | None:
    """What belongs to complaints only; None for other tickets."""
    if handling.kind is not Kind.COMPLAINT:
        return None
    terms, last_day = vendor.complaint_terms(), object_until(handling, storing.level())
    return ComplaintView(
        remedies=[_remedy(one) for one in handling.remedies],
        letter_at=handling.letter_at,
        object_until=last_day.isoformat() if last_day else None,
        decides=_decides(handling),
        person=PersonView(name=terms.name, roles=terms.roles) if terms.name else None,
        escalated_at=handling.escalated_at,
        dispute_body=DisputeBodyView(names=terms.bodies, url=terms.url) if terms.bodies else None,
        currency=vendor.currency(),
    )


def _decides(handling: Handling) -> Decides | None:
    side = who_acts_next(handling.state)
    if side is Side.NOBODY:
        return None
    if side is Side.YOU or remedies.waiting(handling.remedies, today()):
        return "you"
    return "person" if handling.escalated_at else "us"


def _remedy(one: Remedy) -> RemedyView:
    worth = Money(amount=one.amount, currency=one.currency) if one.amount and one.currency else None
    return RemedyView(
        remedy_id=one.remedy_id,
        state=remedies.standing(one, today()),
        words=one.words,
        amount=worth,
        about=AboutView(kind=one.about, number=one.number) if one.about and one.number else None,
        until=one.until.isoformat(),
        offered_by=one.offered_by,
        offered_at=one.offered_at,
        answered_by=one.answered_by,
        answered_at=one.answered_at,
        word=one.word,
        done_by=one.done_by,
        done_at=one.done_at,
    )
