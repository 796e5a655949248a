"""How mails about lists and products read. Pure."""

from functools import singledispatch

from chalicelib.kernel import i18n
from chalicelib.kernel.letters import Block, Button, Heading, Letter, Pairs, Paragraph
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import shopping as n


@singledispatch
def compose(news: n.ShopNews, reader: Reader) -> Letter:  # noqa: ARG001  (the ones below read it)
    """The letter for any news about what somebody would like to order."""
    raise TypeError(f"nobody wrote how {news.kind} reads")


@compose.register
def _due(news: n.ListDue, reader: Reader) -> Letter:
    body = reader.text("list_due.body", day=reader.weekday(news.on))
    products = Paragraph(reader.text("list_due.products", n=news.products))
    if not news.changed:
        return _letter(news, reader, body, products, Paragraph(reader.text("list_due.same")), _after(reader))
    rows = tuple((name, i18n.text(f"reorder.{became}", reader.language)) for name, became in news.changed)
    return _letter(news, reader, body, products, Heading(reader.text("list_due.changed")), Pairs(rows), _after(reader))


@compose.register
def _back(news: n.ProductBack, reader: Reader) -> Letter:
    body = reader.text("product_back.body", name=news.name)
    return _letter(news, reader, body, Paragraph(reader.text("product_back.after")))


@compose.register
def _gone(news: n.ProductGone, reader: Reader) -> Letter:
    body = reader.text("product_gone.body", name=news.name)
    instead = (Paragraph(reader.text("product_gone.instead", name=news.successor_name)),) if news.successor else ()
    return _letter(news, reader, body, *instead)


def _after(reader: Reader) -> Paragraph:
    return Paragraph(reader.text("list_due.after"))


def _letter(news: n.ShopNews, reader: Reader, body: str, *blocks: Block) -> Letter:
    return Letter(
        language=reader.language,
        preheader=body,
        heading=reader.text(f"{news.kind}.heading", name=news.name),
        blocks=(Paragraph(body), *blocks),
        button=Button(reader.text(f"button.{news.kind}"), reader.site_url + news.link),
        small_print=(reader.text(f"why.{news.kind}"), reader.text("no_reply")),
    )
