"""People with real tokens before the running gateway, and a few things of theirs."""

from dataclasses import dataclass
from typing import Any

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.kernel import ids
from chalicelib.kernel.principal import Role
from local.demo import data
from tests.integration.visitor import Visitor
from tests.support import journeys
from tests.support.belongings import Ask, Belongings
from tests.support.examples import BODIES


@dataclass(frozen=True)
class Residents:
    """Two customers of different accounts and a member of staff. What is `made` belongs to the first."""

    customer: Visitor
    stranger: Visitor
    agent: Visitor
    made: Belongings


def settled(gateway: int, stack: dict[str, str]) -> Residents:
    """On an empty portal: signed up, signed in, with a product to order."""
    sku = journeys.put_on_shelf(next(data.products()))
    customer = joined(Visitor(gateway, stack), "elin@kafe-lulea.example")
    stranger = joined(Visitor(gateway, stack), "marta@bar-sport.example")
    agent = employed(Visitor(gateway, stack), "ilze@vendor.example")
    account_id = customer.call("GET", "/api/v1/me").json["account"]["account_id"]
    made = Belongings(asking(customer), asking(agent), sku, account_id, customer.sub)
    return Residents(customer, stranger, agent, made)


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


def asking(visitor: Visitor) -> Ask:
    def ask(path: str, body: object) -> Any:
        answer = visitor.call("POST", f"/api{path}", body, Idempotency_Key=ids.sortable())
        assert answer.status in {200, 201}, (path, answer.body)
        return answer.json

    return ask
