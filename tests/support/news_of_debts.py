"""One believable piece of news of every kind about debts, and about money that is paid back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from chalicelib.notifications.news import News
from chalicelib.notifications.news import disputes as dispute_news
from chalicelib.notifications.news import refunds as refund_news
from chalicelib.notifications.news import reminders as reminder_news


def refunds(text: str) -> Iterator[News]:
    """Of a refund at each step; `text` is what people wrote."""
    facts = refund_news.RefundFacts(
        "R3PK-M2XD-9ET", 8_799, "EUR", "P7Q4K-M2XD-9ET", "0785", date(2030, 1, 22), "acc_elin", "Kafé Luleå AB"
    )
    for step in (refund_news.RefundApproved, refund_news.RefundSent):
        yield step(facts)
    yield refund_news.RefundArrived(replace(facts, due=None))
    for end in (refund_news.RefundFailed, refund_news.RefundDeclined):
        yield end(replace(facts, due=None), reason=text)
    yield refund_news.RefundAsked(facts, message=text)


def disputes(text: str, answer_by: datetime) -> Iterator[News]:
    """Of what is contested of an invoice, and how that ended."""
    facts = dispute_news.DisputeFacts(
        "2030-000017", "Descaler for espresso machines, six bottles", 5_459, "EUR", "9M3T-0C7V-K2H"
    )
    yield dispute_news.DisputeReceived(facts, text, answer_by)
    yield dispute_news.DisputeUpheld(facts, text, "C2030-000003")
    yield dispute_news.DisputeDeclined(replace(facts, name=""), text)
    yield dispute_news.DisputeWithdrawn(facts)


def reminders(text: str) -> Iterator[News]:
    """Of what falls due, of paying in parts, and of what is left after all reminders."""
    lines = (
        reminder_news.Due(date(2030, 1, 4), 31_201, "2030-000017"),
        reminder_news.Due(date(2030, 1, 14), 1_000, "2030-000021"),
    )
    for kind in (
        reminder_news.ReminderBefore,
        reminder_news.ReminderFirst,
        reminder_news.ReminderAgain,
        reminder_news.ReminderLast,
    ):
        yield kind("EUR", 32_201, lines)
    parts = (reminder_news.Due(date(2030, 2, 1), 16_101), reminder_news.Due(date(2030, 3, 1), 16_100))
    plan = reminder_news.PlanFacts("7Q4K-M2XD-9ET", 32_201, "EUR", parts, "acc_elin", "Kafé Luleå AB")
    yield reminder_news.InstalmentsAgreed(plan, text)
    yield reminder_news.InstalmentsDeclined(plan, text)
    yield reminder_news.InstalmentsAsked(plan, text)
    yield reminder_news.DebtHandedOver("acc_elin", "Kafé Luleå AB", 32_201, "EUR")
    yield reminder_news.LedgerDiffers("acc_elin", "Kafé Luleå AB", ("entries: 1 counted, 5 found",))
