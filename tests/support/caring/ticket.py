"""A second opinion on one ticket: told what happened to it, it says where it stands and what was promised."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from chalicelib.kernel.clock import parse, stamp
from tests.support.caring.hours import Hours
from tests.support.caring.terms import (
    AT_ONCE,
    AT_WORK,
    MAY,
    RECKONED_BY,
    REPLIES,
    REPLY,
    SETTLED,
    SOLUTION,
    TOLD,
    WORDS,
)
from tests.support.caring.watch import MARKS, Watch

Facts = dict[str, Any]


@dataclass
class Ticket:
    """`takes` what happened; each thing that can happen is a method."""

    kind: str
    severity: str
    priority: str
    since: datetime
    hours: Hours
    state: str = "new"
    watches: dict[str, Watch] = field(default_factory=dict)
    told: set[tuple[str, int, int]] = field(default_factory=set)
    reminded_at: list[datetime] = field(default_factory=list)
    waiting_until: datetime | None = None
    came_from: str | None = None
    apologies: int = 0
    assigned_to: str = ""

    def __post_init__(self) -> None:
        self.watches["first_reply"] = Watch.of("first_reply", 1, self.since, REPLY[self.priority], self.hours)
        self.watches["resolution"] = Watch.of("resolution", 1, self.since, SOLUTION[self.priority], self.hours)

    def takes(self, what: str, at: datetime, facts: Facts, hours: Hours) -> None:
        self.hours = hours
        assert self.state in MAY.get(what, {*AT_WORK, *SETTLED}), ("not allowed", what, self.state)
        if what in RECKONED_BY:
            self._reckon_anew(at)
        getattr(self, what)(at, facts)
        self._follow()

    def running(self, *kinds: str) -> Watch | None:
        return next((one for one in self.watches.values() if one.kind in kinds and one.runs), None)

    def silence_ends(self) -> datetime | None:
        """When a customer whose turn it is hears of it, or it closes."""
        if self.state not in {"waiting_customer", "solved"}:
            return None
        if len(self.reminded_at) == 2 and self.kind == "complaint":
            return None
        return self.hours.days_later([self.since, *self.reminded_at][-1], 3)

    def untold(self) -> dict[tuple[str, int, int], datetime]:
        """Which marks are ahead, and when."""
        marks = [(one, mark, one.reaches(mark, self.hours)) for one in self.watches.values() for mark in MARKS]
        ahead = {(one.kind, one.cycle, mark): moment for one, mark, moment in marks if one.runs and moment}
        return {which: moment for which, moment in ahead.items() if which not in self.told}

    # What people do

    def customer_replied(self, at: datetime, _: Facts) -> None:
        before = self.state
        if before in {"waiting_customer", "solved"}:
            self._enter("open", at)
            self.came_from = before
        self._await_reply(at)

    def answered(self, at: datetime, facts: Facts) -> None:
        if self.state != "open":
            self._enter("open", at)
        self._heard(at)
        if "news_by" in facts:
            self._promise_news(at, parse(facts["news_by"]))

    def asked(self, at: datetime, _: Facts) -> None:
        self._heard(at)
        self._enter("waiting_customer", at)

    def solved(self, at: datetime, _: Facts) -> None:
        self._heard(at)
        self._enter("solved", at)

    solve = solved

    def wait_for_third(self, at: datetime, facts: Facts) -> None:
        self._enter("waiting_third", at)
        self.waiting_until = parse(facts["until"])

    def set_aside(self, at: datetime, _: Facts) -> None:
        before, self.came_from = self.came_from, None
        if before in {"waiting_customer", "solved"}:
            self._heard(at, dropped=True)
        self._end(REPLIES, at, dropped=True)
        if before:
            self._enter(before, at)

    def withdraw(self, at: datetime, _: Facts) -> None:
        self._heard(at, dropped=True)
        self._enter("closed", at)

    confirm_solved = withdraw

    def say_solved(self, at: datetime, facts: Facts) -> None:
        self._end(("resolution",), at, dropped=False)
        self.withdraw(at, facts)

    def not_solved(self, at: datetime, _: Facts) -> None:
        self._enter("open", at)
        self._await_reply(at)

    reopen = not_solved

    def staff_reopens(self, at: datetime, _: Facts) -> None:
        self._enter("open", at)

    def mark_spam(self, at: datetime, _: Facts) -> None:
        self._heard(at, dropped=True)
        self._enter("spam", at)

    def restore(self, at: datetime, _: Facts) -> None:
        for one in self.watches.values():
            if one.ended == self.since and one.dropped:
                one.ended, one.dropped = None, False
        self._enter("open", at)

    def assigned(self, _: datetime, facts: Facts) -> None:
        self.assigned_to = facts["assignee"]

    def priority_changed(self, at: datetime, facts: Facts) -> None:
        self.priority = facts["now"]
        self._reckon_anew(at)

    def urgency_raised(self, at: datetime, facts: Facts) -> None:
        assert facts["now"] == min(self.priority, AT_ONCE[self.severity])
        self.priority_changed(at, facts)

    # What time does

    def escalated(self, at: datetime, facts: Facts) -> None:
        one, mark = self.watches[facts["clock"]], int(facts["mark"])
        which = (one.kind, int(facts["cycle"]), mark)
        assert which not in self.told, ("told twice", which)
        reached = one.reaches(mark, self.hours)
        assert one.runs, ("told of what is over", which)
        assert one.cycle == which[1], ("told of another cycle", which)
        assert reached, ("told in a pause", which)
        assert reached <= at, ("told too early", which)
        assert facts["audience"] == (TOLD[mark] if self.assigned_to or mark > MARKS[0] else "team")
        self.told.add(which)

    def promise_broken(self, at: datetime, facts: Facts) -> None:
        """An apology comes with a new promise, twice at most until the customer has heard from us."""
        news = self.running("update")
        if not (news and news.due > at) and self.apologies < 2:
            self.apologies += 1
            self._promise_news(at, self._soon(at))
        news = self.running("update")
        assert facts.get("new_due_at") == (stamp(news.due) if news and news.due > at else None)

    def reminded(self, at: datetime, _: Facts) -> None:
        ends = self.silence_ends()
        assert ends, "reminded in vain"
        assert ends <= at, "reminded too early"
        self.reminded_at.append(at)

    def answer_overdue(self, at: datetime, _: Facts) -> None:
        ends = self.silence_ends()
        assert ends, "closed in vain"
        assert ends <= at, "closed too early"
        assert len(self.reminded_at) == 2, "closed without a reminder"
        assert self.kind != "complaint", "a complaint closed for silence"
        self._enter("closed", at)

    def date_passed(self, at: datetime, _: Facts) -> None:
        assert self.waiting_until, "waited for nothing"
        assert self.waiting_until <= at, "waited too short"
        self._enter("open", at)
        if not self.running(*WORDS):
            self._promise_news(at, self._soon(at))

    def retimed(self, _: datetime, __: Facts) -> None:
        """Reckoned anew, and nothing else."""

    promise_moved = retimed

    # What they share

    def _enter(self, state: str, at: datetime) -> None:
        self.state, self.since = state, at
        self.reminded_at, self.waiting_until, self.came_from = [], None, None

    def _await_reply(self, at: datetime) -> None:
        if not self.running(*REPLIES):
            cycle = self._cycle("next_reply")
            self.watches["next_reply"] = Watch.of("next_reply", cycle, at, REPLY[self.priority], self.hours)

    def _heard(self, at: datetime, *, dropped: bool = False) -> None:
        self._end(WORDS, at, dropped=dropped)
        self.came_from, self.apologies = None, 0

    def _promise_news(self, at: datetime, due: datetime) -> None:
        self.watches["update"] = Watch.until(due, self._cycle("update"), at, self.hours)

    def _soon(self, at: datetime) -> datetime:
        return self.hours.after(at, timedelta(minutes=REPLY[self.priority]))

    def _cycle(self, kind: str) -> int:
        return self.watches[kind].cycle + 1 if kind in self.watches else 1

    def _end(self, kinds: tuple[str, ...], at: datetime, *, dropped: bool) -> None:
        for kind in kinds:
            if kind in self.watches:
                self.watches[kind].end(at, self.hours, dropped=dropped)

    def _follow(self) -> None:
        """The promise to solve it stands still while it is the customer's turn, ends, and begins anew."""
        if self.state in SETTLED:
            self._end(("resolution",), self.since, dropped=self.state != "solved")
            return
        if not self.running("resolution"):
            cycle, minutes = self._cycle("resolution"), SOLUTION[self.priority]
            self.watches["resolution"] = Watch.of("resolution", cycle, self.since, minutes, self.hours)
        if self.state == "waiting_customer":
            self.watches["resolution"].pause(self.since)
        else:
            self.watches["resolution"].go_on(self.since, self.hours)

    def _reckon_anew(self, at: datetime) -> None:
        for one in self.watches.values():
            target = SOLUTION if one.kind == "resolution" else REPLY
            one.reckon_anew(at, self.hours, target[self.priority])
