"""How mails to guests read. Pure."""

from functools import singledispatch

from chalicelib.kernel.letters import Block, Button, Letter, Paragraph, Secret
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import guests as n


@singledispatch
def compose(news: n.GuestNews, reader: Reader) -> Letter:  # noqa: ARG001  (the ones below read it)
    """The letter for any news that goes to a guest."""
    raise TypeError(f"nobody wrote how {news.kind} reads")


@compose.register
def _to_confirm(news: n.InquiryToConfirm, reader: Reader) -> Letter:
    """It says nothing of what was written, which may be anybody's words."""
    body = reader.text("inquiry_to_confirm.body")
    return _letter(news, reader, body, Paragraph(body), Paragraph(reader.text("inquiry_to_confirm.valid")))


@compose.register
def _code(news: n.LookUpCode, reader: Reader) -> Letter:
    body = reader.text("look_up_code.body", number=news.of)
    secret = Secret(reader.text("sign_up_code.code"), news.code)
    after = (Paragraph(reader.text(key)) for key in ("look_up_code.valid", "sign_up_code.never_ask"))
    return _letter(news, reader, body, Paragraph(body), secret, *after)


def _letter(news: n.GuestNews, reader: Reader, preheader: str, *blocks: Block) -> Letter:
    return Letter(
        language=reader.language,
        preheader=preheader,
        heading=reader.text(f"{news.kind}.heading"),
        blocks=blocks,
        button=Button(reader.text(f"button.{news.kind}"), reader.site_url + news.mail_link),
        small_print=(reader.text(f"{news.kind}.ignore"), reader.text("no_reply")),
    )
