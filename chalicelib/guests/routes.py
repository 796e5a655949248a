"""HTTP for guests: anybody writes to us, without signing in."""

from chalicelib.guests import service
from chalicelib.guests.schemas import InquiryView, WriteToUs, WrittenView
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform.http import Api, Audience

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
