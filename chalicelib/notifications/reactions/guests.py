"""Who is told about what guests do: the address itself, whosever it is."""

from chalicelib.guests import service as guests
from chalicelib.guests.events import InquiryWritten, LookUpAsked
from chalicelib.guests.service import looking_up
from chalicelib.kernel import i18n
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import guests as news


def ask_to_confirm(event: InquiryWritten, envelope: Envelope) -> None:
    """The link by which its owner confirms what was written; nothing when that is done or gone."""
    if mail := guests.inquiry_mail(event.inquiry_id):
        told = news.InquiryToConfirm(i18n.known(mail.to.language), mail.token)
        service.notify(envelope, [mail.to], told)


def send_code(event: LookUpAsked, envelope: Envelope) -> None:
    """The code, to whoever has the thing; nothing to anybody else."""
    if mail := looking_up.code_mail(event.look_up_id):
        told = news.LookUpCode(i18n.known(mail.to.language), mail.number, mail.code)
        service.notify(envelope, [mail.to], told)


REACTIONS = (
    Reaction(InquiryWritten, "notifications.inquiry.written", ask_to_confirm, queue="notifications"),
    Reaction(LookUpAsked, "notifications.look_up.asked", send_code, queue="notifications"),
)
