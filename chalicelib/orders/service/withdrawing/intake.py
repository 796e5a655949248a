"""Intake: what a consumer sends is on record, and receipted, before anybody asks which contract it is about.

The answer is the same whether there is such an order or not. Nobody is refused for sending much: what looks like abuse
gets its receipt by mail later, never no receipt, and the page shows it at once.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.orders.events.withdrawing import WithdrawalReceiptDue, WithdrawalReceived
from chalicelib.orders.models.withdrawals import WaitingWithdrawal, Withdrawal
from chalicelib.orders.rules.withdrawing import statement, states
from chalicelib.orders.rules.withdrawing.statement import Sent
from chalicelib.orders.rules.withdrawing.states import WithdrawalState
from chalicelib.orders.schemas.withdrawing import Withdraw, WithdrawalReceiptView
from chalicelib.platform import db, outbox, rate_limit, timers, vendor
from chalicelib.platform.outbox import Repeated
from chalicelib.platform.settings import settings
from chalicelib.platform.transaction import Transaction

RECEIPT_TIMER = "orders.withdrawal.receipt"
MAILS_AN_HOUR = 10  # to one mail address; further ones go out an hour later each
MAILS_AN_HOUR_FROM = 60  # asked for from one internet address
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


class WithdrawnBefore(Conflict):
    """This very statement was sent before; its receipt is the answer."""


def withdraw(request: Withdraw, key: IdempotencyKey, address: str) -> tuple[WithdrawalReceiptView, bool]:
    """The receipt, and whether this request made it. A repeat gets the first one, with its time."""
    key = key.of(request.email.lower())
    withdrawal = _withdrawal(request, key)
    wait = _wait(request.email, address)
    try:
        with db.transaction() as tx:
            tx.create(withdrawal, otherwise=WithdrawnBefore("This was sent before."))
            tx.put(WaitingWithdrawal.of(withdrawal))
            outbox.add(tx, WithdrawalReceived(number=withdrawal.number), key, result=withdrawal.number)
            if not withdrawal.held:
                _receipt(tx, withdrawal.number, wait)
    except (WithdrawnBefore, Repeated) as repeated:
        return receipt(_first(withdrawal, repeated, key)), False
    return receipt(withdrawal), True


def receipt(of: Withdrawal) -> WithdrawalReceiptView:
    """What the consumer keeps."""
    return WithdrawalReceiptView.of(of)


def send_receipt(number: str) -> None:
    """The receipt goes out by mail now; asked again it goes out once all the same."""
    try:
        with db.transaction() as tx:
            announce_receipt(tx, number)
    except Repeated:
        return


def announce_receipt(tx: Transaction, number: str) -> None:
    """Adds the event that sends the receipt. The transaction is refused with Repeated when it was sent before."""
    once = IdempotencyKey(scope="withdrawal.receipt", key=number, body_hash="")
    outbox.add(tx, WithdrawalReceiptDue(number=number), once, result=number)


def _receipt(tx: Transaction, number: str, wait: timedelta) -> None:
    if wait:
        timers.set(tx, number, RECEIPT_TIMER, clock.now() + wait)
    else:
        announce_receipt(tx, number)


def _withdrawal(request: Withdraw, key: IdempotencyKey) -> Withdrawal:
    now, number, zone = clock.now(), f"W{key.number()}", _zone(request.time_zone)
    sent = Sent(request.name, request.contract, request.part or None, request.email, request.language)
    text = statement.written(sent, number, now, zone, settings().vendor)
    pay_back_by = now + timedelta(days=vendor.withdrawal_terms().pay_back)
    return Withdrawal(
        Withdrawal.key(number),
        "WITHDRAWAL",
        number=number,
        received_at=clock.stamp(now),
        body_hash=key.body_hash,
        name=sent.name,
        contract=sent.contract,
        part=sent.part,
        email=sent.email,
        language=sent.language,
        time_zone=zone,
        statement=text,
        sha256=statement.seal(text),
        held=True if request.website else None,
        state=WithdrawalState.RECEIVED.value,
        version=1,
        pay_back_by=clock.stamp(pay_back_by),
        due_at=clock.stamp(states.due_at(WithdrawalState.RECEIVED, now, pay_back_by, pay_back_by) or now),
    )


def _zone(asked: str | None) -> str:
    """Where the consumer says to be, if there is such a zone; else where the vendor is."""
    try:
        return ZoneInfo(asked).key if asked else vendor.calendar().zone
    except (LookupError, ValueError, OSError):
        return vendor.calendar().zone


def _wait(email: str, address: str) -> timedelta:
    """How long the mail must wait, so that nobody's mailbox is flooded through us. Usually not at all."""
    to, by = rate_limit.count(f"receipt to {email.casefold()}", _DAY), rate_limit.count(f"receipt by {address}", _DAY)
    hours = max(_full(to, MAILS_AN_HOUR), _full(by, MAILS_AN_HOUR_FROM))
    return hours * _HOUR


def _full(count: int, each: int) -> int:
    return max(0, count - 1) // each


def _first(withdrawal: Withdrawal, repeated: Conflict, key: IdempotencyKey) -> Withdrawal:
    """What the first request with this key made. Raises IdempotencyKeyReused when its body was another."""
    for one in (repeated, *repeated.others):
        if isinstance(one.found, Withdrawal):
            key.ensure_same(one.found.body_hash)
            return one.found
    first = db.find(Withdrawal, withdrawal.pk, "WITHDRAWAL")
    if first is None:
        raise repeated
    key.ensure_same(first.body_hash)
    return first
