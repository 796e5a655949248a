"""What the vendor has settled for all domains."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.calendar import BusinessCalendar
from chalicelib.platform.settings import settings

LEAST_WITHDRAWAL_DAYS = 14  # Art. 9 and 14 of Directive 2011/83/EU: no vendor may grant fewer
MOST_REPAYMENT_DAYS = 14  # Art. 13: no vendor may take longer


@cache
def calendar() -> BusinessCalendar:
    """The vendor's opening hours. Raises the calendar's refusals when the setting cannot be read."""
    return BusinessCalendar.from_dict(json.loads(settings().calendar))


@cache
def targets() -> dict[str, dict[str, int]]:
    """Business minutes per priority and clock where the vendor promises otherwise than we propose.

    Like {"p1": {"first_reply": 30}}; what is left out stays as proposed.
    """
    given: dict[str, dict[str, int]] = json.loads(settings().targets)
    return given


@cache
def service_classes() -> dict[str, dict[str, dict[str, int]]]:
    """The same for classes of customers, by name, where they are promised otherwise than everybody.

    Like {"gold": {"p1": {"first_reply": 15}}}.
    """
    given: dict[str, dict[str, dict[str, int]]] = json.loads(settings().service_classes)
    return given


def payment_days() -> int:
    """Days from the issue of an invoice to its due date."""
    return int(settings().payment_days)


def order_minimum(currency: str) -> int:
    """The least that an order comes to without VAT, in minor units of that currency; 0 where there is no minimum.

    Set like {"EUR": 5000}.
    """
    return order_minimums().get(currency, 0)


def order_minimums() -> dict[str, int]:
    """The least that an order comes to, by currency."""
    given: dict[str, int] = json.loads(settings().order_minimum)
    return given


def currency() -> str:
    """The currency in which the vendor's bank account is kept, and payments from bank files are posted."""
    return settings().currency


@dataclass(frozen=True, slots=True)
class WithdrawalTerms:
    """Days in which a consumer may withdraw, send goods back, and is paid back; and where goods go back to."""

    withdraw: int
    send_back: int
    pay_back: int
    address: str


def withdrawal_terms() -> WithdrawalTerms:
    """What the vendor grants to consumers who withdraw from a contract. More days than the law asks for are welcome."""
    given = settings()
    return WithdrawalTerms(
        withdraw=max(LEAST_WITHDRAWAL_DAYS, int(given.withdrawal_days)),
        send_back=max(LEAST_WITHDRAWAL_DAYS, int(given.return_days)),
        pay_back=min(MOST_REPAYMENT_DAYS, int(given.repayment_days)),
        address=given.return_address,
    )


@dataclass(frozen=True, slots=True)
class ReturnTerms:
    """Days from delivery in which goods may be returned, days from our yes in which they are sent, and where to; and of
    which categories they are repaired."""

    window: int
    send: int
    address: str
    repairs: frozenset[str]


def return_terms() -> ReturnTerms:
    """What the vendor grants to all customers beyond the law."""
    given = settings()
    repairs = frozenset(name.strip() for name in given.repairs.split(",") if name.strip())
    return ReturnTerms(int(given.return_window_days), int(given.return_days), given.return_address, repairs)


@cache
def letterhead() -> dict[str, Any]:
    """Who issues documents: address (in lines), business_id, vat_number, iban, bic, email and phone, as far as set."""
    given: dict[str, Any] = json.loads(settings().letterhead)
    return given


@cache
def texts() -> dict[str, dict[str, str]]:
    """The vendor's own words by language and key, like {"fi": {"withdrawal.link": "..."}}."""
    given: dict[str, dict[str, str]] = json.loads(settings().texts)
    return given


def today() -> date:
    """The day on the vendor's calendar: by it invoices are dated and debts fall due."""
    return day_of(clock.now())


def day_of(moment: datetime) -> date:
    """The vendor's day at a moment."""
    return moment.astimezone(calendar().tz).date()


@dataclass(frozen=True, slots=True)
class ComplaintTerms:
    """Who decides on a complaint when its customer asks for that, and the dispute body that they can go to.

    `email` is the member of staff's own. `roles` and `bodies` are words by language, as far as the vendor gave them.
    """

    name: str
    email: str
    roles: dict[str, str]
    bodies: dict[str, str]
    url: str


def complaint_terms() -> ComplaintTerms:
    """What the vendor has settled for complaints; what is not set is empty."""
    given: dict[str, dict[str, Any]] = json.loads(settings().complaints)
    person, body = given.get("person", {}), given.get("body", {})
    return ComplaintTerms(
        name=person.get("name", ""),
        email=person.get("email", ""),
        roles=person.get("role", {}),
        bodies=body.get("name", {}),
        url=body.get("url", ""),
    )


def owner() -> str:
    """Whose address hears of it in the end when a promise is not kept; else the vendor's own, as far as it is known."""
    return settings().owner or str(letterhead().get("email") or "")


def topics() -> list[dict[str, Any]]:
    """What tickets can be about, each with questions of its own, in the order in which customers see them.

    Set like [{"code": "grinder", "names": {"en": "Grinder"}, "kinds": ["fault"], "questions": [...]}].
    """
    given: list[dict[str, Any]] = json.loads(settings().topics)
    return given


def teams() -> dict[str, frozenset[str]]:
    """The vendor's teams by name, each with the addresses of its people: {"Repairs": ["ilze@vendor.example"]}."""
    given: dict[str, list[str]] = json.loads(settings().teams)
    return {name: frozenset(address.lower() for address in people) for name, people in given.items()}


def team_of(email: str) -> str | None:
    """The team of the member of staff with that address: the first that names them."""
    return next((name for name, people in teams().items() if email.lower() in people), None)


def first_language() -> str:
    """The language that ready answers are written in at least."""
    return settings().first_language


def quiet_days() -> int:
    """Business days of silence after which a customer is reminded of a ticket, reminded again, and it closes."""
    return int(settings().quiet_days)


def answer_minutes() -> int:
    """Business minutes within which staff answer what a customer asks about an order."""
    return round(float(settings().answer_hours) * 60)
