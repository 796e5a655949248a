"""What tickets do when time passes or something happens, also to many at once, or is answered elsewhere."""

from chalicelib.billing.events import DisputeEnded
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.platform.courier import Timer
from chalicelib.tickets import service
from chalicelib.tickets.events import CauseMoved, CauseNewsDue, FilesSent, QuestionSpared
from chalicelib.tickets.service import batching, checking, retiming, storing, undoing


def note_dispute_answer(event: DisputeEnded, _envelope: Envelope) -> None:
    """What staff answered to a dispute stands in its complaint's conversation too."""
    service.note_dispute_answer(event.account_id, event.ticket)


def spread(event: CauseMoved, _envelope: Envelope) -> None:
    """All whose tickets are bound to the cause shall hear of it, a few at a time."""
    service.causes.spread(event.cause_id, event.step)


def tell_few(event: CauseNewsDue, _envelope: Envelope) -> None:
    """These tickets hear of it."""
    service.causes.tell_few(event.cause_id, event.step, event.numbers)


def check_files(event: FilesSent, _envelope: Envelope) -> None:
    """What came with an entry is looked at before anybody may fetch it."""
    service.check_files(event.number, event.entry_id, among_staff=event.among_staff)


def count_spared(_event: QuestionSpared, _envelope: Envelope) -> None:
    """One question less."""
    service.count_spared()


REACTIONS = (
    Reaction(DisputeEnded, "tickets.note_dispute_answer", note_dispute_answer),
    Reaction(CauseMoved, "tickets.cause.spread", spread),
    Reaction(CauseNewsDue, "tickets.cause.tell_few", tell_few),
    Reaction(FilesSent, "tickets.files.check", check_files, queue="documents"),
    Reaction(QuestionSpared, "tickets.count_spared", count_spared),
)
TIMERS = (
    Timer(storing.TIMER, service.look_again, queue="escalations"),
    Timer(retiming.TIMER, service.retime_page, queue="escalations"),
    Timer(checking.TIMER, lambda ref, _envelope: service.check_files_again(ref), queue="documents"),
    Timer(batching.TIMER, undoing.tell, queue="escalations"),
)
