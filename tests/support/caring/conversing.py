"""Steps with tickets: opened, written in by both sides, moved, given to somebody, hidden; and time that passes."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from chalicelib.kernel.clock import stamp
from tests.support.caring.care import HOURS, Care
from tests.support.caring.terms import SEVERITY
from tests.support.trading.steps import EITHER, maybe, number, one_of, step

FEW = 3
"""Tickets that are treated at once."""
ANY, KINDS = number(0, 99), one_of("question", "fault", "fault", "complaint")
PRIORITIES = one_of(*SEVERITY)
CUSTOMERS = {"withdraw", "say_solved", "confirm_solved", "not_solved", "reopen", "raise_urgency"}
STAFFS = {"solve", "wait_for_third", "set_aside", "mark_spam", "restore", "reopen"}
ENDING = {"withdraw", "mark_spam"}
AHEAD = one_of(1, 5, 26, 75, 200)
"""Hours until a date that somebody names."""


def some(which: Callable[[Any], Any]) -> Callable[[Any], bool]:
    """Whether there is such a ticket, as staff see it."""
    return lambda self: any(which(view["ticket"]) for view in self.truth.views.values())


def at_work(ticket: Any) -> bool:
    return ticket["state"] in {"new", "open", "waiting_customer", "waiting_third"}


def allowed(ticket: Any, moves: set[str], at: int) -> list[str]:
    """Which of these are; what ends a conversation every other time only."""
    return sorted(moves & set(ticket["allowed"]) - (ENDING if at % 2 else set()))


class Conversing:
    """Mixed into the machine: `trade` and `truth` are its own; `truth` holds what was seen after the last step."""

    trade: Care
    truth: Any
    chance: Random

    @step(lambda self: len(self.truth.views) < FEW, 2, kind=KINDS, priority=PRIORITIES)
    def open(self, kind: str, priority: str) -> None:
        urgency = "no_hurry" if priority == "p4" else "today"
        asked = {"kind": kind, "subject": "Grinder", "severity": SEVERITY[priority], "urgency": urgency}
        text = self.trade.words()
        self.trade.opened[text] = asked
        self.trade.ask(self.trade.customer, "/v1/tickets", {**asked, "message": text}, "open")

    @step(lambda self: self.truth.views, 4, at=ANY)
    def write(self, at: int) -> None:
        """The customer writes, also where that is refused."""
        path = f"/v1/tickets/{self._any(at)['number']}/messages"
        self.trade.ask(self.trade.customer, path, {"text": self.trade.words()}, "write")

    @step(some(at_work), 6, at=ANY, then=one_of("open", "open", "waiting_customer", "solved"), news=maybe(AHEAD))
    def answer(self, at: int, then: str, news: int | None) -> None:
        body = {"text": self.trade.words(), "then": then}
        if news and then == "open":
            body["news_by"] = self._ahead(news)
        self._staff(self._any(at, at_work), "messages", body, f"answer, then {then}")

    @step(lambda self: self.truth.views, at=ANY)
    def note(self, at: int) -> None:
        self._staff(self._any(at), "messages", {"text": self.trade.words(), "internal": True}, "note")

    @step(lambda self: self.truth.views, 5, at=ANY)
    def move(self, at: int) -> None:
        """The customer does what they may."""
        seen = self.trade.look_at(self._any(at)["number"], by_staff=False)
        if seen and (may := allowed(seen["ticket"], CUSTOMERS, at)):
            self._move(seen["ticket"], may[at % len(may)])

    @step(lambda self: self.truth.views, at=ANY, what=one_of(*sorted(CUSTOMERS)))
    def move_somehow(self, at: int, what: str) -> None:
        """Whether they may or not."""
        self._move(self._any(at), what)

    def _move(self, ticket: Any, what: str) -> None:
        body = {"move": what, "version": ticket["version"], **({"urgency": "at_once"} if "raise" in what else {})}
        self.trade.ask(self.trade.customer, f"/v1/tickets/{ticket['number']}/moves", body, what)

    @step(lambda self: self.truth.views, 4, at=ANY, hours=AHEAD)
    def handle(self, at: int, hours: int) -> None:
        """Staff do what they may."""
        ticket = self._any(at)
        if may := allowed(ticket, STAFFS, at):
            self._handle(ticket, may[at % len(may)], hours)

    @step(lambda self: self.truth.views, at=ANY, what=one_of(*sorted(STAFFS)), hours=AHEAD)
    def handle_somehow(self, at: int, what: str, hours: int) -> None:
        """Whether they may or not."""
        self._handle(self._any(at), what, hours)

    def _handle(self, ticket: Any, what: str, hours: int) -> None:
        body = {"move": what, "version": ticket["version"], "reason": "We looked again"}
        if what == "wait_for_third":
            body |= {"until": self._ahead(hours), "third_party": "The carrier"}
        self._staff(ticket, "moves", body, f"{what} by staff")

    @step(some(at_work), 2, at=ANY, assignee=one_of("ilze", None))
    def assign(self, at: int, assignee: str | None) -> None:
        ticket = self._any(at, at_work)
        self._staff(ticket, "assignment", {"assignee": assignee, "version": ticket["version"]}, "assign", "PUT")

    @step(some(at_work), 2, at=ANY, priority=PRIORITIES)
    def change_priority(self, at: int, priority: str) -> None:
        ticket = self._any(at, at_work)
        body = {"priority": priority, "reason": "As it is", "version": ticket["version"]}
        self._staff(ticket, "priority", body, "change priority", "PUT")

    @step(lambda _: True, 6, hours=one_of(1, 1, 2, 4, 9, 24, 72, 120), times=number(1, 3), prompt=EITHER)
    def sleep(self, hours: int, times: int, *, prompt: bool) -> None:
        """So long, so often; timers fire at once, or some day."""
        for _ in range(times):
            self.trade.now += timedelta(hours=hours)
            if prompt:
                self.trade.ring()
        self.trade.tally["slept"] += 1

    @step(lambda _: True, 2, hours=one_of(*sorted(HOURS)), prompt=EITHER)
    def work(self, hours: str, *, prompt: bool) -> None:
        """The vendor settles other hours, while customers wait."""
        self.trade.work(hours)
        if prompt:
            self.trade.ring()

    def _staff(self, ticket: Any, path: str, body: Any, what: str, method: str = "POST") -> None:
        self.trade.ask(self.trade.agent, f"/v1/staff/tickets/{ticket['number']}/{path}", body, what, method)

    def _any(self, at: int, which: Callable[[Any], Any] = bool) -> Any:
        seen = [view["ticket"] for view in self.truth.views.values()]
        fit = [one for one in seen if which(one)] or seen
        return fit[at % len(fit)]

    def _ahead(self, hours: int) -> str:
        return stamp(self.trade.now + timedelta(hours=hours))
