"""How mails about an order on its way read: what happened, why, and the facts. Pure."""

from chalicelib.kernel.letters import Block, Button, Letter, Pairs, Paragraph, Quote
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news.order_steps import OrderStep, Part


def compose(news: OrderStep, reader: Reader) -> Letter:
    """The letter for any step: its own sentence, the reason in the words of who gave it, then what it is about."""
    facts = {
        "number": news.number,
        "name": news.by,
        "parcel": news.parcel.parcel if news.parcel else "",
        "total": reader.money(news.order.total, news.order.currency),
        "day": reader.weekday(news.order.promised_on),
        "until": reader.moment(news.answer_by) if news.answer_by else "",
    }
    body = reader.text(f"{news.kind}.body", **facts)
    said: tuple[Block, ...] = (Quote(_whose(news, reader), news.reason),) if news.reason else ()
    pairs = _pairs(news, reader)
    about: tuple[Block, ...] = (Pairs(pairs),) if pairs else ()
    return Letter(
        language=reader.language,
        preheader=body,
        heading=reader.text(f"{news.kind}.heading", **facts),
        blocks=(Paragraph(body), *said, *about),
        button=Button(reader.text("button.order"), reader.site_url + news.link),
        small_print=(
            reader.text("why.staff" if news.to_staff else "why.order"),
            reader.text("no_reply"),
            reader.text("times", city=reader.city),
        ),
    )


def _whose(news: OrderStep, reader: Reader) -> str:
    return reader.text("said", name=news.by) if news.to_staff else reader.text("reason")


def _pairs(news: OrderStep, reader: Reader) -> tuple[tuple[str, str], ...]:
    parcel = news.parcel
    difference = news.difference
    rows = [
        *((part.line.name, _part(part, reader)) for part in news.parts),
        (reader.text("label.carrier"), parcel.carrier if parcel else ""),
        (reader.text("label.tracking_number"), (parcel.tracking_number if parcel else "") or ""),
        (reader.text("label.tracking_url"), (parcel.tracking_url if parcel else "") or ""),
        (reader.text("label.difference"), reader.money(difference, news.order.currency) if difference else ""),
        (reader.text("label.answer_by"), reader.moment(news.answer_by) if news.answer_by else ""),
    ]
    return tuple((name, value) for name, value in rows if value)


def _part(part: Part, reader: Reader) -> str:
    if part.promised_on is not None:
        return reader.text("by_day", day=reader.weekday(part.promised_on))
    return reader.quantity(part.quantity or 0, part.line)
