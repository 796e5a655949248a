"""How mails about orders that go over the credit read. Pure."""

from chalicelib.kernel.letters import Block, Heading, Letter, Paragraph, Quote
from chalicelib.notifications.letters import orders
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news.order_approval import ApprovalNews


@orders.compose.register
def _approval(news: ApprovalNews, reader: Reader) -> Letter:
    order = news.order
    body = reader.text(
        f"{news.kind}.body",
        number=order.number,
        at=reader.moment(order.placed_at),
        who=orders.who(order),
        missing=reader.money(news.missing, order.currency),
        until=reader.moment(news.answer_by),
        ends=reader.moment(news.ends_at),
    )
    said: tuple[Block, ...] = (Quote(reader.text("reason"), news.reason),) if news.reason else ()
    bill = orders.bill(order, reader, "bill.caption_staff" if news.to_staff else "bill.caption")
    return orders.letter(news, reader, body, Paragraph(body), *said, *_next(news, reader), bill)


def _next(news: ApprovalNews, reader: Reader) -> tuple[Block, ...]:
    if news.to_staff:
        return ()
    return Heading(reader.text("next")), Paragraph(reader.text(f"{news.kind}.next"))
