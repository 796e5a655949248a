"""How far an account was reminded, as it is kept; and its open debts up to a day."""

import json
from datetime import date

from chalicelib.billing.models import OpenItem, account_key
from chalicelib.billing.models.reminders import Reminded
from chalicelib.billing.rules.projections import Item
from chalicelib.kernel.errors import Invalid
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction

MOST_DEBTS = 100  # that a promise or a plan is about


class DayNotValid(Invalid):
    """A day that there is not, like 30 February."""


def state_of(account_id: str) -> Reminded:
    """The account's state; of version 0 when it was never reminded and promised nothing."""
    pk = account_key(account_id)
    return db.find(Reminded, pk, "REMINDED") or Reminded(pk, "REMINDED", version=0)


def put(tx: Transaction, state: Reminded) -> None:
    """Writes the state; the transaction is refused with WriteConflict when it changed since it was read."""
    version = int(state.version)
    state.version = version + 1
    tx.put(state, condition=Reminded.version == version if version else Reminded.pk.does_not_exist())


def promised_of(state: Reminded) -> dict[str, tuple[date, int]]:
    """Until when each debt was promised, and how often."""
    return {number: (date.fromisoformat(day), times) for number, (day, times) in json.loads(state.promised).items()}


def promised_text(promised: dict[str, tuple[date, int]]) -> str:
    """How it is kept."""
    kept = {number: [day.isoformat(), times] for number, (day, times) in promised.items()}
    return json.dumps(kept, separators=(",", ":"))


def debts_until(account_id: str, day: date) -> dict[str, int]:
    """What is open and undisputed of each debt that is due by that day, oldest due first."""
    between = ("OPEN#", f"OPEN#{day.isoformat()}~")
    found, _ = db.query(OpenItem, account_key(account_id), between=between, limit=MOST_DEBTS, consistent=True)
    debts = ((one["number"], one["open"] - one["disputed"]) for one in map(db.plain, found))
    return {number: wanted for number, wanted in debts if wanted > 0}


def day_of(text: str) -> date:
    """The day behind a text that looks like one. Raises DayNotValid for those that there are not."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DayNotValid("There is no such day.", day=text) from error


def wanted(item: Item) -> int:
    """What is open of an item and not disputed."""
    return item.open - item.contested
