"""Whoever sent a mail that could not be taken is told why, if they can be who they say."""

from chalicelib.accounts.service import Contact
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import post as news
from chalicelib.platform import vendor
from chalicelib.tickets import events
from chalicelib.tickets import service as tickets


def tell_sender(event: events.MailRefused, envelope: Envelope) -> None:
    """In the language of the mail, as far as it said one."""
    taken = tickets.taken_mail(event.mail_id)
    if taken is None or not taken.address:
        return
    contact = Contact(
        member_id=taken.mail_id,
        name=taken.name or "",
        email=taken.address,
        language=taken.language or "",
        time_zone=vendor.calendar().zone,
        staff=False,
    )
    service.notify(envelope, [contact], news.MailRefused(taken.subject or "…", event.reason))


REACTIONS = (Reaction(events.MailRefused, "notifications.mail.refused", tell_sender, queue="notifications"),)
