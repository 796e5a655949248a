"""A few days of business at the demo vendor: orders, questions, answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.orders.rules.states import Move
from chalicelib.orders.schemas import Address, AskReview, PlaceOrder, WantedLine
from chalicelib.orders.schemas.moves import MoveOrder
from chalicelib.platform import vendor
from chalicelib.tickets import service as tickets
from chalicelib.tickets.schemas import OpenTicket
from chalicelib.tickets.schemas.answering import AnswerTicket
from chalicelib.tickets.schemas.assigning import AssignTicket
from chalicelib.tickets.schemas.ready_answers import WriteReadyAnswer
from chalicelib.tickets.service import ready_answers
from local.demo import data
from local.demo.ready_answers import READY_ANSWERS

People = dict[str, Principal]

TRIES = 5
"""A review made days ago has expired already: the database may clear it away before it is submitted."""


def play_earlier(customers: People, colleagues: People) -> None:
    """What was ordered while some things still cost less, and some were still sold."""
    with days_ago(6.9):
        wanted = {"BEAN-HUIL-1000": 6, "CUP-KLIP-25": 8, "GRND-BUTK-98": 1, "SYR-PEPP-0700": 6, "CLN-TABL-0100": 2}
        wanted |= {"TEA-MYNT-0020": 4, "BEAN-KAJE-1000": 12}
        number = order(customers["elin"], "elin-0", wanted, reference="Vecka 44")
        accept(colleagues["marco"], number, "elin-0")


def play(customers: People, colleagues: People) -> None:
    """Everything that happened lately. Playing it again changes nothing."""
    for number, one in enumerate(READY_ANSWERS):
        ready_answers.make(colleagues["ilze"], WriteReadyAnswer.model_validate(one), key(f"ready-{number}"))
    elin, jonas, mikko = customers["elin"], customers["jonas"], customers["mikko"]
    marco, aino = colleagues["marco"], colleagues["aino"]
    with days_ago(6.5):  # events older than a week have expired and tell nobody
        accept(marco, order(elin, "elin-1", {"BEAN-HUIL-1000": 6, "CLN-TABL-0100": 2}, reference="Vecka 46"), "elin-1")
    with days_ago(5):
        accept(aino, order(jonas, "jonas-1", {"TEA-EARL-0250": 4, "CUP-HAMN-18": 12}), "jonas-1")
    with days_ago(2):
        order(elin, "elin-2", {"GRND-HEMM-54S": 1, "BEAN-HUIL-1000": 2})
    with days_ago(1.5):
        pay(elin, "elin-1", 10_000)
        pay(jonas, "jonas-1", 100_000)
    with days_ago(1.2):
        asked = ask(elin, "elin-grinder", GRINDER)
        assign(marco, asked, marco)
    with days_ago(1):
        answer(marco, asked, "elin-grinder-1", GRINDER_ANSWER, then="waiting_customer")
    with days_ago(0.2):
        ask(jonas, "jonas-invoice", INVOICE)
        ask(mikko, "mikko-idea", IDEA)


GRINDER = {
    "kind": "fault",
    "subject": "Kvarnen stannar efter tio sekunder",
    "message": "Sedan i fredags stannar kvarnen efter ungefär tio sekunder och blinkar rött. Vad kan vi göra?",
    "severity": "hindered",
    "urgency": "today",
    "tags": ["kvarn", "garanti"],
}
GRINDER_ANSWER = (
    "Hej Elin! Det låter som överhettningsskyddet. Hur många bryggningar gör ni i timmen, "
    "och har ni rengjort malskivorna den senaste månaden?"
)
INVOICE = {
    "kind": "question",
    "subject": "Ar galima gauti sąskaitą kitu adresu?",
    "message": "Nuo gruodžio mūsų buhalterija bus kitu adresu. Kur tai pakeisti?",
    "severity": "bothered",
    "urgency": "this_week",
    "tags": ["sąskaita"],
}
IDEA = {
    "kind": "suggestion",
    "subject": "Pienempi pussi kokeiltavaksi",
    "message": "Olisi hienoa, jos uusia paahtoja voisi ostaa myös 100 gramman pussissa.",
    "severity": "unharmed",
    "urgency": "no_hurry",
    "tags": [],
}


def order(buyer: Principal, name: str, wanted: dict[str, int], reference: str | None = None) -> str:
    """Reviews and submits; returns the order's number."""
    person = next(one for one in data.people()["customers"] if one["email"] == buyer.email)
    home = person["address"]
    address = Address(
        name=person.get("company", buyer.name),
        line1=home["street"],
        postcode=home["postal_code"],
        city=home["city"],
        country=home["country"],
    )
    lines = [WantedLine(sku=sku, quantity=quantity) for sku, quantity in wanted.items()]
    request = AskReview(lines=lines, delivery_address=address, reference=reference)
    for _ in range(TRIES):
        try:
            review = orders.review(buyer, request, key(f"{name}-review"))
            submit = PlaceOrder(review_id=review.review_id, fingerprint=review.fingerprint)
            return orders.place(buyer, submit, key(f"{name}-order"))[0].number
        except orders.ReviewNotFound:
            continue
    raise AssertionError(f"{name}: its review is gone before it can be submitted")


def accept(by: Principal, number: str, name: str) -> None:
    """A member of staff accepts an order, which is billed that day."""
    orders.move(by, number, MoveOrder(move=Move.ACCEPT, version=1), key(f"{name}-accept"))
    orders.bill(number)


def pay(payer: Principal, name: str, amount: int) -> None:
    """A payment arrives at the bank, and is posted once."""
    day = vendor.today().isoformat()
    payment = billing.PostPayment(reference=f"DEMO-{name}", amount=amount, currency="EUR", value_date=day)
    try:
        billing.post_payment(payer.account_id, payment)
    except Conflict:
        return  # posted when the demo was loaded before, on another day


def ask(asker: Principal, name: str, what: dict[str, Any]) -> str:
    """Opens a ticket; returns its number."""
    opened, _ = tickets.open_ticket(asker, OpenTicket.model_validate(what), key(name))
    return opened.ticket.number


def assign(by: Principal, number: str, to: Principal) -> None:
    """Gives a ticket to somebody, once."""
    try:
        tickets.assign(by, number, AssignTicket(assignee=to.id, version=1))
    except Conflict:
        return  # assigned when the demo was loaded before


def answer(by: Principal, number: str, name: str, text: str, then: str) -> None:
    """A member of staff answers."""
    tickets.answer(by, number, AnswerTicket.model_validate({"text": text, "then": then}), key(name))


def key(what: str) -> IdempotencyKey:
    """The same deed of the demo has the same key, so that loading again repeats it without effect."""
    return IdempotencyKey(scope="demo", key=what, body_hash="demo")


@contextmanager
def days_ago(days: float) -> Iterator[None]:
    """The clock as it stood then."""
    with clock.fixed(clock.now() - timedelta(days=days)):
        yield
