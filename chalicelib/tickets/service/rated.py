"""What a ticket's customer thinks of how we handled it, as it stands on the ticket."""

from chalicelib.kernel import clock
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.rules import rating
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.rating import Rating, Verdict
from chalicelib.tickets.schemas.rating import RatingView


def of(ticket: Ticket) -> Rating | None:
    """The rating, if there is one."""
    known = ticket.rating
    if not known:
        return None
    return Rating(
        verdict=Verdict(known["verdict"]),
        word=known["word"],
        wish=known["wish"],
        rated_at=clock.parse(known["rated_at"]),
    )


def put(ticket: Ticket, given: Rating) -> None:
    """Writes it into the ticket's item, not yet into the table."""
    ticket.rating = {
        "verdict": given.verdict.value,
        "word": given.word,
        "wish": given.wish,
        "rated_at": clock.stamp(given.rated_at),
    }


def view(ticket: Ticket, handling: Handling) -> RatingView | None:
    """The rating, and until when its customer may say otherwise; None where there is nothing to rate yet."""
    known = of(ticket)
    until = rating.open_until(handling, known)
    if until and until < clock.now():
        until = None
    if known is None and until is None:
        return None
    return RatingView(
        verdict=known.verdict if known else None,
        word=known.word if known else "",
        wish=known.wish if known else "",
        rated_at=known.rated_at if known else None,
        open_until=until,
    )
