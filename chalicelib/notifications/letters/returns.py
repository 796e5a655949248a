"""How mails about returns read: what happened, why, what it is about, and what to do. Pure."""

from chalicelib.kernel import i18n
from chalicelib.kernel.letters import Block, Button, Letter, Pairs, Paragraph, Quote
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news.returns import (
    ReturnApproved,
    ReturnDeclined,
    ReturnNews,
    ReturnRefused,
    ReturnToSend,
)


def compose(news: ReturnNews, reader: Reader) -> Letter:
    """The letter for any news about a return."""
    facts = {"number": news.number, "name": news.about.customer}
    body = reader.text(f"{news.kind}.body", **facts)
    is_no = isinstance(news, ReturnDeclined | ReturnRefused)
    whose = reader.text("reason") if is_no else reader.text("said", name=news.by or news.about.customer)
    said: tuple[Block, ...] = (Quote(whose, news.said),) if news.said else ()
    pairs = _pairs(news, reader)
    about: tuple[Block, ...] = (Pairs(pairs),) if pairs else ()
    after: tuple[Block, ...] = () if news.to_staff else (Paragraph(reader.text(f"{news.kind}.next")),)
    return Letter(
        language=reader.language,
        preheader=body,
        heading=reader.text(f"{news.kind}.heading", **facts),
        blocks=(Paragraph(body), *said, *about, *after),
        button=Button(reader.text("button.return"), reader.site_url + news.link),
        small_print=(
            reader.text("why.staff" if news.to_staff else "why.return"),
            reader.text("no_reply"),
            reader.text("times", city=reader.city),
        ),
    )


def _pairs(news: ReturnNews, reader: Reader) -> tuple[tuple[str, str], ...]:
    about = news.about
    goods = [(one.name, i18n.quantity(one.quantity, one.decimals, one.unit, reader.language)) for one in about.goods]
    money = [(reader.text("label.return_worth"), reader.money(*one)) for one in about.money]
    after = [(reader.text("label.return_order"), about.order)] if about.order else []
    after += [(reader.text("label.return_sent_by"), about.sent_by)] if about.sent_by else []
    return (*goods, *money, *after, *(_way(news, reader) if isinstance(news, ReturnApproved | ReturnToSend) else ()))


def _way(news: ReturnNews, reader: Reader) -> tuple[tuple[str, str], ...]:
    about = news.about
    rows = (
        (reader.text("label.return_number"), about.number),
        (reader.text("label.send_back_to"), about.send_to),
        (reader.text("label.send_back_by"), reader.day(about.send_by) if about.send_by else ""),
        (reader.text("label.return_expires"), reader.day(about.expires_at) if about.expires_at else ""),
    )
    return tuple((name, value) for name, value in rows if value)
