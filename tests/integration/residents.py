"""People with real tokens before the running gateway, and a few things of theirs."""

from dataclasses import dataclass
from typing import Any

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.kernel.principal import Role
from local.demo import data
from tests.integration.visitor import Answer, Visitor
from tests.support import journeys
from tests.support.examples import BODIES
from tests.support.routes import Made
from tests.support.shop import ADDRESS, submit


@dataclass(frozen=True)
class Residents:
    """Two customers of different accounts and a member of staff. What is `made` belongs to the first."""

    customer: Visitor
    stranger: Visitor
    agent: Visitor
    made: Made


def settled(gateway: int, stack: dict[str, str]) -> Residents:
    """On an empty portal: signed up, signed in, one review, order and ticket."""
    sku = journeys.put_on_shelf(next(data.products()))
    customer = joined(Visitor(gateway, stack), "elin@kafe-lulea.example")
    stranger = joined(Visitor(gateway, stack), "marta@bar-sport.example")
    return Residents(customer, stranger, employed(Visitor(gateway, stack), "ilze@vendor.example"), _made(customer, sku))


def joined(visitor: Visitor, email: str) -> Visitor:
    """Signed in with an account of their own."""
    visitor.register(email)
    visitor.sign_in(email)
    assert visitor.call("PUT", "/api/v1/me", BODIES["join"]).status == 200
    return visitor


def employed(visitor: Visitor, email: str) -> Visitor:
    """Signed in as staff."""
    visitor.register(email, "staff")
    visitor.sign_in(email)
    person = Contact(visitor.sub, "Ilze Ozola", email, "en", "Europe/Riga", staff=True)
    accounts.add_staff(person, Role.AGENT)
    return visitor


def _made(customer: Visitor, sku: str) -> Made:
    wanted = {"lines": [{"sku": sku, "quantity": 1}], "delivery_address": ADDRESS}
    reviews = [_post(customer, "/api/v1/reviews", wanted, key) for key in ("one", "two")]
    return Made(
        review_id=reviews[0]["review_id"],
        order=_post(customer, "/api/v1/orders", submit(reviews[1]), "order")["number"],
        ticket=_post(customer, "/api/v1/tickets", BODIES["open_ticket"], "ticket")["ticket"]["number"],
        sku=sku,
        withdrawal=_post(customer, "/api/v1/withdrawals", BODIES["withdraw"], "withdrawal")["number"],
    )


def _post(customer: Visitor, path: str, body: object, key: str) -> Any:
    answer: Answer = customer.call("POST", path, body, Idempotency_Key=key)
    assert answer.status == 201, answer.body
    return answer.json
