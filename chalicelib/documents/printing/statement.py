"""Statements on paper, however long: page after page from what is read as it is written."""

from chalicelib.documents.facts import Edition
from chalicelib.documents.facts.statements import Archived, Entry, Head, OpenItem, TooLongForPaper
from chalicelib.documents.printing import frame
from chalicelib.documents.printing.paper import SMALL, SOFT, Paper, Style
from chalicelib.documents.printing.table import Cell, Column, Part, Table, table
from chalicelib.documents.printing.wording import Words, grouped

MOST_ENTRIES = 50_000  # more than a thousand pages
_ROW, _QUIET, _SUM = Style(8.5), Style(8.5, color=SOFT), Style(8.5, bold=True)
_BELOW = Style(7.5, color=SOFT)
_DENSE = 0.8


def write(archived: Archived, edition: Edition, most: int = MOST_ENTRIES) -> Paper:
    """The whole statement. The same arguments give the same bytes. Raises TooLongForPaper."""
    words, head = Words(edition.language), archived.head
    title = words.text("statement")
    paper = frame.begin(head.issuer, title, head.number, words, edition.made_at)
    _opening(paper, head, words)
    _ageing(paper, head, words)
    try:
        _entries(paper, archived, words, most)
    except TooLongForPaper:
        paper.close()
        raise
    _open_items(paper, archived, words)
    frame.end(paper, head.issuer, f"{title} {head.number}", edition.check_code, words)
    return paper


def _opening(paper: Paper, head: Head, words: Words) -> None:
    facts = [
        (words.text("period"), f"{words.short_day(head.since)} – {words.short_day(head.until)}"),
        (words.text("drawn"), words.day(head.drawn_on)),
        (words.text("opening"), _balance(head.opening, head, words)),
        (words.text("closing"), _balance(head.closing, head, words)),
    ]
    right = frame.pairs(paper, facts)
    left = frame.block(paper, words.text("customer"), [head.customer])
    paper.y = max(left, right) + 9
    issuer = head.issuer
    bank = [
        (words.text("iban"), grouped(issuer.iban) if issuer.iban else None),
        (words.text("bic"), issuer.bic),
    ]
    if head.closing > 0:
        owed = frame.Due(words.text("owed"), words.money(head.closing, head.currency), words.day(head.until))
        frame.pay_panel(paper, owed, bank)
        paper.y += 9


def _balance(balance: int, head: Head, words: Words) -> str:
    """Never a bare minus: what is to the customer's credit says so."""
    amount = words.money(abs(balance), head.currency)
    return f"{amount}, {words.text('to_your_credit').lower()}" if balance < 0 else amount


def _ageing(paper: Paper, head: Head, words: Words) -> None:
    if not head.ageing.owed:
        return
    frame.heading(paper, words.text("by_age", date=words.day(head.until)))
    names = list(type(head.ageing).model_fields)
    columns = [Column(words.column(name), 170 / len(names), figures=True) for name in names]
    with table(paper, columns, air=_DENSE) as ages:
        amounts = [getattr(head.ageing, name) for name in names]
        ages.row(*(words.figure(amount, head.currency) for amount in amounts), style=_ROW)
    paper.y += 9


def _entries(paper: Paper, archived: Archived, words: Words, most: int) -> None:
    head, negative = archived.head, False
    frame.heading(paper, words.text("entries"))
    columns = [
        Column(words.text("date"), 20),
        Column(words.text("entry"), 36),
        Column(words.text("number"), 48),
        Column(words.text("due"), 20),
        Column(words.text("amount", currency=head.currency), 23, figures=True),
        Column(words.text("balance", currency=head.currency), 23, figures=True),
    ]
    with table(paper, columns, air=_DENSE) as rows:
        _sum(rows, words.short_day(head.since), words.text("opening"), words.figure(head.opening, head.currency))
        for count, entry in enumerate(archived.entries()):
            if count == most:
                raise TooLongForPaper(head.number)
            negative = negative or entry.balance < 0
            rows.row(*_cells(entry, head, words), style=_ROW if entry.effect else _QUIET)
        _sum(rows, words.short_day(head.until), words.text("closing"), words.figure(head.closing, head.currency))
    if negative:
        paper.y += 1.5
        frame.paragraph(paper, words.text("minus_means"), SMALL)
    paper.y += 9


def _sum(rows: Table, day: str, name: str, balance: str) -> None:
    rows.row(day, name, "", "", "", balance, style=_SUM)


def _cells(entry: Entry, head: Head, words: Words) -> tuple[Cell, ...]:
    number = f"{entry.number} ← {entry.against}" if entry.against else entry.number
    said = [Part(words.entry(entry.kind, entry.corrects), _ROW if entry.effect else _QUIET)]
    if entry.reason:
        said.append(Part(entry.reason, _BELOW))
    return (
        words.short_day(entry.at),
        said,
        number,
        words.short_day(entry.due) if entry.due else "",
        words.figure(entry.effect, head.currency) if entry.effect else "",
        words.figure(entry.balance, head.currency),
    )


def _open_items(paper: Paper, archived: Archived, words: Words) -> None:
    head = archived.head
    frame.heading(paper, words.text("open_items", date=words.day(head.until)))
    columns = [
        Column(words.text("number"), 34),
        Column(words.text("entry"), 34),
        Column(words.text("due"), 24),
        Column(words.text("payment_reference"), 36),
        Column(words.text("amount", currency=head.currency), 21, figures=True),
        Column(words.text("open", currency=head.currency), 21, figures=True),
    ]
    with table(paper, columns, air=_DENSE) as rows:
        for item in archived.open_items():
            rows.row(*_item(item, head, words), style=_ROW)


def _item(item: OpenItem, head: Head, words: Words) -> tuple[Cell, ...]:
    sign = 1 if item.due else -1
    return (
        item.number,
        words.entry(item.kind),
        words.short_day(item.due) if item.due else "",
        grouped(item.pay_by) if item.pay_by else "",
        words.figure(sign * item.amount, head.currency),
        words.figure(sign * item.open, head.currency),
    )
