"""What billing does when something happens, here or elsewhere."""

from chalicelib.billing import service
from chalicelib.billing.events import (
    BankFileReceived,
    BankPartRead,
    BankPostingAsked,
    CreditAllocated,
    CreditNoteIssued,
    CreditUseSet,
    InterestCharged,
    InvoiceIssued,
    PaymentPosted,
)
from chalicelib.billing.service import bank
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.platform.courier import Timer
from chalicelib.tickets.events import TicketClosed

_BANK = "documents"  # its function has what reads bank files, and time for a part of one, or for a long ledger


def release_dispute(event: TicketClosed, _envelope: Envelope) -> None:
    """A complaint that is over holds nothing any more; most tickets are about no invoice."""
    service.release_dispute(event.account_id, event.number)


def use_credit(event: InvoiceIssued | InterestCharged | CreditUseSet | CreditNoteIssued, _envelope: Envelope) -> None:
    """Where the customer agreed, credit that is left settles what is owed."""
    service.use_credit(event.account_id)


def charge_interest(event: PaymentPosted | CreditAllocated, _envelope: Envelope) -> None:
    """An invoice that is paid now may have been paid late."""
    service.charge_interest(event.account_id, event.number)


def read_bank_file(event: BankFileReceived, _envelope: Envelope) -> None:
    """An uploaded file is read."""
    bank.read(event.file_id)


def match_bank_lines(event: BankPartRead, _envelope: Envelope) -> None:
    """Its lines look for whose they are."""
    bank.match(event.file_id, event.part)


def post_bank_lines(event: BankPostingAsked, envelope: Envelope) -> None:
    """Those whose match is sure are posted, in the name of who asked for it."""
    bank.post_part(event.file_id, event.part, envelope.actor)


REACTIONS = (
    Reaction(TicketClosed, "billing.release_dispute", release_dispute),
    Reaction(InvoiceIssued, "billing.use_credit_on_invoice", use_credit),
    Reaction(InterestCharged, "billing.use_credit_on_interest", use_credit),
    Reaction(CreditUseSet, "billing.use_credit_from_now_on", use_credit),
    Reaction(CreditNoteIssued, "billing.use_credit_of_note", use_credit),
    Reaction(PaymentPosted, "billing.charge_interest", charge_interest),
    Reaction(CreditAllocated, "billing.charge_interest_of_credit", charge_interest),
    Reaction(BankFileReceived, "billing.read_bank_file", read_bank_file, _BANK),
    Reaction(BankPartRead, "billing.match_bank_lines", match_bank_lines, _BANK),
    Reaction(BankPostingAsked, "billing.post_bank_lines", post_bank_lines, _BANK),
)
TIMERS = (Timer("billing.remind", service.remind), Timer("billing.verify", service.check_ledgers, _BANK))
