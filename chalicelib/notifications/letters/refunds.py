"""How mails about refunds read. Pure."""

from chalicelib.kernel.letters import Block, Button, Letter, Pairs, Paragraph, Quote
from chalicelib.notifications.letters.billing import compose
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import refunds as n


@compose.register
def _on_its_way(news: n.RefundNews, reader: Reader) -> Letter:
    return _letter(news, reader)


@compose.register
def _failed(news: n.RefundFailed, reader: Reader) -> Letter:
    after = Paragraph(reader.text("refund_failed.after"))
    return _letter(news, reader, Quote(reader.text("reason"), news.reason), after)


@compose.register
def _declined(news: n.RefundDeclined, reader: Reader) -> Letter:
    return _letter(news, reader, Quote(reader.text("reason"), news.reason))


@compose.register
def _asked(news: n.RefundAsked, reader: Reader) -> Letter:
    words = (Quote(reader.text("said", name=news.refund.account), news.message),) if news.message else ()
    return _letter(news, reader, *words)


def _letter(news: n.RefundNews, reader: Reader, *blocks: Block) -> Letter:
    to_staff, facts = news.to_staff, news.refund
    body = reader.text(f"{news.kind}.body", amount=reader.money(**news.amount), name=facts.account)
    rows = (
        (reader.text("refund.amount"), reader.money(**news.amount)),
        (reader.text("refund.to"), reader.text("refund.ending", ending=facts.ending) if facts.ending else ""),
        (reader.text(f"refund.by_{news.kind}"), reader.weekday(facts.due)) if facts.due else ("", ""),
    )
    pairs = Pairs(tuple((name, value) for name, value in rows if value))
    return Letter(
        language=reader.language,
        preheader=body,
        heading=reader.text(f"{news.kind}.heading"),
        blocks=(Paragraph(body), *blocks, pairs),
        button=Button(reader.text("button.customer" if to_staff else "button.money"), reader.site_url + news.link),
        small_print=(reader.text("why.staff" if to_staff else "why.billing"), reader.text("no_reply")),
    )
