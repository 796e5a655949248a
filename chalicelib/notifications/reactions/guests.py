"""Who is told about what guests do: the address itself, whosever it is."""

from chalicelib.guests import service as guests
from chalicelib.guests.events import InquiryWritten
from chalicelib.kernel import i18n
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import guests as news


def ask_to_confirm(event: InquiryWritten, envelope: Envelope) -> None:
    """The link by which its owner confirms what was written; nothing when that is done or gone."""
    if mail := guests.inquiry_mail(event.inquiry_id):
        told = news.InquiryToConfirm(i18n.known(mail.to.language), mail.token)
        service.notify(envelope, [mail.to], told)


REACTIONS = (Reaction(InquiryWritten, "notifications.inquiry.written", ask_to_confirm, queue="notifications"),)
