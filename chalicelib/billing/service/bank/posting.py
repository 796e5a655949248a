"""Posting lines: by the same way as every payment, in one transaction with the line, once by the bank's reference.

Whoever asks twice, or dies in the middle and begins again, meets what was done: the line has moved with its payment.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from chalicelib.accounts import service as accounts
from chalicelib.billing.events import BankPostingAsked
from chalicelib.billing.models.bank import BankFile, BankLine, FilePart, Payer, file_key
from chalicelib.billing.rules.bank_states import WAITING, Group
from chalicelib.billing.schemas import Part, PostPayment
from chalicelib.billing.schemas.bank import BankFileView, BankLineView, PostLine
from chalicelib.billing.service import accounts_known, payments
from chalicelib.billing.service.bank import files, lines, moving
from chalicelib.billing.service.bank.moving import BankLineChanged
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, DomainError, Unavailable
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import context, db, outbox
from chalicelib.platform.outbox import Repeated
from chalicelib.platform.transaction import Transaction


class BankLineNotPostable(Conflict):
    """There is nothing to post in a line that stands like this."""


class BankLinePosted(Conflict):
    """The line was posted, to another account."""


def post(file_id: str, place: str, request: PostLine) -> tuple[BankLineView, bool]:
    """Posts a line to an account, and says whether this request did so.

    Raises BankLineNotPostable, BankLinePosted, BankLineChanged, and what posting a payment refuses.
    """
    line = moving.load(file_id, place)
    if line.group == Group.POSTED:
        return _as_posted(line, request.account_id), False
    if Group(line.group) not in WAITING:
        raise BankLineNotPostable("There is nothing to post in this line.")
    if int(line.version) != request.version:
        raise BankLineChanged("Somebody else has done something with this line. Please look again.")
    accounts_known.ensure(request.account_id)
    try:
        _post(line, request.account_id, request.split)
    except BankLineChanged:
        return _as_posted(moving.load(file_id, place), request.account_id), False
    files.summarise(file_id)
    return lines.view(moving.load(file_id, place)), True


def _as_posted(line: BankLine, account_id: str) -> BankLineView:
    if line.group != Group.POSTED:
        raise BankLineChanged("Somebody else has done something with this line. Please look again.")
    if line.account_id != account_id:
        raise BankLinePosted("This line was posted to another customer.", payment=line.payment)
    return lines.view(line)


def _post(line: BankLine, account_id: str, split: Sequence[Part] | None) -> None:
    request = PostPayment(
        reference=line.bank_reference,
        amount=int(line.amount),
        currency=line.currency,
        value_date=line.on,
        text=line.text or "",
        split=None if split is None else list(split),
    )
    number = payments.payment_number(account_id, request.reference)
    name = line.account if line.account_id == account_id else accounts.names({account_id}).get(account_id)

    def also(tx: Transaction) -> None:
        moving.move(tx, line, Group.POSTED, account_id=account_id, account=name, payment=number, why=None)
        if line.iban:
            tx.put(Payer(Payer.key(line.iban), f"A#{account_id}", account_id=account_id))

    _, is_new = payments.post_payment(account_id, request, also)
    if not is_new:  # by hand, before: the line follows
        with db.transaction() as tx:
            also(tx)


def ask(file_id: str, key: IdempotencyKey) -> BankFileView:
    """Has all sure lines of a file posted, part by part. Repeating it changes nothing."""
    file, parts = files.load(file_id)
    asked = [int(part.part) for part in parts if part.sure]
    if asked:
        actions = [BankFile.asked.set(json.dumps(asked)), BankFile.asked_at.set(clock.stamp(clock.now()))]
        try:
            with db.transaction() as tx:
                tx.update(BankFile(file.pk, "FILE"), actions)
                for place, part in enumerate(asked):
                    outbox.add(tx, BankPostingAsked(file_id=file_id, part=part), None if place else key)
        except Repeated as repeated:
            outbox.first_result(repeated, key)
    return files.show(file_id)


def post_part(file_id: str, part: int, actor: str) -> None:
    """Posts the sure lines of a part in somebody's name. What is refused goes to those that people look at.

    Raises Unavailable, so that it is tried again, when something was overloaded; the other lines are posted.
    """
    tally = db.find(FilePart, file_key(file_id), FilePart.key(part))
    if tally is None:
        return
    overloaded: list[Unavailable] = []
    with context.acting(replace(context.current(), actor=actor)):
        for line in moving.of_part(tally, file_id):
            try:
                _post_if_sure(line)
            except Unavailable as error:
                overloaded.append(error)
    if overloaded:
        raise overloaded[0]
    done = [FilePart.done_at.set(clock.stamp(clock.now()))]
    with db.transaction() as tx:
        tx.update(FilePart(tally.pk, tally.sk), done)
    files.summarise(file_id)


def _post_if_sure(line: BankLine) -> None:
    if line.group != Group.SURE:
        return
    splits = [Part(number=number, amount=amount) for number, amount in json.loads(line.splits)]
    try:
        _post(line, line.account_id, splits)
    except (BankLineChanged, Unavailable) as error:
        if isinstance(error, Unavailable):
            raise
    except DomainError as refused:
        with db.transaction() as tx:
            moving.move(tx, line, Group.CHECK, why=refused.code)
