"""Somebody asks something, on a Monday morning."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from tests.functional.conftest import employed
from tests.functional.tickets.post import Postman
from tests.support.caller import Caller
from tests.support.mails import Mailbox, written_to

MONDAY = datetime(2030, 1, 7, 8, tzinfo=UTC)  # 10:00 in Helsinki, where the vendor works from 8 to 17
ASKED = {
    "kind": "fault",
    "subject": "Grinder stops after ten seconds",
    "message": "It worked until Friday.",
    "severity": "hindered",
    "urgency": "today",
    "tags": ["Grinder", "warranty"],
}


class Hands:
    """The hands of the clock."""

    def __init__(self) -> None:
        self.now = MONDAY
        self._held = clock.fixed(self.now)
        self._held.__enter__()

    def go(self, **duration: float) -> None:
        """Time passes."""
        self.stop()
        self.now += timedelta(**duration)
        self._held = clock.fixed(self.now)
        self._held.__enter__()

    def stop(self) -> None:
        self._held.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def hands() -> Iterator[Hands]:
    made = Hands()
    yield made
    made.stop()


@pytest.fixture
def ask(customer: Caller) -> Callable[..., Any]:
    """`ask(severity="stopped")`: the customer's ticket, freshly opened."""

    def opened(key: str | None = None, **more: Any) -> Any:
        answer = customer.post("/v1/tickets", {**ASKED, **more}, key=key)
        assert answer.status == 201, answer.body
        return answer.json["ticket"]

    return opened


@pytest.fixture
def answer(agent: Caller) -> Callable[..., Any]:
    """`answer(ticket, then="solved")`: a member of staff writes to the customer."""

    def written(ticket: Any, then: str = "open", text: str = "We are on it.") -> Any:
        answer = agent.post(f"/v1/staff/tickets/{ticket['number']}/messages", {"text": text, "then": then})
        assert answer.status == 201, answer.body
        return answer.json["ticket"]

    return written


@pytest.fixture
def sweep(aws: None) -> Callable[[], list[str]]:
    """Plays the minute sweep and the escalations queue; says which timers fired."""

    def run() -> list[str]:
        from app import courier
        from chalicelib.platform import timers

        fired: list[str] = []
        for page in list(timers.due(clock.now())):
            for timer in page:
                courier.react(timers.as_envelope(timer))
                fired.append(timer.sk)
            timers.done(page)
        return fired

    return run


@pytest.fixture
def later(hands: Hands, sweep: Callable[[], list[str]], deliver: Callable[[], int]) -> Callable[..., None]:
    """`later(days=1)`: time passes, timers fire, and all that follows from them happens."""

    def wait(**duration: float) -> None:
        hands.go(**duration)
        sweep()
        deliver()

    return wait


@pytest.fixture
def boss(app: Any) -> Caller:
    """Nadia, who leads."""
    return employed(app, "nadia", "Nadia Berg", "admin")


@pytest.fixture
def staff_does(agent: Caller, hands: Hands, deliver: Callable[[], int]) -> Callable[..., Any]:
    """`staff_does("PUT", ticket, "assignment", assignee="ilze")`"""

    def do(method: str, ticket: Any, what: str, **body: Any) -> Any:
        hands.go(minutes=1)
        path = f"/v1/staff/tickets/{ticket['number']}"
        version = agent.get(path).json["ticket"]["version"]
        headers = {"Idempotency-Key": f"{what}-{version}"}
        answer = agent.call(method, f"{path}/{what}", {**body, "version": version}, headers)
        assert answer.status == 200, answer.body
        deliver()
        return answer.json["ticket"]

    return do


@pytest.fixture
def postman(app: Any) -> Postman:
    """Brings mails that people write."""
    return Postman(app)


@pytest.fixture
def letter(mailbox: Mailbox, deliver: Callable[[], int]) -> Callable[..., Any]:
    """`letter("elin")`: the newest mail to a person."""

    def newest(name: str) -> Any:
        deliver()
        return written_to(mailbox, name)[-1]

    return newest
