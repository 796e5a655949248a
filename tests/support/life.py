"""A customer's life with the portal, one chance step after the other, as a long story for what must hold after any."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.support.caller import Answer, Caller
from tests.support.returns import line


class Life:
    """A customer's life with the portal, one step at a time. What is refused is refused."""

    def __init__(self, chance: Random, customer: Caller, agent: Caller, order: Callable[..., Any]) -> None:
        self.chance, self.customer, self.agent, self._order = chance, customer, agent, order
        self.account = f"acc_{customer.sub}"
        self.count = 0

    def step(self) -> None:
        """Something that happens to them; where there is nothing to do it with, something else."""
        self.count += 1
        steps = [self.order, self.handle, self.handle, self.handle, self.cancel, self.answer_request, self.withdraw]
        steps += [
            self.ask_return,
            self.move_return,
            self.move_return,
            self.move_withdrawal,
            self.ask,
            self.talk,
            self.talk,
            self.announce,
            self.pay,
            self.pay,
            self.dispute,
        ]
        self.chance.shuffle(steps)
        answer = next(answer for step in steps if (answer := step()))
        assert answer.status < 500, answer.body

    def order(self) -> Answer:
        placed = self._order(self.customer, BEAN_1=self.chance.randint(1, 2), MACH_1=1)
        return self.agent.post(f"/v1/staff/orders/{placed['number']}/moves", {"move": "accept", "version": 1})

    def handle(self) -> Answer | None:
        found = self._one("/v1/orders")
        if found is None:
            return None
        path = f"/v1/staff/orders/{found['number']}"
        shown = self.agent.get(path).json
        version = {"version": shown["version"]}
        if on_the_way := [one for one in shown["parcels"] if one["state"] == "shipped"]:
            parcel = on_the_way[0]["parcel"]
            return self.agent.post(f"{path}/parcels/{parcel}/moves", {"move": "deliver", **version})
        moves = [one for one in shown["allowed"] if one in {"accept", "start_picking", "ship", "refuse"}]
        move = self.chance.choice(moves) if moves else ""
        if move == "ship":
            lines = [{"sku": self.chance.choice(["BEAN-1", "MACH-1"]), "quantity": 1}]
            return self.agent.post(f"{path}/parcels", {"lines": lines, "carrier": "Bring", **version})
        return self.agent.post(f"{path}/moves", {"move": move, "reason": "So", **version}) if move else None

    def cancel(self) -> Answer | None:
        found = self._one("/v1/orders")
        if found is None:
            return None
        path = f"/v1/orders/{found['number']}"
        version = self.customer.get(path).json["version"]
        return self.customer.post(f"{path}/cancellation", {"version": version, "reason": "other"})

    def answer_request(self) -> Answer | None:
        waiting = self.agent.get("/v1/staff/due?desk=requests").json["items"]
        if not waiting:
            return None
        number, _, request = waiting[0]["ref"].partition("/")
        version = self.agent.get(f"/v1/staff/orders/{number}").json["version"]
        body = {"answer": self.chance.choice(["accept", "decline"]), "version": version, "reason": "So"}
        return self.agent.post(f"/v1/staff/orders/{number}/requests/{request}/answer", body)

    def withdraw(self) -> Answer | None:
        found = self._one("/v1/orders")
        sent = {"name": "Mikko Heikkinen", "email": "mikko@customer.example", "language": "en"}
        return self.customer.post("/v1/withdrawals", {**sent, "contract": found["number"]}) if found else None

    def move_withdrawal(self) -> Answer | None:
        waiting = self.agent.get("/v1/staff/withdrawals").json["items"]
        if not waiting:
            return None
        path = f"/v1/staff/withdrawals/{self.chance.choice(waiting)['number']}"
        shown = self.agent.get(path).json
        moves = [one for one in shown["allowed"] if one not in {"match", "find_invalid"}]
        body = {"move": self.chance.choice(moves), "version": shown["version"], "reason": "So"} if moves else None
        return self.agent.post(f"{path}/moves", body) if body else None

    def ask_return(self) -> Answer | None:
        """All that can be of one order."""
        order = self._one("/v1/orders")
        if order is None:
            return None
        possible = self.customer.get(f"/v1/orders/{order['number']}/returns").json["lines"]
        lines = [line(order, one["sku"], one["quantity"]) for one in possible if not one["barrier"]]
        if not lines:
            return None
        review = self.customer.post("/v1/return-reviews", {"lines": lines}).json
        return self.customer.post("/v1/returns", {name: review[name] for name in ("review_id", "fingerprint")})

    def move_return(self) -> Answer | None:
        """Whoever's turn it is: the first thing that can be done."""
        found = self._one("/v1/returns")
        path = f"/v1/staff/returns/{found['number']}" if found else ""
        shown = self.agent.get(path).json if found else {"allowed": []}
        if not shown["allowed"]:
            return None
        version = {"version": shown["version"]}
        match shown["allowed"][0]:
            case "receive":
                what = [{"order": one["order"], "sku": one["sku"]} for one in shown["lines"]]
                lines = [{**one, "quantity": 1, "resellable": 1} for one in what]
                return self.agent.post(f"{path}/receipts", {"lines": lines, **version})
            case "inspect":
                return self.agent.post(f"{path}/inspections", {"lines": [], **version})
            case move:
                return self.agent.post(f"{path}/moves", {"move": move, **version})

    def ask(self) -> Answer:
        body = {"kind": "fault", "subject": f"No heat {self.count}", "message": "Cold.", "urgency": "today"}
        return self.customer.post("/v1/tickets", {**body, "severity": "hindered"})

    def talk(self) -> Answer | None:
        found = self._one("/v1/tickets")
        if found is None:
            return None
        path, number = "/v1/staff/tickets", found["number"]
        shown = self.agent.get(f"{path}/{number}").json["ticket"]
        what = self.chance.choice(["open", "waiting_customer", "solved", "confirm", "spam", "assign"])
        if what == "confirm":
            body = {"move": "confirm_solved", "version": shown["version"]}
            return self.customer.post(f"/v1/tickets/{number}/moves", body)
        if what == "spam":
            body = {"move": "mark_spam", "version": shown["version"], "reason": "So"}
            return self.agent.post(f"{path}/{number}/moves", body)
        if what == "assign":
            return self.agent.put(f"{path}/{number}/assignment", {"assignee": "ilze", "version": shown["version"]})
        return self.agent.post(f"{path}/{number}/messages", {"text": "Well.", "then": what})

    def announce(self) -> Answer | None:
        found = self._one("/v1/billing/open")
        if found is None:
            return None
        split = [{"number": found["number"], "amount": found["open"]}]
        body = {"amount": found["open"], "on": "2030-01-08", "split": split}
        return self.customer.post("/v1/billing/announcements", body)

    def pay(self) -> Answer | None:
        found = self._one("/v1/billing/open")
        if found is None:
            return None
        amount = self.chance.choice([found["open"], 1000])
        body = {"reference": f"bank-{self.count}", "amount": amount, "currency": "EUR", "value_date": "2030-01-08"}
        return self.agent.post(f"/v1/staff/accounts/{self.account}/payments", {**body, "text": found["number"]})

    def dispute(self) -> Answer | None:
        found = self._one("/v1/billing/open")
        path = f"/v1/billing/invoices/{found['number']}/disputes" if found else ""
        return self.customer.post(path, {"line": 1, "message": "It did not come."}) if found else None

    def _one(self, path: str) -> Any:
        items = self.customer.get(path).json["items"]
        return self.chance.choice(items) if items else None
