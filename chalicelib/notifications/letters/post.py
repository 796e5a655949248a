"""How a mail reads that says why a mail could not be taken. Pure."""

from chalicelib.kernel.letters import Button, Letter, Paragraph
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news.post import MailRefused

_WORDED = {"too_big", "empty", "staff_without_ticket"}


def compose(news: MailRefused, reader: Reader) -> Letter:
    """What was wrong with it, and another way."""
    reason = reader.text(f"post.{news.reason if news.reason in _WORDED else 'too_much'}")
    return Letter(
        language=reader.language,
        preheader=reason,
        heading=reader.text("post.heading"),
        blocks=(
            Paragraph(reader.text("post.body", subject=news.about)),
            Paragraph(reason),
            Paragraph(reader.text("post.instead")),
        ),
        button=Button(reader.text("post.button"), reader.site_url + news.link),
        small_print=(reader.text("post.why"), reader.text("no_reply")),
    )
