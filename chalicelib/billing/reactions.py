"""What billing does when something happens elsewhere."""

from chalicelib.billing import service
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.tickets.events import TicketClosed


def release_dispute(event: TicketClosed, _envelope: Envelope) -> None:
    """A complaint that is over holds nothing any more; most tickets are about no invoice."""
    service.release_dispute(event.account_id, event.number)


REACTIONS = (Reaction(TicketClosed, "billing.release_dispute", release_dispute),)
