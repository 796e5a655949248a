"""How the answer to a sign-up reads. Pure."""

from chalicelib.kernel.letters import Block, Button, Letter, Paragraph, Secret
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import signing_up as n


def compose(news: n.SignUpNews, reader: Reader) -> Letter:
    """The letter with the code, or the one that says that none is needed."""
    body = reader.text(f"{news.kind}.body")
    return Letter(
        language=reader.language,
        preheader=body,
        heading=reader.text(f"{news.kind}.heading"),
        blocks=(Paragraph(body), *_blocks(news, reader)),
        button=Button(reader.text(f"button.{news.kind}"), reader.site_url + news.link),
        small_print=(reader.text(f"{news.kind}.ignore"), reader.text("no_reply")),
    )


def _blocks(news: n.SignUpNews, reader: Reader) -> tuple[Block, ...]:
    if not isinstance(news, n.SignUpCode):
        return (Paragraph(reader.text("address_known.forgotten")),)
    valid = Paragraph(reader.text("sign_up_code.valid"))
    return Secret(reader.text("sign_up_code.code"), news.code), valid, Paragraph(reader.text("sign_up_code.never_ask"))
