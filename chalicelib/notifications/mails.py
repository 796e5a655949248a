"""From news to the mail that tells it to one member."""

from chalicelib.accounts.service import Contact
from chalicelib.kernel import i18n
from chalicelib.notifications import order_letters, staff_letters, ticket_letters, wording
from chalicelib.notifications.news import News
from chalicelib.notifications.order_news import OrderNews
from chalicelib.notifications.staff_news import StaffTicketNews
from chalicelib.notifications.ticket_news import TicketNews
from chalicelib.notifications.wording import Reader
from chalicelib.platform import typesetting
from chalicelib.platform.email import Mail
from chalicelib.platform.letters import Letter


def render(news: News, contact: Contact, reference: str) -> Mail:
    """The mail in the contact's language and time zone. `reference` is the event that it tells of."""
    reader = Reader(i18n.known(contact.language), contact.time_zone)
    letter, subject = _letter(news, reader), _subject(news, reader)
    return Mail(
        to_name=contact.name,
        to_address=contact.email,
        language=reader.language,
        subject=f"[#{news.number}] {subject}",
        text=typesetting.as_text(letter),
        html=typesetting.as_html(letter),
        reference=reference,
    )


def _letter(news: News, reader: Reader) -> Letter:
    match news:
        case OrderNews():
            return order_letters.compose(news, reader)
        case StaffTicketNews():
            return staff_letters.compose(news, reader)
        case TicketNews():
            return ticket_letters.compose(news, reader)
    raise NotImplementedError(news.kind)


def _subject(news: News, reader: Reader) -> str:
    """Ticket mails bear the title of their notice; the number of an order stands in front already."""
    if isinstance(news, OrderNews):
        return order_letters.subject(news, reader)
    return wording.title(news.kind, news.title_facts, reader.language)
