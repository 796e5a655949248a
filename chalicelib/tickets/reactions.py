"""What tickets do when time passes, and when what they are about is answered elsewhere."""

from chalicelib.billing.events import DisputeEnded
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.platform.courier import Timer
from chalicelib.tickets import service
from chalicelib.tickets.service import retiming, storing


def note_dispute_answer(event: DisputeEnded, _envelope: Envelope) -> None:
    """What staff answered to a dispute stands in its complaint's conversation too."""
    service.note_dispute_answer(event.account_id, event.ticket)


REACTIONS = (Reaction(DisputeEnded, "tickets.note_dispute_answer", note_dispute_answer),)
TIMERS = (
    Timer(storing.TIMER, service.look_again, queue="escalations"),
    Timer(retiming.TIMER, service.retime_page, queue="escalations"),
)
