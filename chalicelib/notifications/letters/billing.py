"""How mails about money read. Pure."""

from functools import singledispatch

from chalicelib.kernel import i18n
from chalicelib.kernel.letters import Amount, Bill, Block, Button, Letter, Pairs, Paragraph, Quote
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import billing as n
from chalicelib.notifications.news.orders import OrderLine


@singledispatch
def compose(news: n.BillingNews, reader: Reader) -> Letter:  # noqa: ARG001  (the ones below read it)
    """The letter for any news about money."""
    raise TypeError(f"nobody wrote how {news.kind} reads")


@compose.register
def _issued(news: n.InvoiceIssued, reader: Reader) -> Letter:
    invoice = news.invoice
    body = reader.text("invoice_issued.body", number=invoice.number, order=invoice.order or "")
    return _letter(news, reader, body, Paragraph(body), _bill(invoice, reader), _to_pay(invoice, reader))


@compose.register
def _interest(news: n.InterestCharged, reader: Reader) -> Letter:
    charged = news.invoice
    body = reader.text("interest_charged.body", invoice=charged.names or "", rate=reader.rate(news.rate))
    rows = [
        (_how_late(one, charged.currency, reader), reader.money(one.interest, charged.currency)) for one in news.late
    ]
    law = Paragraph(i18n.text("interest.law", reader.language))
    return _letter(news, reader, body, Paragraph(body), _pairs(*rows), law, _to_pay(charged, reader))


def _how_late(part: n.Late, currency: str, reader: Reader) -> str:
    return reader.text("interest_charged.part", n=part.days, amount=reader.money(part.amount, currency))


def _to_pay(invoice: n.InvoiceFacts, reader: Reader) -> Pairs:
    return _pairs(
        (reader.text("label.to_pay"), reader.money(invoice.open, invoice.currency)),
        (reader.text("label.due"), reader.weekday(invoice.due) if invoice.due else ""),
        (reader.text("label.payment_reference"), invoice.reference or ""),
    )


@compose.register
def _credited(news: n.CreditNoteIssued, reader: Reader) -> Letter:
    note = news.invoice
    body = reader.text("credit_note_issued.alone", number=note.number)
    if note.names:
        body = reader.text("credit_note_issued.body", number=note.number, invoice=note.names)
    left: tuple[Block, ...] = ()
    if note.reason:
        left = (Quote(reader.text("reason"), note.reason),)
    if note.open:
        amount = reader.money(note.open, note.currency)
        left = (*left, Paragraph(reader.text("credit_note_issued.left", amount=amount)))
    return _letter(news, reader, body, Paragraph(body), *left, _bill(note, reader))


@compose.register
def _posted(news: n.PaymentPosted, reader: Reader) -> Letter:
    paid = news.payment
    amount = reader.money(paid.amount, paid.currency)
    body = reader.text("payment_posted.body", amount=amount, day=reader.weekday(paid.received))
    rows = [
        (reader.text("label.to_invoice", number=number), reader.money(part, paid.currency))
        for number, part in paid.parts
    ]
    if paid.open:
        rows.append((reader.text("label.not_allocated"), reader.money(paid.open, paid.currency)))
    return _letter(news, reader, body, Paragraph(body), _pairs(*rows), button="button.payment")


@compose.register
def _undone(news: n.AllocationUndone, reader: Reader) -> Letter:
    invoice = news.invoice
    amount = reader.money(news.undone, invoice.currency)
    body = reader.text("allocation_undone.body", amount=amount, number=invoice.number)
    rows = ((reader.text("label.to_pay"), reader.money(invoice.open, invoice.currency)),)
    reason = Quote(reader.text("reason"), news.reason)
    return _letter(news, reader, body, Paragraph(body), reason, _pairs(*rows))


@compose.register
def _written_off(news: n.DebtWrittenOff, reader: Reader) -> Letter:
    invoice = news.invoice
    amount = reader.money(news.written_off, invoice.currency)
    body = reader.text("debt_written_off.body", amount=amount, number=invoice.number)
    left: Block = Paragraph(reader.text("debt_written_off.nothing_left"))
    if invoice.open:
        left = _pairs((reader.text("label.to_pay"), reader.money(invoice.open, invoice.currency)))
    return _letter(news, reader, body, Paragraph(body), Quote(reader.text("reason"), news.reason), left)


def subject(news: n.BillingNews, reader: Reader) -> str:
    """The mail's subject, without the number."""
    amount = reader.money(**news.amount) if news.amount else ""
    return reader.text(f"{news.kind}.subject", amount=amount)


def _pairs(*rows: tuple[str, str]) -> Pairs:
    return Pairs(tuple((name, value) for name, value in rows if value))


def _bill(invoice: n.InvoiceFacts, reader: Reader) -> Bill:
    def money(amount: int) -> str:
        return reader.money(amount, invoice.currency)

    vat = [
        Amount(reader.text("bill.vat", rate=reader.rate(group.rate), net=money(group.net)), money(group.vat))
        for group in invoice.vat
    ]
    return Bill(
        caption=reader.text("bill.caption_invoice"),
        lines=tuple(
            Amount(line.name, money(line.net), detail=_detail(line, invoice.currency, reader)) for line in invoice.lines
        ),
        sums=(Amount(reader.text("bill.net"), money(invoice.net)), *vat),
        total=Amount(reader.text("bill.total"), money(invoice.total)),
    )


def _detail(line: OrderLine, currency: str, reader: Reader) -> str:
    """Where only the price changed there is no quantity."""
    return reader.part(line, currency) if line.quantity else reader.vat_rate(line.vat_rate)


def _letter(
    news: n.BillingNews, reader: Reader, preheader: str, *blocks: Block, button: str = "button.invoice"
) -> Letter:
    return Letter(
        language=reader.language,
        preheader=preheader,
        heading=reader.text(f"{news.kind}.heading"),
        blocks=blocks,
        button=Button(reader.text(button), reader.site_url + news.link),
        small_print=(reader.text("why.billing"), reader.text("no_reply")),
    )
