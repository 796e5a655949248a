"""Stored money as it is shown."""

import json
from typing import Any

from chalicelib.billing.models import Announcement, Head, LedgerItem
from chalicelib.billing.rules import ageing
from chalicelib.billing.rules.entries import Kind, effect_of
from chalicelib.billing.rules.references import creditor_reference
from chalicelib.billing.schemas import (
    AgeingView,
    AnnouncementView,
    BilledView,
    BillingView,
    CreditView,
    InterestView,
    InvoiceDisputeView,
    InvoiceView,
    LatePartView,
    LedgerEntryView,
    PartView,
    PaymentView,
    SettlementView,
)
from chalicelib.billing.service import stored
from chalicelib.platform import db, vendor

_WITHOUT = {"corrects": None, "against": None, "due": None, "reason": None}


def figures(head: Head) -> BillingView:
    """An account's money today."""
    totals, today = stored.totals_of(head), vendor.today()
    aged = ageing.aged(totals.by_due, totals.contested_by_due, today)
    due, due_amount = ageing.next_due(totals.by_due, totals.contested_by_due)
    return BillingView(
        currency=head.currency,
        day=today.isoformat(),
        owed=totals.debits,
        overdue=aged.overdue,
        not_due=aged.not_due,
        disputed=aged.disputed,
        unallocated=totals.credits,
        balance=totals.balance,
        next_due=due.isoformat() if due else None,
        next_amount=due_amount,
        ageing=AgeingView.of(aged),
        credit=CreditView(
            limit=None if head.limit is None else int(head.limit),
            reserved=int(head.reserved),
            left=stored.left_of(head),
            hold=head.hold,
            way_out=head.way_out,
            automatic=bool(head.uses_credit),
        ),
        version=int(head.version),
    )


def invoice(found: LedgerItem, currency: str) -> InvoiceView:
    """An invoice or a credit note with what settles it."""
    item = stored.as_item(found)
    return InvoiceView(
        number=item.number,
        kind=item.kind,
        on=found.on,
        due=found.due,
        amount=item.amount,
        open=item.open,
        disputed=item.contested,
        currency=currency,
        order=found.order,
        names=found.names,
        reference=creditor_reference(item.number) if item.is_debit else None,
        document=BilledView.model_validate_json(found.document) if found.document else None,
        interest=_interest(found.interest) if found.interest else None,
        settlements=_settlements(found),
        disputes=[InvoiceDisputeView.of(one) for one in stored.disputes_of(found)],
    )


def _interest(text: str) -> InterestView:
    """From the rate, and [amount, day, days, interest] of each part."""
    kept = json.loads(text)
    names = ("amount", "paid", "days", "interest")
    parts = [LatePartView(**dict(zip(names, one, strict=True))) for one in kept["parts"]]
    return InterestView(rate=kept["rate"], parts=parts)


def payment(found: LedgerItem, currency: str) -> PaymentView:
    """A payment with where each cent went."""
    item = stored.as_item(found)
    return PaymentView(
        number=item.number,
        received=found.on,
        posted_at=found.posted_at,
        amount=item.amount,
        open=item.open,
        currency=currency,
        announced=found.announced,
        settlements=_settlements(found),
    )


def _settlements(found: LedgerItem) -> list[SettlementView]:
    names = ("entry_id", "kind", "amount", "on", "other")
    return [SettlementView(**dict(zip(names, one, strict=True))) for one in json.loads(found.settlements)]


def entry(raw: db.Raw) -> LedgerEntryView:
    """One stored entry, given as DynamoDB has it."""
    return LedgerEntryView.model_validate(entry_facts(raw))


def entry_facts(raw: db.Raw) -> dict[str, Any]:
    """What is shown of it, and more: a whole list of these becomes a view at once, in half the time."""
    kept = db.plain(raw)
    corrects = kept.get("corrects")
    effect = effect_of(Kind(kept["kind"]), kept["amount"], Kind(corrects) if corrects else None)
    return {**_WITHOUT, **kept, "effect": effect}


def announcement(found: Announcement) -> AnnouncementView:
    """A transfer that was announced."""
    return AnnouncementView(
        number=found.number,
        reference=creditor_reference(found.number),
        amount=int(found.amount),
        currency=found.currency,
        on=found.on,
        split=[PartView(number=number, amount=amount) for number, amount in json.loads(found.splits)],
    )
