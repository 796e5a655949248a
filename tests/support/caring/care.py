"""One customer and staff who write to each other: what they ask for, and by which hours the vendor works."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from chalicelib.kernel import clock
from chalicelib.platform import vendor
from chalicelib.platform.settings import OFFICE_HOURS
from chalicelib.tickets import service
from chalicelib.tickets.service import retiming, storing
from tests.support import resources
from tests.support.caring.hours import Hours
from tests.support.trading.trade import Trade

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat")
HOURS = {
    "office": OFFICE_HOURS,
    "holidays": json.dumps({**json.loads(OFFICE_HOURS), "holidays": ["2026-10-26", "2026-11-02", "2026-11-03"]}),
    "long": json.dumps({"zone": "Europe/Helsinki", "week": {day: ["07:00-12:00", "12:45-20:00"] for day in WEEK}}),
}


@dataclass
class Care(Trade):
    """`opened` are the tickets that were asked for, by what was written first in them."""

    settled: Callable[..., None] = lambda **_: None
    hours: Hours = field(default_factory=lambda: Hours(OFFICE_HOURS))
    opened: dict[str, dict[str, Any]] = field(default_factory=dict)

    def words(self) -> str:
        """What nobody has written yet."""
        return f"This is word {self.tally['asked'] + 1}."

    def work(self, hours: str) -> None:
        """From now on the vendor works by these. Every process that begins notices it, until one has told so."""
        self.settled(calendar=HOURS[hours])
        for known in (vendor.calendar, storing.level, retiming._notice):
            known.cache_clear()
        self.hours = Hours(HOURS[hours])
        for _ in range(2):
            self.does(service.notice_new_promises)
        self.tally[f"work by {hours}"] += 1
        self.collect()

    def ring(self) -> None:
        """All timers that are due fire, each once."""
        self.collect()
        for letter in [one for one in self.post.waiting if one.reaction in self.post.courier.timers]:
            self.deliver(letter)

    def look_at(self, number: str, *, by_staff: bool) -> Any:
        """The ticket and its newest entries; None where there is nothing to be seen."""
        by, path = (self.agent, "/v1/staff/tickets") if by_staff else (self.customer, "/v1/tickets")
        with clock.fixed(self.now):
            answer = by.get(f"{path}/{number}")
        assert answer.status in {200, 404}, answer.body
        return answer.json if answer.status == 200 else None

    def _written(self) -> tuple[int, int]:
        return resources.count_of("outbox"), resources.count_of("tickets")
