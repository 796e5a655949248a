"""The contact form: what is written is on record at once, and becomes a ticket when its address is confirmed.

The mail says nothing of what was written, for anybody can write anything in anybody's name. Whoever follows its link
sees it, and confirms by pressing a button: programs that only follow links confirm nothing. The confirmation is what
proves the address; where it is a customer's, the ticket is the customer's own.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.accounts import service as accounts
from chalicelib.guests.events import InquiryWritten
from chalicelib.guests.models import Inquiry
from chalicelib.guests.rules import work
from chalicelib.guests.schemas import InquiryView, WriteToUs
from chalicelib.kernel import clock, codes
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox, rate_limit, vendor
from chalicelib.tickets import service as tickets

KEEP = timedelta(days=7)
MAILS_AN_HOUR = 5  # to one mail address
WRITTEN_AN_HOUR = 60  # from one internet address
ABOUT_ORDER_AN_HOUR = 20  # about one order, by whomever
_HOUR = timedelta(hours=1)
_TOKEN = re.compile(r"(inq_[0-9A-Z]{26})\.([A-Za-z0-9_-]{22})")


class InquiryNotFound(NotFound):
    """No such message waits: the link is altered, or its time is over."""


class WrittenBefore(Conflict):
    """This very message was sent before."""


class _ConfirmedBefore(Conflict):
    """It is a ticket already."""


@dataclass(frozen=True, slots=True)
class InquiryMail:
    """To whom the mail with the link goes. `token` is for them alone."""

    to: accounts.Contact
    token: str


def write(request: WriteToUs, key: IdempotencyKey, internet_address: str) -> str:
    """Keeps what was written, sees to it that a mail goes to the address, and returns the address.

    Raises WorkNotDone and Slower. What only a program fills in is answered as everything is, and not kept.
    """
    now, own = clock.now(), _own(key, request)
    work.ensure(work.Work(request.work.at, request.work.count), request.email, key.key, now)
    _ensure_not_too_much(request, internet_address)
    if request.website:
        return request.email
    inquiry = _inquiry(request, own, now)
    try:
        with db.transaction() as tx:
            tx.create(inquiry, otherwise=WrittenBefore("This was sent before."))
            outbox.add(tx, InquiryWritten(inquiry_id=inquiry.inquiry_id))
    except WrittenBefore as before:
        first = before.found
        own.ensure_same(first.body_hash if isinstance(first, Inquiry) else "")
    return request.email


def inquiry_mail(inquiry_id: str) -> InquiryMail | None:
    """The mail that asks for confirmation; None when it is confirmed or gone."""
    found = db.find(Inquiry, Inquiry.key(inquiry_id), "INQUIRY")
    if found is None or found.ticket:
        return None
    whoever = accounts.Contact(inquiry_id, "", found.email, found.language, vendor.calendar().zone, staff=False)
    return InquiryMail(whoever, f"{inquiry_id}.{found.secret}")


def show(token: str) -> InquiryView:
    """What was written, to whoever has the mailed link. Raises InquiryNotFound."""
    return _view(_find(token))


def confirm(token: str) -> InquiryView:
    """It becomes a ticket, once. Raises InquiryNotFound."""
    inquiry = _find(token)
    if inquiry.ticket:
        return _view(inquiry)
    once = IdempotencyKey("inquiry", inquiry.inquiry_id, inquiry.body_hash)
    try:
        with db.transaction() as tx:
            inquiry.ticket = tickets.open_written(tx, _written(inquiry), once)
            waits = Inquiry.secret.exists() & Inquiry.ticket.does_not_exist()
            confirmed = [Inquiry.ticket.set(inquiry.ticket)]
            tx.update(Inquiry(inquiry.pk), confirmed, condition=waits, otherwise=_ConfirmedBefore("It is confirmed."))
    except (_ConfirmedBefore, tickets.TicketOpenedBefore):
        inquiry = _find(token)
    return _view(inquiry)


def _ensure_not_too_much(request: WriteToUs, internet_address: str) -> None:
    rate_limit.allow(f"inquiries from {internet_address}", most=WRITTEN_AN_HOUR, window=_HOUR)
    rate_limit.allow(f"inquiries of {request.email.lower()}", most=MAILS_AN_HOUR, window=_HOUR)
    if request.order_number:
        about = request.order_number.casefold()
        rate_limit.allow(f"inquiries about {about}", most=ABOUT_ORDER_AN_HOUR, window=_HOUR)


def _own(key: IdempotencyKey, request: WriteToUs) -> IdempotencyKey:
    """Within their address, and of what was said: it may come again with other work, after the first was too old."""
    return key.of(request.email.lower()).saying(request.model_dump_json(exclude={"work"}))


def _inquiry(request: WriteToUs, key: IdempotencyKey, now: datetime) -> Inquiry:
    inquiry_id = key.derive("inq")
    return Inquiry(
        Inquiry.key(inquiry_id),
        "INQUIRY",
        inquiry_id=inquiry_id,
        secret=codes.link_secret(),
        name=request.name,
        email=request.email,
        kind=request.kind,
        text=request.text,
        order_number=request.order_number or None,
        language=request.language,
        written_at=clock.stamp(now),
        body_hash=key.body_hash,
        expires_at=int((now + KEEP).timestamp()),
    )


def _find(token: str) -> Inquiry:
    parts = _TOKEN.fullmatch(token)
    found = db.find(Inquiry, Inquiry.key(parts[1]), "INQUIRY") if parts else None
    is_right = parts and found and hmac.compare_digest(found.secret, parts[2])
    if found is None or not is_right or found.expires_at <= clock.now().timestamp():
        raise InquiryNotFound("This link is not good, or no longer. Please write to us again.")
    return found


def _written(inquiry: Inquiry) -> tickets.Written:
    return tickets.Written(
        kind=inquiry.kind,
        text=inquiry.text,
        name=inquiry.name,
        address=inquiry.email,
        language=inquiry.language,
        order_number=inquiry.order_number or "",
    )


def _view(inquiry: Inquiry) -> InquiryView:
    names = ("name", "email", "kind", "text", "order_number", "written_at", "ticket")
    shown = {name: getattr(inquiry, name) for name in names}
    member = accounts.member_of(inquiry.email) if inquiry.ticket else None
    return InquiryView.model_validate({**shown, "is_customers": bool(member and not member.staff)})
