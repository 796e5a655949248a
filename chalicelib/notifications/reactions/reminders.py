"""Who is told about debts that are due: everybody of the account, and staff where a person is needed."""

from datetime import date

from chalicelib.accounts import service as accounts
from chalicelib.billing import service as billing
from chalicelib.billing.events import DebtHandedOver, InstalmentsAnswered, InstalmentsAsked, LedgerDiffers, RemindersDue
from chalicelib.billing.service import PlanView
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.kernel.principal import Role
from chalicelib.notifications import service
from chalicelib.notifications.news import reminders as news

_TONES: dict[str, type[news.Reminder]] = {
    "before": news.ReminderBefore,
    "first": news.ReminderFirst,
    "again": news.ReminderAgain,
    "last": news.ReminderLast,
}


def remind(event: RemindersDue, envelope: Envelope) -> None:
    """What is to be paid, as it is now: what was paid or disputed meanwhile is left out."""
    found = billing.reminder_letter(event.account_id, event.day)
    if found is not None:
        lines = tuple(news.Due(date.fromisoformat(line.due), line.open, line.number) for line in found.lines)
        told = _TONES[found.tone](found.currency, found.total, lines)
        service.notify(envelope, accounts.account_contacts(event.account_id), told)


def hand_over(event: DebtHandedOver, envelope: Envelope) -> None:
    """Somebody should talk with the customer."""
    name = accounts.account_name(event.account_id)
    told = news.DebtHandedOver(event.account_id, name, event.amount, event.currency)
    service.notify(envelope, accounts.staff_contacts(), told)


def tell_differences(event: LedgerDiffers, envelope: Envelope) -> None:
    """Those who lead hear of a ledger that does not agree with its entries; everybody where nobody leads."""
    name, found = accounts.account_name(event.account_id), billing.differences_of(event.account_id)
    told = news.LedgerDiffers(event.account_id, name, tuple(found))
    service.notify(envelope, accounts.staff_contacts(Role.ADMIN) or accounts.staff_contacts(), told)


def tell_asked(event: InstalmentsAsked, envelope: Envelope) -> None:
    """A request to answer."""
    found = billing.plan_of(event.account_id, event.number)
    if found is not None:
        told = news.InstalmentsAsked(_facts(event.account_id, found), found.message or "")
        service.notify(envelope, accounts.staff_contacts(), told)


def tell_answered(event: InstalmentsAnswered, envelope: Envelope) -> None:
    """What the vendor says to it."""
    found = billing.plan_of(event.account_id, event.number)
    if found is not None:
        kind = news.InstalmentsAgreed if event.outcome == "agreed" else news.InstalmentsDeclined
        told = kind(_facts(event.account_id, found), found.reason or "")
        service.notify(envelope, accounts.account_contacts(event.account_id), told)


def _facts(account_id: str, plan: PlanView) -> news.PlanFacts:
    parts = tuple(news.Due(date.fromisoformat(one.on), one.amount) for one in plan.schedule)
    return news.PlanFacts(plan.number, plan.amount, plan.currency, parts, account_id, accounts.account_name(account_id))


REACTIONS = (
    Reaction(RemindersDue, "notifications.billing.reminders_due", remind, queue="notifications"),
    Reaction(DebtHandedOver, "notifications.staff.billing.debt_handed_over", hand_over, queue="notifications"),
    Reaction(LedgerDiffers, "notifications.staff.billing.ledger_differs", tell_differences, queue="notifications"),
    Reaction(InstalmentsAsked, "notifications.staff.billing.instalments_asked", tell_asked, queue="notifications"),
    Reaction(InstalmentsAnswered, "notifications.billing.instalments_answered", tell_answered, queue="notifications"),
)
