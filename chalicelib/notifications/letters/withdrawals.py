"""How mails about withdrawals read. Pure."""

from functools import singledispatch

from chalicelib.kernel import i18n
from chalicelib.kernel.letters import Block, Button, Enclosure, Heading, Letter, Pairs, Paragraph, Quote
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import withdrawals as n


@singledispatch
def compose(news: n.WithdrawalNews, reader: Reader) -> Letter:  # noqa: ARG001  (the ones below read it)
    """The letter for any news about a withdrawal."""
    raise TypeError(f"nobody wrote how {news.kind} reads")


@compose.register
def _received(news: n.WithdrawalReceipt, reader: Reader) -> Letter:
    told = news.withdrawal
    body = reader.text("withdrawal_received.body", at=reader.moment(told.received_at), zone=reader.time_zone)
    facts = (
        (reader.text("label.withdrawal_number"), told.number),
        (reader.text("label.withdrawal_received"), f"{reader.moment(told.received_at)} ({reader.time_zone})"),
        (reader.text("label.sha256"), told.sha256),
    )
    name = reader.text("withdrawal_received.enclosure", number=told.number)
    return _letter(
        news,
        reader,
        body,
        Paragraph(body),
        Quote(reader.text("you_sent"), told.statement),
        Pairs(facts),
        Paragraph(reader.text("withdrawal_received.kept", file=name)),
        Heading(reader.text("next")),
        Paragraph(reader.text("withdrawal_received.next")),
        enclosures=(Enclosure(name, told.statement.encode()),),
    )


@compose.register
def _accepted(news: n.WithdrawalAccepted, reader: Reader) -> Letter:
    told = news.withdrawal
    body = reader.text("withdrawal_accepted.body", order=told.order or "")
    blocks: list[Block] = [Paragraph(body)]
    if told.cancelled:
        blocks += [Heading(reader.text("withdrawal_accepted.cancelled")), Pairs(_goods_of(told.cancelled, reader))]
    if told.back and told.send_back_by:
        to = ((reader.text("label.send_back_to"), told.send_back_to),) if told.send_back_to else ()
        by = (reader.text("label.send_back_by"), reader.day(told.send_back_by))
        blocks += [Heading(reader.text("withdrawal_accepted.back")), Pairs((*_goods_of(told.back, reader), by, *to))]
    paid = "withdrawal_accepted.paid_after" if told.back else "withdrawal_accepted.paid"
    blocks.append(Paragraph(reader.text(paid, day=reader.day(told.pay_back_by))))
    return _letter(news, reader, body, *blocks)


@compose.register
def _invalid(news: n.WithdrawalFoundInvalid, reader: Reader) -> Letter:
    body = reader.text("withdrawal_found_invalid.body", number=news.number)
    after = Paragraph(reader.text("withdrawal_found_invalid.after"))
    return _letter(news, reader, body, Paragraph(body), Quote(reader.text("reason"), news.reason), after)


@compose.register
def _goods(news: n.WithdrawalGoodsReceived, reader: Reader) -> Letter:
    body = reader.text("withdrawal_goods_received.body", order=news.withdrawal.order or "")
    return _letter(news, reader, body, Paragraph(body))


@compose.register
def _settled(news: n.WithdrawalSettled, reader: Reader) -> Letter:
    body = reader.text("withdrawal_settled.body", order=news.withdrawal.order or "")
    return _letter(news, reader, body, Paragraph(body))


@compose.register
def _waits(news: n.WithdrawalWaits, reader: Reader) -> Letter:
    told = news.withdrawal
    waits = "check" if told.order else "match"
    body = reader.text(f"staff_withdrawal_waits.{waits}", number=told.number, order=told.order or "")
    said = Quote(reader.text("said", name=told.name), told.statement)
    return _letter(news, reader, body, Paragraph(body), said)


def _goods_of(goods: tuple[n.Goods, ...], reader: Reader) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, i18n.quantity(one.quantity, one.decimals, one.unit, reader.language)) for one in goods)


def _letter(
    news: n.WithdrawalNews, reader: Reader, preheader: str, *blocks: Block, enclosures: tuple[Enclosure, ...] = ()
) -> Letter:
    why = reader.text("why.staff" if news.to_staff else "why.withdrawal")
    return Letter(
        language=reader.language,
        preheader=preheader,
        heading=reader.text(f"{news.kind}.heading"),
        blocks=blocks,
        button=Button(reader.text("button.withdrawal"), reader.site_url + news.link),
        small_print=(why, reader.text("no_reply"), reader.text("times", city=reader.city)),
        enclosures=enclosures,
    )
