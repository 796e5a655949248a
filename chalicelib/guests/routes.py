"""HTTP for guests: anybody writes to us without signing in, or looks up one thing by its number and a mailed code.

What is open is read by a token in the body: addresses stand in logs.
"""

from chalicelib.guests import service
from chalicelib.guests.schemas import (
    AnswerOpened,
    AskLookUp,
    ConfirmLookUp,
    EarlierOpened,
    FileOpened,
    InquiryView,
    LookUpView,
    OpenedView,
    Opening,
    WriteToUs,
    WrittenView,
)
from chalicelib.guests.service import looking_up
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.orders.service import OrderView
from chalicelib.orders.service.returning import ReturnView
from chalicelib.orders.service.withdrawing import WithdrawalView
from chalicelib.platform.http import Api, Audience
from chalicelib.tickets.service import Entries, FileLink, TicketChange, TicketView

public = Api(__name__, audience=Audience.PUBLIC)


@public.post("/inquiries", status=202)
def write_to_us(address: str, body: WriteToUs, key: IdempotencyKey) -> WrittenView:
    """Ask or tell us something. It reaches us once the link is followed that goes to the address by mail."""
    return WrittenView(email=service.write(body, key, address), days=service.KEEP.days)


@public.get("/inquiries/{token}")
def show_inquiry(token: str) -> InquiryView:
    """What was written, for whoever has the mailed link."""
    return service.show(token)


@public.post("/inquiries/{token}/confirmations")
def confirm_inquiry(token: str) -> InquiryView:
    """Say that the address is yours and what was written too: it becomes a ticket. Repeating it changes nothing."""
    return service.confirm(token)


@public.post("/look-ups", status=202)
def ask_look_up(address: str, body: AskLookUp, key: IdempotencyKey) -> LookUpView:
    """Ask for a code to see one thing. It comes by mail, if the number and the address belong together."""
    return LookUpView(email=looking_up.ask(body, key, address))


@public.post("/look-ups/confirmations")
def confirm_look_up(address: str, body: ConfirmLookUp) -> OpenedView:
    """Open the thing by the mailed code."""
    return looking_up.confirm(body, address)


@public.post("/look-ups/order")
def show_opened_order(body: Opening) -> OrderView:
    """The order that is open."""
    return looking_up.order(body.token)


@public.post("/look-ups/ticket")
def show_opened_ticket(body: Opening) -> TicketView:
    """The ticket that is open."""
    return looking_up.ticket(body.token)


@public.post("/look-ups/ticket/earlier")
def list_opened_entries(body: EarlierOpened) -> Entries:
    """Further back in the conversation of the ticket that is open, newest first."""
    return looking_up.earlier(body.token, body.cursor)


@public.post("/look-ups/ticket/files")
def fetch_opened_file(body: FileOpened) -> FileLink:
    """A link to a file that came with one of its messages."""
    return looking_up.link(body.token, body.file_id)


@public.post("/look-ups/return")
def show_opened_return(body: Opening) -> ReturnView:
    """The return that is open."""
    return looking_up.returned(body.token)


@public.post("/look-ups/withdrawal")
def show_opened_withdrawal(body: Opening) -> WithdrawalView:
    """The withdrawal that is open."""
    return looking_up.withdrawal(body.token)


@public.post("/look-ups/ticket/messages", status=201)
def answer_opened_ticket(body: AnswerOpened, key: IdempotencyKey) -> TicketChange:
    """Add to the conversation of the ticket that is open."""
    return looking_up.answer(body.token, body.text, key)
