"""How mails to guests read. Pure."""

from chalicelib.kernel.letters import Button, Letter, Paragraph
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import guests as n


def compose(news: n.InquiryToConfirm, reader: Reader) -> Letter:
    """The letter with the link. It says nothing of what was written, which may be anybody's words."""
    body = reader.text("inquiry_to_confirm.body")
    return Letter(
        language=reader.language,
        preheader=body,
        heading=reader.text("inquiry_to_confirm.heading"),
        blocks=(Paragraph(body), Paragraph(reader.text("inquiry_to_confirm.valid"))),
        button=Button(reader.text("button.inquiry_to_confirm"), reader.site_url + news.mail_link),
        small_print=(reader.text("inquiry_to_confirm.ignore"), reader.text("no_reply")),
    )
