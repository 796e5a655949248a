"""A hundred thousand tickets are open, and five hundred promises come due in one minute."""

import logging
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chalicelib.kernel import clock, ids
from chalicelib.overview.models import CardItem, Copy
from chalicelib.platform import aws, db, timers
from chalicelib.platform.settings import settings
from chalicelib.tickets import service as tickets
from chalicelib.tickets.models import Ticket
from tests.support import crowd
from tests.support.crowd import Row
from tests.support.delivery import deliver, events
from tests.support.journeys import ASKED, Portal
from tests.support.meter import Reading, metered

_log = logging.getLogger(__name__)
ROOT = Path(__file__).parents[3]
MONDAY = datetime(2030, 1, 7, 8, tzinfo=UTC)  # 10:00 in Helsinki
DUE = MONDAY + timedelta(hours=4)
BEFORE = DUE - timedelta(minutes=1)
FEW, MANY, AT_ONCE = 100, 100_000, 500
PATIENCE = 60.0
"""Seconds in which all that is due has been told."""
IN_HAND = "10"
"""Seconds until the queue gives again what a killed process had in its hands; on AWS it is 180."""


@pytest.fixture
def portal_with(new_application: Callable[[], object]) -> Callable[[int], Portal]:
    """A new portal with so many open tickets, of which that many are due at once; as many timers fire before."""

    def make(count: int) -> Portal:
        portal = Portal.opened(new_application(), products=0)
        with clock.fixed(MONDAY):
            due = portal.ticket = _opened(portal, {})
            later = _opened(portal, {"severity": "unharmed", "urgency": "no_hurry"})
        for share in (0.5, 0.8):
            _look(MONDAY + share * (DUE - MONDAY))
        with clock.fixed(BEFORE):
            deliver("overview.")
            crowd.write(_rows(count, due, later))
        return portal

    return make


def _opened(portal: Portal, more: dict[str, str]) -> str:
    answer = portal.customer.post("/v1/tickets", {**ASKED, **more})
    assert answer.status == 201, answer.body
    return str(answer.json["ticket"]["number"])


def _look(now: datetime) -> None:
    """All timers that are due by now fire."""
    from app import courier

    with clock.fixed(now):
        for page in list(timers.due(now)):
            for timer in page:
                courier.react(timers.as_envelope(timer))
            timers.done(page)


def _rows(count: int, due: str, later: str) -> Iterator[Row]:
    """Copies of the two: the ticket, its line in the staff's queue, its timer. And timers of what is no more."""
    of_due, of_later = _Original(due), _Original(later)
    for place in range(AT_ONCE):
        yield _timer(_number("gone", place), place, BEFORE)
        yield from of_due.copy("due", place, DUE)
    for place in range(count if count == FEW else count - AT_ONCE):
        yield from of_later.copy("later", place, DUE + timedelta(minutes=2 + place % 10_000))


def _number(what: str, place: int) -> str:
    return ids.number(what, str(place))


class _Original:
    """A ticket that the portal made itself, as it is stored."""

    def __init__(self, number: str) -> None:
        ticket, card = tickets.ticket_of(number), db.find(CardItem, f"C#ticket#{number}", "CARD")
        assert ticket
        assert card
        self.number, self.ticket, self.line = number, ticket.serialize(), str(card.facts)
        self.opened_at = ticket.opened_at

    def copy(self, what: str, place: int, fires_at: datetime) -> Iterator[Row]:
        number, at = _number(what, place), clock.stamp(fires_at)
        names = {"pk": Ticket.key(number), "number": number, "opened_key": f"{self.opened_at}#{number}"}
        line = {"pk": "D#tickets", "sk": f"1#{at}#{number}", "facts": self.line.replace(self.number, number)}
        yield Ticket.Meta.table_name, {**self.ticket, **_texts(names)}
        yield Copy.Meta.table_name, _texts(line)
        yield _timer(number, place, fires_at)


def _timer(number: str, place: int, fires_at: datetime) -> Row:
    key = {"pk": f"T#{place % timers.SHARDS:02d}", "sk": f"{clock.stamp(fires_at)}#{number}#ticket.clock"}
    return timers.TimerItem.Meta.table_name, _texts(key)


def _texts(values: dict[str, str]) -> dict[str, dict[str, str]]:
    return {name: {"S": value} for name, value in values.items()}


@pytest.mark.prove
@pytest.mark.timeout(900)
def test_what_is_due_is_told_once_within_a_minute_whoever_is_killed(portal_with: Callable[[int], Portal]) -> None:
    few = _asked(portal_with(FEW))
    portal = portal_with(MANY)
    many = _asked(portal)
    assert many == few

    began = time.monotonic()
    _swept_by_two_of_whom_one_is_killed()
    _escalated_by_two_of_whom_one_is_killed(began)
    took = time.monotonic() - began

    _everybody_was_told_once(portal.ticket)
    _log.info("%s of %s were told in %.1f s; asked for: %s", AT_ONCE, MANY, took, many)
    assert took < PATIENCE


def _asked(portal: Portal) -> dict[str, tuple[Counter[str], float, float]]:
    """What the sweep of that many asks for, and a page of the queue."""
    from app import courier

    with clock.fixed(BEFORE + timedelta(seconds=30)):
        with metered() as queue:
            page = portal.agent.get("/v1/staff/tickets")
        with metered() as sweep:
            courier.sweep()
    assert page.status == 200
    assert page.json["next_cursor"]
    return {"queue": _counted(queue), "sweep": _counted(sweep)}


def _counted(reading: Reading) -> tuple[Counter[str], float, float]:
    return Counter(reading.calls), reading.read_units, reading.write_units


def _swept_by_two_of_whom_one_is_killed() -> None:
    """The first dies when some messages are on the queue and their timers are not removed yet."""
    assert _hand("sweep", "BatchWriteItem", 9).wait(PATIENCE) == -signal.SIGKILL
    assert 0 < _due() < AT_ONCE
    assert _hand("sweep").wait(PATIENCE) == 0
    assert _due() == 0


def _escalated_by_two_of_whom_one_is_killed(began: float) -> None:
    """Two take what was sent; one dies in the middle of a ticket, and another takes its place."""
    sqs, queue = aws.client("sqs"), settings().queue("escalations")
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"VisibilityTimeout": IN_HAND})
    hands = [_hand("escalate", "TransactWriteItems", 100), _hand("escalate")]
    try:
        assert hands[0].wait(PATIENCE) == -signal.SIGKILL
        assert _left(queue) > 0
        hands.append(_hand("escalate"))
        while _left(queue) > 0 and time.monotonic() < began + 2 * PATIENCE:
            time.sleep(0.2)
    finally:
        for hand in hands:
            hand.kill()
            hand.wait()


def _hand(what: str, dies_at: str = "", nth: int = 0) -> subprocess.Popen[bytes]:
    asked = [what, clock.stamp(DUE), *([dies_at, str(nth)] if dies_at else [])]
    return subprocess.Popen([sys.executable, "-m", "tests.integration.tickets.hand", *asked], cwd=ROOT)


def _due() -> int:
    return sum(len(page) for page in timers.due(DUE))


def _left(queue: str) -> int:
    """Messages that wait or are in somebody's hands."""
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    counts = aws.client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=names)["Attributes"]
    return sum(int(counts[name]) for name in names)


def _everybody_was_told_once(original: str) -> None:
    """Of each promise that came due staff were told once, and its customer once."""
    once = Counter([original, *(_number("due", place) for place in range(AT_ONCE))])
    news = [one for one in events() if one.at == DUE]
    assert Counter(one.data["number"] for one in news if one.data.get("mark") == 100) == once
    assert Counter(one.data["number"] for one in news if one.name == "ticket.promise_broken") == once
    assert len(news) == 2 * len(once)
    for number in once:
        _, entries, _ = Ticket.with_newest(number)
        assert [one.kind for one in entries if one.by == "system"] == ["promise_broken"]
