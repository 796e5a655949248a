"""How mails about debts that are due read. Pure."""

from chalicelib.kernel.letters import Block, Button, Letter, Pairs, Paragraph, Quote
from chalicelib.notifications.letters.billing import compose
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import reminders as n
from chalicelib.notifications.news.billing import BillingNews


@compose.register
def _reminder(news: n.Reminder, reader: Reader) -> Letter:
    rows = [
        (reader.text("reminder.line", number=line.number, day=reader.weekday(line.on)), _money(line, news, reader))
        for line in news.lines
    ]
    if len(rows) > 1:
        rows.append((reader.text("bill.total"), reader.money(news.total, news.currency)))
    body = reader.text(f"{news.kind}.body")
    return _letter(news, reader, body, Pairs(tuple(rows)), Paragraph(reader.text("reminder.ways")))


def _money(line: n.Due, news: n.Reminder, reader: Reader) -> str:
    return reader.money(line.amount, news.currency)


@compose.register
def _agreed(news: n.InstalmentsAgreed, reader: Reader) -> Letter:
    after = Paragraph(reader.text("instalments_agreed.after"))
    return _plan(news, reader, Quote(reader.text("reason"), news.reason), _parts(news, reader), after)


@compose.register
def _declined(news: n.InstalmentsDeclined, reader: Reader) -> Letter:
    after = Paragraph(reader.text("instalments_declined.after"))
    return _plan(news, reader, Quote(reader.text("reason"), news.reason), after)


@compose.register
def _asked(news: n.InstalmentsAsked, reader: Reader) -> Letter:
    words = (Quote(reader.text("said", name=news.plan.account), news.message),) if news.message else ()
    return _plan(news, reader, *words, _parts(news, reader))


@compose.register
def _handed_over(news: n.DebtHandedOver, reader: Reader) -> Letter:
    amount = reader.money(news.total, news.currency)
    return _letter(news, reader, reader.text(f"{news.kind}.body", name=news.account, amount=amount))


@compose.register
def _differs(news: n.LedgerDiffers, reader: Reader) -> Letter:
    found = Quote(reader.text(f"{news.kind}.found"), "\n".join(news.found))
    return _letter(news, reader, reader.text(f"{news.kind}.body", name=news.account), found)


def _plan(news: n.PlanNews, reader: Reader, *blocks: Block) -> Letter:
    facts = {"amount": reader.money(**news.amount), "name": news.plan.account}
    return _letter(news, reader, reader.text(f"{news.kind}.body", **facts), *blocks)


def _parts(news: n.PlanNews, reader: Reader) -> Pairs:
    return Pairs(
        tuple((reader.weekday(one.on), reader.money(one.amount, news.plan.currency)) for one in news.plan.parts)
    )


def _letter(news: BillingNews, reader: Reader, body: str, *blocks: Block) -> Letter:
    to_staff = news.to_staff
    button = reader.text("button.customer" if to_staff else "button.money")
    return Letter(
        language=reader.language,
        preheader=body,
        heading=reader.text(f"{news.kind}.heading"),
        blocks=(Paragraph(body), *blocks),
        button=Button(button, reader.site_url + news.link),
        small_print=(reader.text("why.staff" if to_staff else "why.billing"), reader.text("no_reply")),
    )
