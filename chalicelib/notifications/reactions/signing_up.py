"""Who is told about sign-ups: the address itself, whosever it is."""

from chalicelib.accounts.events import SignUpAsked
from chalicelib.accounts.service import signing_up
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import signing_up as news


def tell(event: SignUpAsked, envelope: Envelope) -> None:
    """The code, or that there is an account already."""
    if answer := signing_up.answer(event.sign_up_id, envelope.event_id):
        told = news.SignUpCode(answer.code) if answer.code else news.AddressKnown()
        service.notify(envelope, [answer.to], told)


REACTIONS = (Reaction(SignUpAsked, "notifications.sign_up.asked", tell, queue="notifications"),)
