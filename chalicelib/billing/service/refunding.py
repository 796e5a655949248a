"""Refunds: credit is asked back, taken for it when that is approved, sent, and arrives; or comes back as credit."""

from datetime import date

from chalicelib.billing.events import RefundMoved
from chalicelib.billing.models import EntryItem, account_key
from chalicelib.billing.models.refunds import Refund
from chalicelib.billing.models.reminders import Task
from chalicelib.billing.rules import projections
from chalicelib.billing.rules import refunds as rules
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.projections import OverAllocated, WrongSide
from chalicelib.billing.rules.refunds import RefundMove, RefundState
from chalicelib.billing.schemas import AskRefund, BeginRefund, MoveRefund, RefundView
from chalicelib.billing.service import accounts_known, money_tasks, once, reminded
from chalicelib.billing.service.books import Books
from chalicelib.billing.service.refunds_shown import view
from chalicelib.kernel import calendar, clock
from chalicelib.kernel.errors import Conflict, Invalid, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, vendor
from chalicelib.platform.transaction import Transaction


class RefundNotFound(NotFound):
    """No such refund, or another account's."""


class RefundChanged(Conflict):
    """Somebody else moved the refund since it was looked at."""


class RefundWithoutReason(Invalid):
    """The customer will read why it was declined, or failed."""


class RefundWithoutAccount(Invalid):
    """Nobody can send money without knowing to which account; how its number ends must be said first."""


def ask_refund(account_id: str, request: AskRefund, key: IdempotencyKey) -> tuple[RefundView, bool]:
    """The customer's request, and whether it is new. Raises UnknownItem, WrongSide or OverAllocated."""

    def draft(books: Books, tx: Transaction) -> RefundMoved:
        made = _made(books, request.credit, request.amount, key)
        _ensure_left(books, made)
        made.asked_at, made.ending, made.message = made.begun_at, request.ending, request.message or None
        _enter(made, RefundState.ASKED)
        books.leave()
        return _create(tx, made, account_id)

    done = once.posted(account_id, key, draft)
    return view(_find(account_id, done.number)), done.is_new


def begin_refund(account_id: str, request: BeginRefund, key: IdempotencyKey) -> tuple[RefundView, bool]:
    """Staff pay so much of a credit back without being asked: it is approved. The refund, and whether it is new."""
    accounts_known.ensure(account_id)
    return _begun(account_id, request, key, sent=False)


def pay_back(account_id: str, request: BeginRefund, key: IdempotencyKey, *, sent: bool) -> RefundView:
    """So much of a credit is paid back for something that came back; `sent` when it is on its way already.

    Once for each key: a repeat is answered with the first one.
    """
    begun, _ = _begun(account_id, request, key, sent=sent)
    return begun


def _begun(account_id: str, request: BeginRefund, key: IdempotencyKey, *, sent: bool) -> tuple[RefundView, bool]:
    def draft(books: Books, tx: Transaction) -> RefundMoved:
        made = _made(books, request.number, request.amount, key)
        made.reason, made.ending = request.reason, request.ending
        _take(books, made, request.reason)
        _enter(made, RefundState.APPROVED)
        if sent:
            _enter(made, rules.moved(RefundState.APPROVED, RefundMove.SEND))
        return _create(tx, made, account_id)

    done = once.posted(account_id, key, draft)
    return view(_find(account_id, done.number)), done.is_new


def move_refund(account_id: str, number: str, request: MoveRefund, key: IdempotencyKey) -> RefundView:
    """What staff do with a refund, once. Raises RefundNotFound, RefundChanged, RefundMoveNotAllowed, OverAllocated
    when the credit was used meanwhile, RefundWithoutReason or RefundWithoutAccount."""
    accounts_known.ensure(account_id)

    def draft(books: Books, tx: Transaction) -> RefundMoved:
        found = _find(account_id, number)
        _ensure_looked_at(found, request)
        was, becomes = RefundState(found.state), rules.moved(RefundState(found.state), request.move)
        _ensure_said(found, request)
        found.ending, found.reason = request.ending or found.ending, request.reason or found.reason
        if becomes is RefundState.APPROVED:
            _take(books, found, found.reason or found.number)
        elif becomes is RefundState.FAILED:
            _give_back(books, found)
        else:
            books.leave()
        _enter(found, becomes, on=reminded.day_of(request.on) if request.on else None)
        return _replace(tx, found, was, account_id)

    return view(_find(account_id, once.posted(account_id, key, draft).number))


def _made(books: Books, credit: str, amount: int, key: IdempotencyKey) -> Refund:
    number = key.number()
    return Refund(
        books.pk,
        Refund.key(number),
        number=number,
        credit=credit,
        amount=amount,
        currency=books.head.currency,
        version=1,
        begun_at=clock.stamp(clock.now()),
    )


def _ensure_left(books: Books, made: Refund) -> None:
    books.load([made.credit])
    credit = projections.find(books.items, made.credit)
    if credit.is_debit:
        raise WrongSide("That is no credit.", number=credit.number)
    if made.amount > credit.open:
        raise OverAllocated("More than is open.", number=credit.number, open=credit.open)


def _ensure_looked_at(found: Refund, request: MoveRefund) -> None:
    if request.version != found.version:
        raise RefundChanged("This refund has changed. Please look again.", version=int(found.version))


def _ensure_said(found: Refund, request: MoveRefund) -> None:
    if request.move in rules.REASONED and not request.reason:
        raise RefundWithoutReason("Please say why; the customer will read it.")
    if request.move is RefundMove.SEND and not (request.ending or found.ending):
        raise RefundWithoutAccount("Please say how the number of the account ends to which it goes.")
    if request.on and reminded.day_of(request.on) > vendor.today():
        raise reminded.DayNotValid("That day has not come yet.", day=request.on)


def _take(books: Books, made: Refund, reason: str) -> None:
    """The credit is taken: from now on nothing else can be done with it."""
    books.load([made.credit])
    posted = books.post(Kind.REFUND, made.credit, int(made.amount), on=vendor.today(), reason=reason)
    made.entry = posted.entry_id


def _give_back(books: Books, found: Refund) -> None:
    """It counts as credit again: the entry is reversed by one of its own."""
    books.load([found.credit])
    entry = db.find(EntryItem, books.pk, EntryItem.key(found.entry or ""))
    books.post(Kind.CORRECTION, found.credit, int(found.amount), on=vendor.today(), undoes=entry, reason=found.reason)


def _enter(refund: Refund, state: RefundState, on: date | None = None) -> None:
    """The refund as it is when it has come to that state now."""
    now = clock.now()
    refund.state = state.value
    if state is RefundState.APPROVED:
        refund.approved_at = clock.stamp(now)
    elif state is RefundState.SENT:
        refund.sent_at = clock.stamp(now)
    elif state is RefundState.ARRIVED:
        refund.arrived_on = (on or vendor.today()).isoformat()
    if state not in rules.WITHIN:
        refund.ended_at, refund.due_on = clock.stamp(now), None
        return
    due = calendar.add_business_days(vendor.calendar(), now, rules.WITHIN[state])
    refund.due_on = vendor.day_of(due).isoformat()


def _create(tx: Transaction, made: Refund, account_id: str) -> RefundMoved:
    tx.create(made)
    tx.put(made.listed())
    if made.state in rules.WAITING:
        money_tasks.add(tx, _task(account_id, made))
    return _moved(account_id, made)


def _replace(tx: Transaction, found: Refund, was: RefundState, account_id: str) -> RefundMoved:
    """On the condition of the version that was read: of two who move it at once, one is refused."""
    read = int(found.version)
    found.version = read + 1
    changed = RefundChanged("This refund has changed. Please look again.")
    tx.put(found, condition=Refund.version == read, otherwise=changed)
    tx.put(found.listed())
    if was in rules.WAITING and found.state not in rules.WAITING:
        money_tasks.drop(tx, _task(account_id, found).sk)
    return _moved(account_id, found)


def _moved(account_id: str, refund: Refund) -> RefundMoved:
    amount, currency = int(refund.amount), refund.currency
    facts = {"account_id": account_id, "number": refund.number, "amount": amount, "currency": currency}
    return RefundMoved(**facts, credit=refund.credit, state=refund.state)


def _task(account_id: str, of: Refund) -> Task:
    return money_tasks.task("refund", account_id, of.number, of.begun_at, int(of.amount), of.currency)


def _find(account_id: str, number: str) -> Refund:
    found = db.find(Refund, account_key(account_id), Refund.key(number.strip().upper()[:64]))
    if found is None:
        raise RefundNotFound("There is no such refund.")
    return found
