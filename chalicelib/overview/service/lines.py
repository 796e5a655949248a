"""A kept card as the line of a list: of one kind, or of all kinds alike."""

from collections.abc import Callable

from chalicelib.kernel import clock
from chalicelib.kernel.money import Money
from chalicelib.overview.rules import Facts, Need, Present
from chalicelib.overview.schemas import MineLine, NeedView, OrderCard, TicketCard
from chalicelib.overview.schemas.waiting import DueLine, QueuedTicket
from chalicelib.platform import vendor


def present() -> Present:
    """Now, and today where the vendor is."""
    return Present(clock.stamp(clock.now()), vendor.today().isoformat())


def order_card(facts: Facts, now: Present) -> OrderCard:
    """The line of an order from its card's facts."""
    money = Money(amount=facts["total"], currency=facts["currency"])
    late = facts.get("next_on") if now.is_past(facts.get("next_on")) else None
    own = {"number": facts["ref"], "placed_at": facts["at"], "total": money, "late_since": late}
    return OrderCard(**{**facts, **own})


def ticket_card(facts: Facts) -> TicketCard:
    """The line of a ticket from its card's facts."""
    return TicketCard(**{**facts, "number": facts["ref"], "opened_at": facts["at"]})


def queued_ticket(facts: Facts) -> QueuedTicket:
    """The same for staff. A card from before versions were kept has none that a change would fit."""
    told = {"version": 0, "team": None, "staff_tags": [], **facts}
    return QueuedTicket(**{**told, "number": facts["ref"], "opened_at": facts["at"]})


def need_view(need: Need) -> NeedView:
    """Something that waits for the customer."""
    facts = need.facts
    return NeedView(
        kind=need.kind,
        ref=need.ref,
        title=facts.get("subject") or facts.get("summary") or need.ref,
        order=facts.get("order"),
        due=need.by,
        late=need.late,
        amount=_money(facts, "owed"),
    )


def mine_line(facts: Facts, now: Present) -> MineLine:
    """Anything of a customer's as one line."""
    told = _WORDS[facts["of"]](facts)
    waits = bool(facts.get("need")) and facts["need_from"] < now.end
    return MineLine(
        kind=facts["of"],
        ref=facts["ref"],
        at=facts["at"],
        is_open=facts["is_open"],
        need=facts["need"] if waits else None,
        late=facts["is_open"] and now.is_past(told["due"]),
        amount=_money(facts, "total") or _money(facts, "amount"),
        marks=[],
        excerpt=None,
        **told,
    )


def due_line(facts: Facts, now: Present) -> DueLine:
    """Anything that waits for staff as one line."""
    told = {name: text for name, text in _WORDS[facts["of"]](facts).items() if name != "due"}
    return DueLine(
        kind=facts["of"],
        ref=facts["ref"],
        due=facts.get("due"),
        late=now.is_past(facts.get("due")),
        customer=facts.get("customer") or "",
        assignee_name=facts.get("assignee_name") or facts.get("team"),
        priority=facts.get("priority"),
        **told,
    )


def _money(facts: Facts, name: str) -> Money | None:
    amount = facts.get(name)
    return None if amount is None else Money(amount=amount, currency=facts["currency"])


def _order(facts: Facts) -> Facts:
    return {
        "title": facts["summary"],
        "state": facts["status"],
        "detail": facts["delivery_status"],
        "order": None,
        "due": facts.get("next_on"),
    }


def _ticket(facts: Facts) -> Facts:
    return {
        "title": facts["subject"],
        "state": facts["state"],
        "detail": facts["kind"],
        "order": None,
        "due": facts.get("promise_due_at"),
    }


def _other(facts: Facts) -> Facts:
    """Most are named by their kind and number, which the page words."""
    return {
        "title": facts.get("summary") or "",
        "state": facts["state"],
        "detail": facts.get("detail"),
        "order": facts.get("order"),
        "due": facts.get("due_on"),
    }


_WORDS: dict[str, Callable[[Facts], Facts]] = {
    "order": _order,
    "ticket": _ticket,
    "request": _other,
    "return": _other,
    "withdrawal": _other,
    "invoice": _other,
    "credit_note": _other,
    "payment": _other,
    "transfer": _other,
}
