"""Orders, delivery notes, invoices and credit notes on paper."""

from collections.abc import Sequence

from chalicelib.documents.facts import Edition, Kind, Line, Sale
from chalicelib.documents.printing import frame
from chalicelib.documents.printing.frame import MIDDLE, Pair
from chalicelib.documents.printing.paper import BODY, BRAND, RIGHT, SMALL, SOFT, Paper, Style
from chalicelib.documents.printing.table import Cell, Column, Part, table
from chalicelib.documents.printing.wording import Words, grouped

_UNCONFIRMED = ("awaiting_approval", "placed", "rejected", "cancelled", "expired")
_TOTAL = Style(12, bold=True)


def write(sale: Sale, edition: Edition) -> Paper:
    """The whole document. The same arguments give the same bytes."""
    words = Words(edition.language)
    title = words.text(_title(sale))
    paper = frame.begin(sale.issuer, title, sale.number, words, edition.made_at)
    _opening(paper, sale, words)
    _lines(paper, sale, words)
    if sale.sums:
        _sums(paper, sale, words)
    _closing(paper, sale, words)
    frame.end(paper, sale.issuer, f"{title} {sale.number}", edition.check_code, words)
    return paper


def _title(sale: Sale) -> str:
    """An order is confirmed once we have accepted it."""
    return "order_confirmation" if sale.kind is Kind.ORDER and sale.status not in _UNCONFIRMED else sale.kind.value


def _opening(paper: Paper, sale: Sale, words: Words) -> None:
    """Who and where to the left, the facts to the right."""
    right = frame.pairs(paper, _facts(sale, words))
    left = frame.block(paper, words.text("customer"), _customer(sale, words))
    if sale.address:
        paper.y, top = left + 3, paper.y
        left = frame.block(paper, words.text("delivery_address"), words.address(sale.address))
        paper.y = top
    paper.y = max(left, right) + 9


def _customer(sale: Sale, words: Words) -> list[str]:
    """Whom it is for, and where their invoices go; who gets them there is named where it is somebody else."""
    if sale.invoice_address is None:
        return [sale.customer]
    lines = words.address(sale.invoice_address)
    return lines if lines[0] == sale.customer else [sale.customer, *lines]


def _facts(sale: Sale, words: Words) -> list[Pair]:
    own: dict[Kind, list[Pair]] = {
        Kind.ORDER: [
            (words.text("ordered"), words.day(sale.on)),
            (words.text("ordered_by"), sale.placed_by),
            (words.text("status"), words.status(sale.status) if sale.status else None),
            (words.text("promised"), words.day(sale.promised_on) if sale.promised_on else None),
            (words.text("way"), sale.way),
            (words.text("paid"), words.by_invoice(sale.payment_days) if sale.payment_days else None),
            (
                words.text("terms"),
                words.text("terms_version", version=sale.terms_version) if sale.terms_version else None,
            ),
        ],
        Kind.DELIVERY_NOTE: [
            (words.text("shipped"), words.day(sale.on)),
            (words.text("parcel"), sale.parcel),
            (words.text("carrier"), sale.carrier),
            (words.text("tracking"), sale.tracking_number),
        ],
        Kind.INVOICE: [
            (words.text("issued"), words.day(sale.on)),
            (words.text("due"), words.day(sale.due) if sale.due else None),
        ],
        Kind.CREDIT_NOTE: [
            (words.text("credited_on"), words.day(sale.on)),
            (words.text("for_invoice"), sale.names),
        ],
    }
    return [
        *own[sale.kind],
        (words.text("order_number"), sale.order),
        (words.text("reference"), sale.reference),
    ]


def _lines(paper: Paper, sale: Sale, words: Words) -> None:
    priced = [
        Column(words.text("product"), 68),
        Column(words.text("quantity"), 30, figures=True),
        Column(words.text("unit_price"), 26, figures=True),
        Column(words.text("vat"), 18, figures=True),
        Column(words.text("amount", currency=sale.currency), 28, figures=True),
    ]
    plain = [Column(words.text("product"), 136), Column(words.text("quantity"), 34, figures=True)]
    with table(paper, priced if sale.sums else plain) as lines:
        for line in sale.lines:
            lines.row(*_cells(line, sale, words))


def _cells(line: Line, sale: Sale, words: Words) -> Sequence[Cell]:
    quantity = words.quantity(line.quantity, line.decimals, line.unit) if line.unit else ""
    product = [Part(line.name), Part(_below(line, sale, words), SMALL)]
    if line.net is None or line.unit_price is None or line.vat_rate is None:
        return product, quantity
    return (
        product,
        quantity,
        words.figure(line.unit_price, sale.currency),
        words.rate(line.vat_rate),
        words.figure(line.net, sale.currency),
    )


def _below(line: Line, sale: Sale, words: Words) -> str:
    """What stands below a product's name; a charge has no number."""
    parts = [line.sku] if line.unit else []
    if line.discount:
        parts.append(words.text("discount", amount=words.money(line.discount, sale.currency)))
    if line.promised_on:
        parts.append(words.text("line_promised", date=words.short_day(line.promised_on)))
    return "  ·  ".join(parts)


def _sums(paper: Paper, sale: Sale, words: Words) -> None:
    sums = sale.sums
    if sums is None:
        return
    rows = [(words.text("net"), sums.net)]
    rows += [
        (words.text("vat_of", rate=words.rate(group.rate), net=words.figure(group.net, sale.currency)), group.vat)
        for group in sums.vat_groups
        if group.net or group.vat
    ]
    height = len(rows) * (BODY.line + 1) + _TOTAL.line + 8
    if not paper.has_room(height):
        paper.turn()
    paper.y += 3
    for name, amount in rows:
        _sum(paper, name, words.figure(amount, sale.currency), Style(color=SOFT), BODY)
        paper.y += BODY.line + 1
    paper.y += 1.5
    paper.rule(paper.y, left=MIDDLE - 12, color=BRAND)
    paper.y += 2
    name = {Kind.INVOICE: "to_pay", Kind.CREDIT_NOTE: "credited"}.get(sale.kind, "total")
    _sum(paper, words.text(name), words.money(sums.total, sale.currency), _TOTAL, _TOTAL)
    paper.y += _TOTAL.line + 7


def _sum(paper: Paper, name: str, amount: str, style: Style, figures: Style) -> None:
    with paper.tagged("P"):
        paper.text(MIDDLE - 12, paper.y, name, style)
        paper.text(RIGHT, paper.y, amount, figures, ends=True)


def _closing(paper: Paper, sale: Sale, words: Words) -> None:
    if sale.note:
        frame.paragraph(paper, words.text("note"), SMALL)
        frame.paragraph(paper, sale.note)
        paper.y += 4
    if sale.kind is Kind.INVOICE and sale.sums and sale.sums.total > 0:
        payment(paper, sale, sale.sums.total, words)


def payment(paper: Paper, sale: Sale, amount: int, words: Words) -> None:
    """How to pay: the one field on the page that is tinted."""
    issuer = sale.issuer
    facts: list[Pair] = [
        (words.text("payment_reference"), grouped(sale.pay_by) if sale.pay_by else None),
        (words.text("iban"), grouped(issuer.iban) if issuer.iban else None),
        (words.text("bic"), issuer.bic),
    ]
    by = words.text("pay_by", date=words.day(sale.due)) if sale.due else ""
    due = frame.Due(words.text("to_pay"), words.money(amount, sale.currency), by, words.text("bank_hint"))
    frame.pay_panel(paper, due, facts)
