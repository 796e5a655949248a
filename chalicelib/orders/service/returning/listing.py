"""A return as a line in lists: whose turn it is, and until when."""

from collections.abc import Iterator

from chalicelib.kernel.card import Card
from chalicelib.kernel.principal import known_as
from chalicelib.orders.models.returns import ListedReturn, Return
from chalicelib.orders.rules.returning import states
from chalicelib.orders.rules.returning.states import ReturnState
from chalicelib.orders.rules.states import Actor
from chalicelib.platform import db


def card(number: str) -> Card | None:
    """The return as a line in lists; None when there is none."""
    found = db.find(Return, Return.key(number), "RETURN")
    if found is None:
        return None
    turn = states.acts_next(ReturnState(found.state))
    due = found.due_at if turn else None
    return Card(
        kind="return",
        ref=found.number,
        account_id=found.account_id,
        version=int(found.version),
        at=found.requested_at,
        is_open=turn is not None,
        facts={
            "summary": found.lines[0]["name"],
            "state": found.state,
            "due_on": due,
            "customer": known_as(found.member_name, found.company),
            **_worth(found),
        },
        text=_text(found),
        need="send_return" if found.state == ReturnState.APPROVED else "",
        need_from=found.requested_at,
        need_by=due,
        desk="returns" if turn is Actor.STAFF else "",
        desk_key=due or "",
        due=due or "",
    )


def _text(found: Return) -> str:
    """What it is found by: its number, its orders', and the names and numbers of what comes back."""
    return "\n".join((found.number, *found.orders, *(f"{line['name']} {line['sku']}" for line in found.lines)))


def _worth(found: Return) -> dict[str, int | str]:
    """What came of it, else what it is to bring; nothing where that is in several currencies."""
    sums = found.credited or found.worth
    return {"amount": sums[0]["amount"], "currency": sums[0]["currency"]} if len(sums) == 1 else {}


def numbers_of(account_id: str) -> Iterator[str]:
    """The numbers of all returns of an account, newest first."""
    lines = ListedReturn.every_of_account(account_id)
    return (line["number"]["S"] for line in lines)
