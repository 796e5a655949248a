"""Lines of a bank file as staff see them: by group, one by one, and as a report of what was not posted."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from chalicelib.billing.models import LedgerItem
from chalicelib.billing.models.bank import BankLine
from chalicelib.billing.rules.amounts import as_text
from chalicelib.billing.rules.bank_matching import How
from chalicelib.billing.rules.bank_states import BY_STAFF, WAITING, Group, LineMove, allowed, moved
from chalicelib.billing.schemas.bank import BankLinesView, BankLineView, LinesQuery, MoveLine
from chalicelib.billing.schemas.shown import PartView
from chalicelib.billing.service.bank import files, moving
from chalicelib.billing.service.bank.moving import BankLineChanged
from chalicelib.kernel.errors import Invalid
from chalicelib.platform import db

_AT_ONCE = 100
_MOST_CHARACTERS = 4_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class BankNoteMissing(Invalid):
    """Whoever sets a line aside says why."""


class BankReportTooLong(Invalid):
    """More lines are open than one answer holds."""


def listed(file_id: str, query: LinesQuery) -> BankLinesView:
    """The lines of a group, in the file's order. Raises BankFileNotFound."""
    files.load(file_id)
    found, cursor = _page(file_id, query.group, query.cursor, query.limit)
    return BankLinesView(items=[view(line) for line in found], next_cursor=cursor)


def _page(file_id: str, group: Group, cursor: str | None, limit: int) -> tuple[list[BankLine], str | None]:
    key = BankLine.group_key(file_id, group)
    page = db.page(LedgerItem, key, cursor=cursor, limit=limit, make=_pk, index="by_reference")
    return _still(group, page.items), page.next_cursor


def _still(group: Group, places: Iterable[str]) -> list[BankLine]:
    """The lines at these places; the index may lag behind, and name some that have moved on."""
    found = db.fetch(*(db.Wish(BankLine, pk, "LINE") for pk in places))
    return [line for line in found if line is not None and line.group == group]


def _pk(item: db.Raw) -> str:
    return str(item["pk"]["S"])


def show(file_id: str, place: str) -> BankLineView:
    """One line. Raises BankLineNotFound."""
    return view(moving.load(file_id, place))


def view(line: BankLine) -> BankLineView:
    """A line as it is shown."""
    group = Group(line.group)
    may = allowed(group, line.why)
    return BankLineView(
        place=int(line.place),
        line=int(line.line),
        group=group,
        reference=line.bank_reference,
        amount=None if line.amount is None else int(line.amount),
        currency=line.currency,
        on=line.on,
        payer=line.payer,
        iban=line.iban,
        text=line.text,
        why=line.why,
        note=line.note,
        how=How(line.how) if line.how else None,
        account_id=line.account_id,
        account=line.account,
        splits=[PartView(number=number, amount=amount) for number, amount in json.loads(line.splits)],
        payment=line.payment,
        allowed=["post", *may] if group in WAITING else list(may),
        version=int(line.version),
    )


def change(file_id: str, place: str, request: MoveLine) -> BankLineView:
    """Sets a line aside, or takes it back. Repeating it changes nothing. Raises BankLineChanged."""
    line = moving.load(file_id, place)
    if _is_done(line, request):
        return view(line)
    if int(line.version) != request.version:
        raise BankLineChanged("Somebody else has done something with this line. Please look again.")
    group = moved(request.move, Group(line.group), line.why, has_account=line.account_id is not None)
    if group is Group.ASIDE and not request.note:
        raise BankNoteMissing("Please say why it is set aside.")
    reason = {"why": BY_STAFF, "note": request.note} if group is Group.ASIDE else {"why": None, "note": None}
    with db.transaction() as tx:
        changed = moving.move(tx, line, group, **reason)
    files.summarise(file_id)
    return view(changed)


def _is_done(line: BankLine, request: MoveLine) -> bool:
    if int(line.version) != request.version + 1:
        return False
    if request.move is LineMove.SET_ASIDE:
        return line.why == BY_STAFF and line.note == request.note
    return Group(line.group) in WAITING and line.note is None


def report(file_id: str) -> tuple[str, str]:
    """Everything of a file that was not posted, with its reason, as CSV; and the file's name."""
    file, _ = files.load(file_id)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(
        ["line", "state", "why", "date", "amount", "currency", "payer", "iban", "text", "reference", "customer"]
    )
    for group in (Group.SURE, Group.CHECK, Group.OPEN, Group.BAD, Group.ASIDE):
        for line in _every(file_id, group):
            rows.writerow([_harmless(cell) for cell in _cells(line)])
        if text.tell() > _MOST_CHARACTERS:
            raise BankReportTooLong("More lines are open than one report holds.")
    return text.getvalue(), f"open-{file.at[:10]}-{file.file_id[-6:]}.csv"


def _every(file_id: str, group: Group) -> Iterator[BankLine]:
    for keys in db.pages(LedgerItem, BankLine.group_key(file_id, group), index="by_reference", limit=_AT_ONCE):
        yield from _still(group, map(_pk, keys))


def _cells(line: BankLine) -> list[str]:
    amount = as_text(int(line.amount), line.currency) if line.amount is not None and line.currency else ""
    who = [line.payer, line.iban, line.text, line.bank_reference, line.account]
    return [
        str(line.line),
        line.group,
        line.why or "",
        line.on or "",
        amount,
        line.currency or "",
        *(one or "" for one in who),
    ]


def _harmless(cell: str) -> str:
    """Payers write what they like, and spreadsheets carry out what begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
