"""One thing of each kind that a customer can have, made by the routes that people use, once a test asks for it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.platform.http import Endpoint
from chalicelib.tickets import service as tickets
from tests.support.bills import bill, coffee
from tests.support.examples import BODIES
from tests.support.returns import line
from tests.support.shop import ADDRESS, submit

Ask = Callable[[str, object], Any]
"""`ask(path, body)`: what the portal answers to a POST that goes well."""


@dataclass
class Belongings:
    """All of it belongs to `customer`, that member of that account. `sku` needs four pieces in stock."""

    customer: Ask
    agent: Ask
    sku: str
    account_id: str
    member_id: str

    def path(self, endpoint: Endpoint) -> str:
        """The route, leading to these things."""
        numbers = {
            "/payments/{": "payment",
            "/invoices/{": "invoice",
            "/withdrawals/{": "withdrawal",
            "/returns/{": "returned",
            "/tickets/{": "ticket",
            "/parcels/{": "shipped",
            "/requests/{": "picked",
        }
        named = {
            "number": next((number for part, number in numbers.items() if part in endpoint.path), "order"),
            "review_id": "return_review_id" if "return-reviews" in endpoint.path else "review_id",
        }
        return "/v1" + re.sub(r"{(\w+)}", lambda it: getattr(self, named.get(it[1], it[1])), endpoint.path)

    @cached_property
    def review_id(self) -> str:
        return str(self._review()["review_id"])

    @cached_property
    def order(self) -> str:
        return str(self._placed()["number"])

    @cached_property
    def shipped(self) -> str:
        """An order that the customer has in hand, in one parcel."""
        order = self._moved(self._placed(), "accept")
        parcels = f"/v1/staff/orders/{order['number']}/parcels"
        lines = [{"sku": self.sku, "quantity": 1}]
        order = self.agent(parcels, {"lines": lines, "carrier": "Matkahuolto", "version": order["version"]})
        self.agent(f"{parcels}/{self.parcel}/moves", {"move": "deliver", "version": order["version"]})
        return str(order["number"])

    parcel = place = "1"
    token = "inq_" + "0" * 26  # is mailed to whoever writes without signing in; this one to nobody

    @cached_property
    def asked_back(self) -> Any:
        """An order that the customer asks to cancel when it is being picked."""
        order = self._moved(self._placed(), "accept", "start_picking")
        body = {**BODIES["cancel_order"], "version": order["version"]}
        return self.customer(f"/v1/orders/{order['number']}/cancellation", body)

    @property
    def picked(self) -> str:
        return str(self.asked_back["number"])

    @property
    def request_id(self) -> str:
        return str(self.asked_back["requests"][0]["request_id"])

    @cached_property
    def return_review(self) -> Any:
        return self.customer("/v1/return-reviews", {"lines": [line({"number": self.shipped}, self.sku)]})

    @property
    def return_review_id(self) -> str:
        return str(self.return_review["review_id"])

    @cached_property
    def returned(self) -> str:
        return str(self.customer("/v1/returns", submit(self.return_review))["number"])

    @cached_property
    def photograph_id(self) -> str:
        photographs = f"/v1/returns/{self.returned}/photographs"
        return str(self.customer(photographs, BODIES["announce_photograph"])["photograph_id"])

    @cached_property
    def withdrawal(self) -> str:
        return str(self.customer("/v1/withdrawals", BODIES["withdraw"])["number"])

    @cached_property
    def reorder_id(self) -> str:
        return str(self.customer("/v1/reorders", {"orders": [self.order]})["reorder_id"])

    @cached_property
    def list_id(self) -> str:
        lines = [{"sku": self.sku, "quantity": 1, "note": "Whole"}]
        return str(self.customer("/v1/lists", {**BODIES["make_list"], "lines": lines})["list_id"])

    @cached_property
    def ticket(self) -> str:
        return str(self.customer("/v1/tickets", BODIES["open_ticket"])["ticket"]["number"])

    @cached_property
    def link(self) -> str:
        """The end of the link in the mail that asks how the help was."""
        number = self.customer("/v1/tickets", BODIES["open_ticket"])["ticket"]["number"]
        self.agent(f"/v1/staff/tickets/{number}/messages", {"text": "Done.", "then": "solved"})
        ticket = tickets.ticket_of(number)
        return tickets.link_token(ticket) if ticket else ""

    @cached_property
    def cause_id(self) -> str:
        return str(self.agent("/v1/staff/causes", {**BODIES["make_cause"], "ticket": self.ticket})["cause_id"])

    @cached_property
    def ready_id(self) -> str:
        return str(self.agent("/v1/staff/ready-answers", BODIES["make_ready_answer"])["ready_id"])

    @cached_property
    def batch_id(self) -> str:
        number = self.customer("/v1/tickets", BODIES["open_ticket"])["ticket"]["number"]
        body = {**BODIES["make_batch"], "tickets": [{"number": number, "version": 1}]}
        return str(self.agent("/v1/staff/ticket-batches", body)["batch_id"])

    @cached_property
    def document_id(self) -> str:
        return str(self.customer("/v1/documents", BODIES["ask_document"])["document_id"])

    @cached_property
    def file_id(self) -> str:
        return str(self.agent("/v1/staff/bank-files", BODIES["bring_bank_file"])["file"]["file_id"])

    @cached_property
    def paid(self) -> Any:
        """A payment of an invoice."""
        billing.bring_up_to(self.account_id, self.member_id, bill(self.order, coffee(2)))
        body = {**BODIES["post_payment"], "reference": "bank-0", "split": None}
        return billing.post_payment(self.account_id, billing.PostPayment(**body))[0]

    @property
    def payment(self) -> str:
        return str(self.paid.number)

    @property
    def invoice(self) -> str:
        return str(self.paid.settlements[0].other)

    def _review(self) -> Any:
        body = {"lines": [{"sku": self.sku, "quantity": 1}], "delivery_address": ADDRESS}
        return self.customer("/v1/reviews", body)

    def _placed(self) -> Any:
        return self.customer("/v1/orders", submit(self._review()))

    def _moved(self, order: Any, *moves: str) -> Any:
        for move in moves:
            order = self.agent(f"/v1/staff/orders/{order['number']}/moves", {"move": move, "version": order["version"]})
        return order
