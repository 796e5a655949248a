"""From news to the mail that tells it to one member."""

from chalicelib.accounts.service import Contact
from chalicelib.kernel import i18n
from chalicelib.notifications import letters
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import News
from chalicelib.platform import typesetting
from chalicelib.platform.email import Mail
from chalicelib.platform.settings import settings


def render(news: News, contact: Contact, reference: str) -> Mail:
    """The mail in the contact's language and time zone. `reference` is the event that it tells of."""
    portal = settings()
    reader = Reader(i18n.known(contact.language), contact.time_zone, portal.vendor, portal.site_url)
    letter = letters.compose(news, reader)
    return Mail(
        to_name=contact.name,
        to_address=contact.email,
        language=reader.language,
        subject=letters.subject(news, reader),
        text=typesetting.as_text(letter),
        html=typesetting.as_html(letter),
        reference=reference,
        enclosures=letter.enclosures,
    )
