"""How mails about orders read. Pure."""

from collections.abc import Callable
from functools import singledispatch

from chalicelib.kernel.letters import Amount, Bill, Block, Button, Heading, Letter, Link, Pairs, Paragraph, Quote
from chalicelib.notifications.letters import order_steps
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news.order_steps import OrderStep
from chalicelib.notifications.news.orders import (
    NewOrder,
    OrderAccepted,
    OrderCancelled,
    OrderFacts,
    OrderLine,
    OrderNews,
    OrderPlaced,
)

When = Callable[[OrderLine, Reader], str]


@singledispatch
def compose(news: OrderNews, reader: Reader) -> Letter:  # noqa: ARG001  (the ones below read it)
    """The letter for any news about an order."""
    raise TypeError(f"nobody wrote how {news.kind} reads")


@compose.register
def _placed(news: OrderPlaced, reader: Reader) -> Letter:
    order = news.order
    total = reader.money(order.total, order.currency)
    return letter(
        news,
        reader,
        reader.text("order_placed.preheader", n=len(order.lines), total=total),
        Paragraph(reader.text("order_placed.body", number=order.number, at=reader.moment(order.placed_at))),
        bill(order, reader, "bill.caption", _arrival),
        *_note(reader.text("label.own_note"), order),
        _delivery(order, reader, promise="label.planned"),
        *_terms(order.terms_version, reader),
        Heading(reader.text("next")),
        Paragraph(_next(order, reader)),
        Paragraph(reader.text("order_placed.wrong")),
    )


def _next(order: OrderFacts, reader: Reader) -> str:
    if order.handled_from is None:
        return reader.text("order_placed.next")
    return reader.text("order_placed.next_later", opens=reader.moment(order.handled_from))


@compose.register
def _accepted(news: OrderAccepted, reader: Reader) -> Letter:
    order = news.order
    promise = reader.text("order_accepted.promised", day=reader.weekday(order.promised_on))
    return letter(
        news,
        reader,
        promise,
        Paragraph(reader.text("order_accepted.body", number=order.number)),
        Paragraph(promise),
        bill(order, reader, "bill.caption", _promise),
        _delivery(order, reader, promise=None),
    )


@compose.register
def _cancelled(news: OrderCancelled, reader: Reader) -> Letter:
    order = news.order
    who = "by_you" if news.by_customer else "by_us"
    body = reader.text(f"order_cancelled.{who}", number=order.number)
    reason: tuple[Block, ...] = (Quote(reader.text("reason"), news.reason),) if news.reason else ()
    return letter(
        news,
        reader,
        body,
        Paragraph(body),
        *reason,
        Paragraph(reader.text("order_cancelled.after")),
        bill(order, reader, "bill.caption"),
    )


@compose.register
def _new(news: NewOrder, reader: Reader) -> Letter:
    order = news.order
    body = reader.text(
        "staff_order_placed.body", who=who(order), number=order.number, at=reader.moment(order.placed_at)
    )
    return letter(
        news,
        reader,
        body,
        Paragraph(body),
        *_note(reader.text("label.note", name=order.placed_by), order),
        bill(order, reader, "bill.caption_staff", _arrival),
        _delivery(order, reader, promise="label.planned"),
    )


@compose.register
def _step(news: OrderStep, reader: Reader) -> Letter:
    return order_steps.compose(news, reader)


def who(order: OrderFacts) -> str:
    """Who ordered, and for whom."""
    return order.placed_by if order.account == order.placed_by else f"{order.placed_by}, {order.account}"


def subject(news: OrderNews, reader: Reader) -> str:
    """The mail's subject, without the number."""
    facts = {**news.title_facts, "total": reader.money(news.order.total, news.order.currency)}
    return reader.text(f"{news.kind}.subject", **facts)


def letter(news: OrderNews, reader: Reader, preheader: str, *blocks: Block) -> Letter:
    """What every letter about an order has around its own blocks."""
    why = reader.text("why.staff" if news.to_staff else "why.order")
    return Letter(
        language=reader.language,
        preheader=preheader,
        heading=reader.text(f"{news.kind}.heading"),
        blocks=blocks,
        button=Button(reader.text("button.order"), reader.site_url + news.link),
        small_print=(why, reader.text("no_reply"), reader.text("times", city=reader.city)),
    )


def bill(order: OrderFacts, reader: Reader, caption: str, when: When | None = None) -> Bill:
    """The lines of the order, what is charged beside them, and what all comes to; `when` words by when a line comes."""

    def money(amount: int) -> str:
        return reader.money(amount, order.currency)

    vat = [
        Amount(reader.text("bill.vat", rate=reader.rate(group.rate), net=money(group.net)), money(group.vat))
        for group in order.vat
    ]
    return Bill(
        caption=reader.text(caption),
        lines=(
            *(
                Amount(
                    line.name, money(line.net), detail=_detail(line, order, reader), below=_below(line, reader, when)
                )
                for line in order.lines
            ),
            *(
                Amount(charge.name, money(charge.net), detail=reader.vat_rate(charge.vat_rate))
                for charge in order.charges
            ),
        ),
        sums=(Amount(reader.text("bill.net"), money(order.net)), *vat),
        total=Amount(reader.text("bill.total"), money(order.total)),
    )


def _detail(line: OrderLine, order: OrderFacts, reader: Reader) -> str:
    return f"{line.sku} · {reader.part(line, order.currency)}"


def _below(line: OrderLine, reader: Reader, when: When | None) -> tuple[str, ...]:
    """By when it comes, and what the customer said of it."""
    said = reader.text("label.line_note", note=line.note) if line.note else ""
    return tuple(text for text in (when(line, reader) if when else "", said) if text)


def _arrival(line: OrderLine, reader: Reader) -> str:
    """By when it should come, and why not sooner."""
    if line.expected_on is not None and line.promised_on is not None:
        dates = {"expected": reader.unbroken(line.expected_on), "date": reader.unbroken(line.promised_on)}
        return _begun(reader.shown("selling.line_expected", **dates))
    return _by(line, reader, "orders.line_by" if line.from_stock else "orders.line_made_by")


def _promise(line: OrderLine, reader: Reader) -> str:
    return _by(line, reader, "orders.line_by")


def _by(line: OrderLine, reader: Reader, key: str) -> str:
    return _begun(reader.shown(key, date=reader.unbroken(line.promised_on))) if line.promised_on else ""


def _begun(text: str) -> str:
    """On a line of its own it begins like a sentence."""
    return text[:1].upper() + text[1:]


def _note(said: str, order: OrderFacts) -> tuple[Block, ...]:
    """What the customer said of the whole order."""
    return (Quote(said, order.note),) if order.note else ()


def _delivery(order: OrderFacts, reader: Reader, *, promise: str | None) -> Pairs:
    rows = [
        (reader.text("label.number"), order.number),
        (reader.text("label.reference"), order.reference or ""),
        (reader.text(promise), reader.weekday(order.promised_on)) if promise else ("", ""),
        *_addresses(order, reader),
        (reader.text("label.way"), order.way),
        (reader.text("label.payment"), _payment(order, reader)),
    ]
    return Pairs(tuple((name, value) for name, value in rows if value))


def _addresses(order: OrderFacts, reader: Reader) -> list[tuple[str, str]]:
    """Where it goes, and where its invoice does: told as one where they are the same."""
    to, invoice = (
        ", ".join((*one.lines, reader.country(one.country))) for one in (order.address, order.invoice_address)
    )
    if to == invoice:
        return [(reader.text("label.both_addresses"), to)]
    return [(reader.text("label.address"), to), (reader.text("label.invoice_address"), invoice)]


def _payment(order: OrderFacts, reader: Reader) -> str:
    if order.payment_days is None:
        return reader.text("payment.invoice")
    return reader.text("payment.invoice_days", n=order.payment_days)


def _terms(version: str, reader: Reader) -> tuple[Block, ...]:
    """Where the terms can be read that the order was placed under."""
    link = f"{reader.site_url}/{reader.language}/terms/{version}/"
    return (Link(reader.text("terms", version=version), link),) if version else ()
