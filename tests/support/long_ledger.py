"""Many thousand entries in one customer's ledger, written straight into the tables.

An invoice that nobody pays and one that is paid are posted by the services, long ago. All others are copies of the rows
that these left behind, each with numbers and a moment of its own, and balances go on from one to the next. So the check
of the ledger finds nothing amiss, and whatever is posted afterwards goes the services' way.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from chalicelib.billing import service as billing
from chalicelib.billing.models import Head, LedgerItem, account_key
from chalicelib.billing.models.bank import PaidReference
from chalicelib.billing.service import stored
from chalicelib.kernel import clock, ids
from chalicelib.overview.models import CardItem
from chalicelib.platform import db, vendor
from tests.support import bills, crowd
from tests.support.delivery import deliver
from tests.support.journeys import PRICE, Portal

LONG_AGO = clock.parse("2019-01-01T12:00:00.000Z")
BEGAN = clock.parse("2020-01-01T00:00:00.000Z")
YEAR = {"since": "2020-01-01", "until": "2020-12-31"}
APART = timedelta(minutes=12)  # one invoice from the next: all that are asked for fit into the year
DUE_DAYS = 20  # over which what is open is spread, around today
_MINUTE = timedelta(minutes=1)
_BANK = "the-bank-1"


@dataclass
class Pattern:
    """The rows of one invoice as the services wrote them, (table, JSON), and the words in them that are its own."""

    words: list[str]
    rows: list[tuple[str, str]]
    own: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self.own = re.compile("|".join(map(re.escape, sorted(self.words, key=len, reverse=True))))

    def copy(self, words: list[str], balance: int) -> Iterator[crowd.Row]:
        """The same rows about another invoice, which has these words; `balance` is what was owed before it."""
        of = dict(zip(self.words, words, strict=True))
        for table, text in self.rows:
            raw = json.loads(self.own.sub(lambda found: of[found[0]], text))
            if raw["sk"]["S"].startswith("E#"):
                balance += {"invoice": PRICE, "payment": -PRICE}.get(raw["kind"]["S"], 0)
                raw["balance"] = {"N": str(balance)}
            yield table, raw


def fill(portal: Portal, paid: int, unpaid: int) -> None:
    """Gives the customer so many invoices that are paid, of 3 entries each, and so many that are not, of 1."""
    never, soon = _patterns(portal)
    head = db.find(Head, account_key(portal.account), "CREDIT")
    assert head
    crowd.write(_copies(head, never, soon, paid, unpaid))
    db.save(head)


def _copies(head: Head, never: Pattern, soon: Pattern, paid: int, unpaid: int) -> Iterator[crowd.Row]:
    by_due = stored.days(head.by_due)
    for place in range(paid + unpaid):
        at, number = BEGAN + APART * place, f"2020-{place + 1:06d}"
        words = [number, number.replace("-", ""), ids.number("past", number), at.date().isoformat()]
        if place < unpaid:
            due = vendor.today() + timedelta(place % DUE_DAYS - DUE_DAYS // 2)
            by_due[due] = by_due.get(due, 0) + PRICE
            words += [due.isoformat(), _asked_from(due), clock.stamp(at), _entry(head, at)]
            yield from never.copy(words, int(head.debits) - int(head.credits))
            head.debits = int(head.debits) + PRICE
        else:
            later = at + _MINUTE
            words += [
                f"P{ids.number('past payment', number)}",
                f"past-{place:06d}",
                clock.stamp(at),
                clock.stamp(later),
            ]
            words += [_entry(head, at), _entry(head, later), _entry(head, later)]
            yield from soon.copy(words, int(head.debits) - int(head.credits))
    head.by_due = stored.days_text({due: by_due[due] for due in sorted(by_due)})


def _entry(head: Head, at: datetime) -> str:
    """The id of one more entry, as it stands in keys."""
    head.entries = int(head.entries) + 1
    return ids.counted("ent", at, int(head.entries)).removeprefix("ent_")


def _asked_from(due: date) -> str:
    """The day from which the customer's landing page asks for it."""
    return (due - timedelta(3)).isoformat()


def _patterns(portal: Portal) -> tuple[Pattern, Pattern]:
    """By the services: an invoice that stays open, and one that is paid after a minute."""
    orders = [ids.number("long ago", which) for which in ("unpaid", "paid")]
    for place, order in enumerate(orders):
        with clock.fixed(LONG_AGO + place * _MINUTE):
            billing.bring_up_to(portal.account, portal.customer.sub, bills.bill(order, bills.coffee(1)))
    payment = {
        "reference": _BANK,
        "amount": PRICE,
        "currency": "EUR",
        "value_date": "2019-01-01",
        "text": "2019-000002",
    }
    with clock.fixed(LONG_AGO + 2 * _MINUTE):
        posted, _ = billing.post_payment(portal.account, billing.PostPayment.model_validate(payment))
    _settle()
    return _never(portal, orders[0]), _soon(portal, orders[1], posted.number)


def _settle() -> None:
    """What followed from that is over before anything is measured."""
    from app import courier

    deliver()
    courier.sweep()


def _never(portal: Portal, order: str) -> Pattern:
    number = "2019-000001"
    found = db.find(LedgerItem, account_key(portal.account), LedgerItem.key(number))
    assert found
    due = date.fromisoformat(found.due or "")
    card = db.find(CardItem, f"C#invoice#{number}", "CARD")
    assert card
    places = [db.Wish(CardItem, f"C#invoice#{number}", "CARD")]
    places += [db.Wish(CardItem, *place.split("|", 1)) for place in card.places or ()]
    rows, entries = _about(portal, number, order)
    rows += [row for place in places for row in _at(place)]
    words = [number, "2019000001", order, "2019-01-01", due.isoformat(), _asked_from(due), clock.stamp(LONG_AGO)]
    return Pattern([*words, *entries], rows)


def _soon(portal: Portal, order: str, payment: str) -> Pattern:
    number = "2019-000002"
    rows, entries = _about(portal, number, order, payment)
    rows += _at(db.Wish(PaidReference, PaidReference.key(_BANK), "PAID"))
    moments = [clock.stamp(LONG_AGO + place * _MINUTE) for place in (1, 2)]
    return Pattern([number, "2019000002", order, "2019-01-01", payment, _BANK, *moments, *entries], rows)


def _about(portal: Portal, *names: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The account's rows that name one of these, and the ids of the entries among them."""
    found = []
    for kind in ("E#", "I#", "OPEN#", "ORDER#"):
        for raw in db.every(Head, account_key(portal.account), begins=kind, consistent=True):
            text = json.dumps(raw)
            if any(name in text for name in names):
                found.append((Head.Meta.table_name, text))
    keys = [json.loads(text)["sk"]["S"] for _, text in found]
    return found, [key.removeprefix("E#") for key in keys if key.startswith("E#")]


def _at(place: db.Wish) -> list[tuple[str, str]]:
    raws, _ = db.query(place.model, place.pk, between=(place.sk or "", place.sk or ""), consistent=True)
    return [(place.table, json.dumps(raw)) for raw in raws]
