"""From news to the mail that tells it to one member."""

from chalicelib.accounts.service import Contact
from chalicelib.kernel import i18n
from chalicelib.notifications import letters
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import News
from chalicelib.notifications.news.tickets import TicketNews
from chalicelib.platform import typesetting
from chalicelib.platform.email import Mail
from chalicelib.platform.settings import settings
from chalicelib.tickets import service as tickets


def render(news: News, contact: Contact, reference: str) -> Mail:
    """The mail in the contact's language and time zone. `reference` is the event that it tells of."""
    portal = settings()
    reader = Reader(i18n.known(contact.language), contact.time_zone, portal.vendor, portal.site_url)
    letter = letters.compose(news, reader)
    reply_to, answers = _answering(news, contact)
    return Mail(
        to_name=contact.name,
        to_address=contact.email,
        language=reader.language,
        subject=letters.subject(news, reader),
        text=typesetting.as_text(letter),
        html=typesetting.as_html(letter),
        reference=reference,
        enclosures=letter.enclosures,
        reply_to=reply_to,
        answers=answers,
    )


def _answering(news: News, contact: Contact) -> tuple[str, tuple[str, ...]]:
    """Where an answer to a mail about a ticket goes; and what programs need to show mails of one ticket together."""
    if not (isinstance(news, TicketNews) and news.ticket.by_mail):
        return "", ()
    root = f"{news.number.lower()}@{settings().mail_domain}"
    last = () if news.to_staff or not news.ticket.last_mail else (news.ticket.last_mail,)
    return tickets.reply_address(news.number, contact.member_id), (root, *last)
