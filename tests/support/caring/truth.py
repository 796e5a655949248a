"""What must be true of every ticket after every step, and what must be once everything has arrived."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.clock import stamp
from chalicelib.kernel.event import Envelope
from chalicelib.overview import service as overview
from chalicelib.platform import outbox
from tests.support import resources
from tests.support.caring.care import Care
from tests.support.caring.terms import RECKONED_BY, REPLIES, SETTLED, SEVERITY, WORDS
from tests.support.caring.ticket import Ticket
from tests.support.trading.trade import ACCOUNT

LATER = {"ticket.escalated": 0, "ticket.promise_broken": 2}
"""What one look at a ticket finds, in the order in which one follows from the other; all else is 1."""
Entry = dict[str, Any]


@dataclass
class Truth:
    """`tickets` is the second opinion on each, `views` what staff saw of it after the last step."""

    trade: Care
    tickets: dict[str, Ticket] = field(default_factory=dict)
    views: dict[str, Any] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    def after_a_step(self) -> None:
        """Each ticket stands where it should, is shown so to both sides, and nothing that was acknowledged is lost."""
        self.entries = _entries()
        self._learn()
        self.views = {number: self.trade.look_at(number, by_staff=True) for number in self.tickets}
        for number, ticket in self.tickets.items():
            self._shown_right(ticket, self.views[number], self._seen_by_staff(number))
            seen = self.trade.look_at(number, by_staff=False)
            assert (seen is None) == (ticket.state == "spam"), (number, "spam is not to be seen")
            if seen:
                self._shown_right(ticket, seen, self.entries[f"T#{number}"])
            self._stands_still(number, ticket)
        self._nothing_is_lost()

    def _learn(self) -> None:
        """Tells the second opinion what has happened since."""
        raw = resources.items_of("outbox", but=self.known)
        news = [outbox.envelope_of(outbox.OutboxItem.from_raw_data(one)) for one in raw]
        for event in sorted(news, key=lambda one: (one.at, LATER.get(one.name, 1))):
            self.known.add(event.event_id)
            if event.name.startswith("ticket.") and event.name != "ticket.note_added":
                self._take(event)

    def _take(self, event: Envelope) -> None:
        number, name = event.data["number"], event.name.removeprefix("ticket.")
        told = [one for one in self.entries[f"T#{number}"] if one["entry_id"] == event.data["entry_id"]]
        if name == "opened":
            asked = self.trade.opened[told[0]["text"]]
            [priority] = [one for one, severity in SEVERITY.items() if severity == asked["severity"]]
            self.tickets[number] = Ticket(asked["kind"], asked["severity"], priority, event.at, self.trade.hours)
            return
        what, facts = _what(name, told), {**event.data, **(told[0]["facts"] if told else {})}
        self.tickets[number].takes(what, event.at, facts, self.trade.hours)
        self.trade.tally[what] += what in RECKONED_BY

    def _shown_right(self, ticket: Ticket, seen: Any, entries: list[Entry]) -> None:
        facts, now = seen["ticket"], self.trade.now
        assert (facts["state"], facts["since"]) == (ticket.state, stamp(ticket.since)), facts["number"]
        assert facts["priority"] == ticket.priority, facts["number"]
        assert facts["promise"] == self._promise(ticket), ("promised otherwise", facts["number"])
        resolution = ticket.watches["resolution"].shown(now, self.trade.hours)
        assert facts["resolution"] == resolution, ("promised otherwise", facts["number"])
        news = ticket.running("update")
        assert facts["news_by"] == (stamp(news.due) if news else None), ("promised otherwise", facts["number"])
        shown = [(one["entry_id"], one["kind"], one["by"], one["text"], one["facts"]) for one in seen["entries"]]
        stored = [(one["entry_id"], one["kind"], one["by"], one["text"], one["facts"]) for one in entries]
        assert shown == stored[-len(shown) :], ("shown otherwise", facts["number"])
        assert seen["older"] or len(shown) == len(stored), ("shown otherwise", facts["number"])

    def _promise(self, ticket: Ticket) -> Any:
        """That which runs: to answer, else to tell more; else what has become of the last."""
        words = [one for one in ticket.watches.values() if one.kind in WORDS]
        last = max(words, key=lambda one: (one.ended or one.began, one.kind in REPLIES))
        awaited = ticket.running(*REPLIES) or ticket.running("update") or last
        return awaited.shown(self.trade.now, self.trade.hours)

    def _stands_still(self, number: str, ticket: Ticket) -> None:
        """Where it is not our turn, nobody is promised a word of ours."""
        if ticket.state in {*SETTLED, "waiting_customer"}:
            assert not ticket.running(*WORDS), (number, ticket.state, "a promise runs that nobody waits for")

    def _nothing_is_lost(self) -> None:
        """What was acknowledged is there once; what may have been written, at most once; notes are for staff."""
        written = {one["text"]: pk for pk, entries in self.entries.items() for one in entries if one["text"]}
        counts = Counter(one["text"] for entries in self.entries.values() for one in entries if one["text"])
        assert set(counts.values()) <= {1}, "written twice"
        for sent in self.trade.done:
            text = sent.body.get("text") or sent.body.get("message")
            if text:
                assert text in written, ("lost", sent)
                assert written[text].startswith("N#") == sent.body.get("internal", False), sent

    def _seen_by_staff(self, number: str) -> list[Entry]:
        both = [*self.entries[f"T#{number}"], *self.entries.get(f"N#{number}", [])]
        return sorted(both, key=lambda one: str(one["entry_id"]))

    def at_rest(self) -> None:
        """Every timer that was due has fired: everybody was told, nobody waits for too long, all will be looked at."""
        self.after_a_step()
        before = self.trade.now - timedelta(seconds=1)
        timers = [_timer(one) for one in resources.items_of("timers")]
        for number, ticket in self.tickets.items():
            moments = [*ticket.untold().values(), *filter(None, (ticket.waiting_until, ticket.silence_ends()))]
            late = [moment for moment in moments if moment < before]
            assert not late, (number, "nobody was told", late)
            first = stamp(min(moments)) if moments else "9"
            set_for = [at for at, ref in timers if ref == number]
            assert not moments or min(set_for, default="9") <= first, (number, "no timer is set", first)
        with clock.fixed(self.trade.now):
            if any(name.startswith("overview.") for name in self.trade.post.courier.reactions):
                differing = overview.rebuild(ACCOUNT)
                assert not differing, ("a card is another", differing)


def _what(name: str, told: list[Entry]) -> str:
    """What happened: what an entry says, and of messages what the event says."""
    if not told:
        return "retimed" if name == "handled" else name
    kind, by = str(told[0]["kind"]), told[0]["by"]
    if kind == "message" or name == "promise_broken":
        return name
    return "staff_reopens" if (kind, by) == ("reopen", "staff") else kind


def _entries() -> dict[str, list[Entry]]:
    """What is stored of every conversation, and of the notes among staff, oldest first."""
    from chalicelib.tickets.models import Entry as Stored  # models know their tables once AWS is there

    rows = [one for one in resources.items_of("tickets") if one["sk"]["S"].startswith("M#")]
    found: dict[str, list[Entry]] = {}
    for one in sorted(map(Stored.from_raw_data, rows), key=lambda one: str(one.sk)):
        names = ("entry_id", "kind", "by", "text")
        facts = {"facts": one.facts or {}}
        found.setdefault(one.pk, []).append({name: getattr(one, name) for name in names} | facts)
    return found


def _timer(raw: resources.Raw) -> tuple[str, str]:
    at, ref = raw["sk"]["S"].split("#")[:2]
    return at, ref
