"""How mails about disputes of invoices read. Pure."""

from chalicelib.kernel.letters import Block, Button, Letter, Paragraph, Quote
from chalicelib.notifications.letters.billing import compose
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import disputes as n


@compose.register
def _received(news: n.DisputeReceived, reader: Reader) -> Letter:
    rest = Paragraph(reader.text("dispute_received.rest"))
    promise = reader.text("no_promise")
    if news.answer_by:
        promise = reader.text("promise", at=reader.moment(news.answer_by))
    return _letter(news, reader, rest, Paragraph(promise), Quote(reader.text("you_said"), news.text))


@compose.register
def _upheld(news: n.DisputeUpheld, reader: Reader) -> Letter:
    note: tuple[Block, ...] = ()
    if news.credit_note:
        note = (Paragraph(reader.text("dispute_upheld.note", note=news.credit_note)),)
    return _letter(news, reader, *note, Quote(reader.text("reason"), news.reason))


@compose.register
def _declined(news: n.DisputeDeclined, reader: Reader) -> Letter:
    after = Paragraph(reader.text("dispute_declined.after"))
    return _letter(news, reader, Quote(reader.text("reason"), news.reason), after)


@compose.register
def _withdrawn(news: n.DisputeWithdrawn, reader: Reader) -> Letter:
    return _letter(news, reader)


def _letter(news: n.DisputeNews, reader: Reader, *blocks: Block) -> Letter:
    about = news.dispute
    which = reader.text("dispute.line", number=about.invoice, name=about.name)
    if not about.name:
        which = reader.text("dispute.whole", number=about.invoice)
    body = reader.text(f"{news.kind}.body", amount=reader.money(about.amount, about.currency), which=which)
    return Letter(
        language=reader.language,
        preheader=body,
        heading=reader.text(f"{news.kind}.heading"),
        blocks=(Paragraph(body), *blocks),
        button=Button(reader.text("button.dispute"), reader.site_url + news.link),
        small_print=(reader.text("why.billing"), reader.text("no_reply")),
    )
